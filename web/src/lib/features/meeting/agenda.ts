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
}

type Timed = Pick<MeetingPart, 'agenda' | 'entered' | 'item' | 'facts'>

/** When an item was put on first and left last; null when it never was. */
function spent(entered: MeetingPart['entered'], id: string): { from: Instant; to: Instant | null } | null {
  const first = entered.find(({ item }) => item === id)
  if (!first) return null
  const last = entered.reduce((at, { item }, index) => (item === id ? index : at), 0)
  return { from: first.at, to: entered[last + 1]?.at ?? null }
}

export function agendaRows(
  { agenda, entered, item: current, facts }: Timed,
  now: Instant,
): readonly AgendaRow[] {
  let next = entered.length > 0 ? now : Math.max(now, facts.startsAt)
  const put = (
    item: AgendaItem,
    state: AgendaRow['state'],
    startsAt: Instant,
    endsAt: Instant,
  ): AgendaRow => {
    if (state !== 'done') next = Math.max(next, endsAt)
    return { item, state, startsAt, endsAt }
  }
  return agenda.map((item) => {
    const times = spent(entered, item.id)
    if (item.id === current) {
      const since = entered[entered.length - 1]?.at ?? now
      return put(item, 'now', since, since + item.minutes * minuteMs)
    }
    if (times?.to) return put(item, 'done', times.from, times.to)
    return put(item, 'later', next, next + item.minutes * minuteMs)
  })
}

/** When the last item ends if the rest takes what is planned; null where there is no agenda. */
export const endOf = (rows: readonly AgendaRow[]): Instant | null =>
  rows.length === 0 ? null : Math.max(...rows.map(({ endsAt }) => endsAt))

/** Whole minutes that a done item took beyond its plan; negative where it took less. */
export const tookBeyond = ({ item, startsAt, endsAt }: AgendaRow): number =>
  Math.round((endsAt - startsAt) / minuteMs) - item.minutes

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
