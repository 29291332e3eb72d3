import type { Instant } from '@linyi/shared/domain/decider'
import type { AgendaItem } from '@linyi/shared/domain/meeting/schema'
import type { MeetingPart } from '@linyi/shared/domain/meeting/state'

const minuteMs = 60_000

/** A row of the agenda with its times: as they were for what is done, else as they would be from now on. */
export type AgendaRow = {
  readonly item: AgendaItem
  readonly state: 'done' | 'now' | 'later'
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** What it took on evenings before, which were adjourned. */
  readonly earlierMs: number
}

type Timed = Pick<MeetingPart, 'agenda' | 'entered' | 'item' | 'facts'>

/** How an item was spent: on the last evening it was on, and on those before, as each was adjourned. */
type Spent = {
  readonly from: Instant
  /** Null while it is on. */
  readonly to: Instant | null
  readonly earlierMs: number
  /** An adjournment ended it, and nothing has been put on since. */
  readonly interrupted: boolean
}

/** Null for an item that was never on. */
function spent(entered: MeetingPart['entered'], id: string): Spent | null {
  let evening = 0
  const times = entered.map(({ item, at, until }, index) => {
    const to = until ?? entered[index + 1]?.at ?? null
    return { item, from: at, to, evening: until === undefined ? evening : evening++ }
  })
  const own = times.filter(({ item }) => item === id)
  const last = own[own.length - 1]
  if (!last) return null
  const earlier = own.filter((one) => one.evening < last.evening)
  return {
    from: own.find((one) => one.evening === last.evening)!.from,
    to: last.to,
    earlierMs: earlier.reduce((sum, { from, to }) => sum + (to === null ? 0 : to - from), 0),
    interrupted: last === times[times.length - 1] && last.to !== null,
  }
}

export function agendaRows(
  { agenda, entered, item: current, facts }: Timed,
  now: Instant,
): readonly AgendaRow[] {
  let next = current === '' ? Math.max(now, facts.startsAt) : now
  const put = (row: AgendaRow): AgendaRow => {
    if (row.state !== 'done') next = Math.max(next, row.endsAt)
    return row
  }
  return agenda.map((item) => {
    const times = spent(entered, item.id)
    const earlierMs = times?.earlierMs ?? 0
    const left = (hadMs: number): number => Math.max(0, item.minutes * minuteMs - hadMs)
    if (item.id === current) {
      const since = entered[entered.length - 1]?.at ?? now
      return put({ item, state: 'now', startsAt: since, endsAt: since + left(earlierMs), earlierMs })
    }
    if (times?.to && !times.interrupted)
      return put({ item, state: 'done', startsAt: times.from, endsAt: times.to, earlierMs })
    const hadMs = times?.to ? earlierMs + times.to - times.from : earlierMs
    return put({ item, state: 'later', startsAt: next, endsAt: next + left(hadMs), earlierMs: hadMs })
  })
}

/** When the last item ends if the rest takes what is planned; null where there is no agenda. */
export const endOf = (rows: readonly AgendaRow[]): Instant | null =>
  rows.length === 0 ? null : Math.max(...rows.map(({ endsAt }) => endsAt))

/** Whole minutes that a done item took beyond its plan; negative where it took less. */
export const tookBeyond = ({ item, startsAt, endsAt, earlierMs }: AgendaRow): number =>
  Math.round((earlierMs + endsAt - startsAt) / minuteMs) - item.minutes

/** Whole minutes until `at`; negative once it is over. */
export const minutesUntil = (at: Instant, now: Instant): number => Math.ceil((at - now) / minuteMs)

/** Whole minutes something took, at least one. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(1, Math.round((to - from) / minuteMs))

/** The item after the one that is on; the first before any was; null after the last. */
export function nextItem({ agenda, item }: Pick<MeetingPart, 'agenda' | 'item'>): AgendaItem | null {
  const at = agenda.findIndex(({ id }) => id === item)
  return agenda[at + 1] ?? null
}
