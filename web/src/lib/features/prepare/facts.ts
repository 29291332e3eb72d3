import { kinds } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingFacts } from '@linyi/shared/domain/meeting/schema'
import type { MeetingPart } from '@linyi/shared/domain/meeting/state'
import { dayField, instantOf, timeField } from '#lib/features/meeting/wall-clock.ts'

/** The facts of a notice as a form holds them. */
export type FactsForm = Omit<MeetingFacts, 'startsAt' | 'endsAt'> & {
  readonly day: string
  readonly from: string
  readonly to: string
}

export const formOf = ({ startsAt, endsAt, ...words }: MeetingFacts): FactsForm => ({
  ...words,
  day: dayField(startsAt),
  from: timeField(startsAt),
  to: timeField(endsAt),
})

export type FactsProblem = 'needName' | 'needPlace' | 'needTimes'

/** What the form says, or the first thing that is missing. */
export function factsOf(form: FactsForm): MeetingFacts | FactsProblem {
  const { day, from, to, ...words } = form
  const startsAt = instantOf(day, from)
  const endsAt = instantOf(day, to)
  if (words.title.trim() === '') return 'needName'
  if (words.place.trim() === '') return 'needPlace'
  if (startsAt === null || endsAt === null || endsAt <= startsAt) return 'needTimes'
  const { kind, title, topic, place, placeNote, whoMayCome } = words
  const trimmed = { title, topic, place, placeNote, whoMayCome }
  return {
    kind,
    ...(Object.fromEntries(
      Object.entries(trimmed).map(([name, value]) => [name, value.trim()]),
    ) as typeof trimmed),
    startsAt,
    endsAt,
  }
}

const dayMs = 24 * 3600_000

/** A meeting three evenings from now: what a new form begins with. */
export function newFacts(kind: MeetingFacts['kind'], now: number): FactsForm {
  const day = dayField(now + (kinds[kind].noticeDays + 1) * dayMs)
  return {
    kind,
    title: '',
    topic: '',
    place: '',
    placeNote: '',
    whoMayCome: '',
    day,
    from: '19:30',
    to: '21:00',
  }
}

export type Part = 'facts' | 'agenda' | 'rules' | 'people' | 'roll' | 'election' | 'poster'

/** What each part still lacks before the notice can go out. */
export function missingIn(meeting: MeetingPart): Readonly<Record<Part, number>> {
  const chaired = Object.values(meeting.duties).some((held) => held.includes('moderator'))
  const hasAgenda = kinds[meeting.facts.kind].agenda === null || meeting.agenda.length > 0
  return {
    facts: typeof factsOf(formOf(meeting.facts)) === 'string' ? 1 : 0,
    agenda: hasAgenda ? 0 : 1,
    rules: 0,
    people: chaired ? 0 : 1,
    roll: 0,
    election: 0,
    poster: 0,
  }
}
