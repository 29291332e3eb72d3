import type { MeetingEvent } from '@linyi/shared/domain/meeting-state'
import type { RecordReport } from '@linyi/shared/record/verify-record'

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
  /** Whether the four groups were compared. */
  readonly compared: boolean
  readonly at: number
  readonly entries: readonly FoundEntry[]
}

/** Digits as people copy them off a wall: in groups, in capitals. Null for what cannot be four groups of four. */
export function rootTyped(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '').toLowerCase()
  return /^[0-9a-f]{16,64}$/.test(digits) ? digits : null
}

/** 自己核一遍: fetches the file as anyone may, and checks it here. The check itself is loaded only when asked for. */
export class SelfCheck {
  running = $state(false)
  failed = $state(false)
  done: Checked | null = $state.raw(null)

  async run(path: string, root: string | null): Promise<void> {
    if (this.running) return
    this.running = true
    this.failed = false
    try {
      const { checkRecord } = await import('./check-record.ts')
      const response = await fetch(path, { cache: 'no-store' })
      if (!response.ok) throw new Error(String(response.status))
      const file = new Uint8Array(await response.arrayBuffer())
      this.done = { ...checkRecord(file, root), compared: root !== null, at: Date.now() }
    } catch {
      this.failed = true
    }
    this.running = false
  }
}
