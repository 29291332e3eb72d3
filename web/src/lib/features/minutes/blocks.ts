import type { Quote } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { minutesOf } from '@linyi/shared/domain/minutes/minutes'
import { proseIn } from '@linyi/shared/domain/minutes/prose'
import { came } from '@linyi/shared/domain/roll/counts'
import { minutesPaper, type PaperBlock } from '@linyi/shared/papers/minutes-paper'
import { paperPerson, type PaperPerson } from '@linyi/shared/papers/people'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

const personIn =
  ({ roll }: MeetingState, visit: MeetingVisit) =>
  (id: string): PaperPerson => {
    const line = roll.lines[id]
    const name = visit.nameOf(id)
    const posts = (visit.stream.people.get(id)?.roles ?? []) as Parameters<typeof paperPerson>[0]['posts']
    const known = { name, posts, grid: visit.gridName(line?.grid ?? ''), named: true, erased: name === '' }
    return paperPerson(known, line?.capacity)
  }

type Asked = {
  /** The recorder's words, or null for what the events write alone. */
  readonly prose: Quote | null
  /** Until when, while the meeting is not closed. */
  readonly now: number
}

/** The minutes as they are read out and printed, of what this person may see: the same words as on the paper. */
export function minutesBlocks(
  meeting: MeetingState,
  visit: MeetingVisit,
  { prose, now }: Asked,
): readonly PaperBlock[] {
  const minutes = minutesOf(meeting)
  const personOf = personIn(meeting, visit)
  const { present, excused, observers } = came(meeting)
  return minutesPaper({
    minutes: {
      ...minutes,
      closedAt: minutes.closedAt ?? now,
      // They stand below, each with its day and hour.
      corrections: [],
      confirmed: prose && { by: '', at: now, prose: proseIn(prose.fields) },
    },
    rules: meeting.meeting.rules,
    station: visit.facts.station.name,
    came: {
      present: present.map(personOf),
      excused: excused.map(personOf),
      observers: observers.map(personOf),
    },
    personOf,
    demo: false,
  }).blocks
}
