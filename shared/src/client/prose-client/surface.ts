import type { Instant } from '../../domain/decider.ts'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { DocDrafts, TrayStore } from '../doc-client/keeping.ts'
import type { DocLink } from '../doc-client/link.ts'
import type { RichText, Writer } from '../doc-client/rich-text.ts'
import type { Surroundings } from '../surroundings.ts'

/** Words of the minutes that found no place. They stay on this device until their writer dismisses them. */
export type LostProse = {
  readonly id: string
  /** The parts that only this device had, one a line. */
  readonly words: string
  readonly code: GateCode
  /** By the device's clock. */
  readonly at: Instant
}

export type ProseClientOptions = {
  readonly link: DocLink
  readonly drafts: DocDrafts
  readonly trayStore: TrayStore<LostProse>
  readonly surroundings: Surroundings
  /** Whose law the doc is under; the minutes' unless said. */
  readonly name?: 'minutes' | 'working'
}

export type ProseClient = RichText<LostProse, Writer>
