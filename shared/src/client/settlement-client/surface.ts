import type * as Y from 'yjs'
import type { GateCode } from '../../docs/gate/verdict.ts'
import type { SettlementRights } from '../../docs/settlement/rights.ts'
import type { Instant, Quote } from '../../domain/decider.ts'
import type { Fragment, Part } from '../../domain/mediation/settlement/parts.ts'
import type { DocDrafts, TrayStore } from '../doc-client/keeping.ts'
import type { DocLink } from '../doc-client/link.ts'
import type { RichText, Writer } from '../doc-client/rich-text.ts'
import type { Surroundings } from '../surroundings.ts'

/** Words of one part that found no place. They stay on this device until their writer dismisses them. */
export type LostWords = {
  readonly id: string
  readonly part: Part
  /** The lines that only this device had, one a line. */
  readonly words: string
  readonly code: GateCode
  /** By the device's clock. */
  readonly at: Instant
}

export type SettlementClientOptions = {
  readonly link: DocLink
  /** What the case allows now, or null while that is not known here. The server asks for itself. */
  readonly rights: () => SettlementRights | null
  readonly drafts: DocDrafts
  readonly trayStore: TrayStore<LostWords>
  readonly surroundings: Surroundings
}

/** Somebody with the settlement open, as the server vouches for them. */
export type SettlementPresent = Writer & {
  /** Where their caret stands; null when they only read. */
  readonly fragment: Fragment | null
}

export type SettlementClient = RichText<LostWords, SettlementPresent> & {
  /** The hash of a part as the server has it on disk: name it in an assent. */
  readonly hash: (part: Part) => string
  /** The words as they stand on this device: for checks while somebody writes. */
  readonly draft: () => Quote
  /** What the editor of one fragment binds to. Another after a refusal: bind anew. */
  readonly fragment: (fragment: Fragment) => Y.XmlFragment
  /** Whether something of a part has not been acked yet. */
  readonly isPending: (part: Part) => boolean
}
