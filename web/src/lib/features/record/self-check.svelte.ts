import type { MeetingEvent } from '@linyi/shared/domain/meeting-state'
import type { Expectation, RecordReport } from '@linyi/shared/record/verify-record'
import { knownKey, rememberKey, seenBefore, type Seen } from './known-key.ts'

/** The part of an event's type before the dot. */
export type Noun = MeetingEvent['type'] extends `${infer Of}.${string}` ? Of : never

/** An entry as the check found it: who did what sort of thing; null for one that is not public. */
export type FoundEntry = {
  readonly seq: number
  readonly at: number
  readonly leaf: string
  readonly of: { readonly noun: Noun; readonly by: string } | null
}

export type Checked = {
  readonly report: RecordReport
  /** The four groups and the key that the reader has from elsewhere, as far as they were given. */
  readonly compared: Expectation
  readonly seen: Seen
  readonly at: number
  readonly entries: readonly FoundEntry[]
}

/** Digits as people copy them off a wall: in groups, in capitals. */
const digitsTyped = (typed: string, shape: RegExp): string | null => {
  const digits = typed.replace(/[\s-]/g, '').toLowerCase()
  return shape.test(digits) ? digits : null
}

/** Null for what cannot be four groups of four. */
export const rootTyped = (typed: string): string | null => digitsTyped(typed, /^[0-9a-f]{16,64}$/)
/** Null for what cannot be a whole key. */
export const keyTyped = (typed: string): string | null => digitsTyped(typed, /^[0-9a-f]{64}$/)

/** 自己核一遍: fetches the file as anyone may, and checks it here. The check itself is loaded only when asked for. */
export class SelfCheck {
  running = $state(false)
  failed = $state(false)
  done: Checked | null = $state.raw(null)

  async run(path: string, compared: Expectation): Promise<void> {
    if (this.running) return
    this.running = true
    this.failed = false
    try {
      const { checkRecord } = await import('./check-record.ts')
      const response = await fetch(path, { cache: 'no-store' })
      if (!response.ok) throw new Error(String(response.status))
      const file = new Uint8Array(await response.arrayBuffer())
      const found = checkRecord(file, compared)
      const at = Date.now()
      this.done = { ...found, compared, seen: this.#see(found.report, compared, at), at }
    } catch {
      this.failed = true
    }
    this.running = false
  }

  /** A key is remembered with the first record that holds, and another in its place once the reader has it from elsewhere. */
  #see({ fault, key }: RecordReport, compared: Expectation, at: number): Seen {
    const seen = seenBefore(knownKey(), key)
    const isTaken = seen.is === 'first' || (seen.is === 'other' && compared.key !== undefined)
    if (fault === null && key !== null && isTaken) rememberKey({ key, at })
    return seen
  }
}
