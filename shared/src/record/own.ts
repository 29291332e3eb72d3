import type { Help } from '../domain/ballot/secret/schema.ts'
import type { Duty, Instant } from '../domain/decider.ts'
import type { Stance } from '../domain/floor/schema.ts'
import type { Proposal } from '../domain/issue/state.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import type { Grade } from '../domain/rating/schema.ts'
import type { Capacity, Via } from '../domain/roll/schema.ts'
import { personOf } from '../domain/roll/state.ts'

/** Everything that a meeting's stream holds of one person (个保法 45): what they did, and what others noted of them. */
export type OwnMeeting = {
  readonly title: string
  readonly place: string
  readonly startsAt: Instant
  readonly capacity: Capacity | null
  /** Which version of the consent line they saw, when they came in. */
  readonly came: { readonly at: Instant; readonly via: Via; readonly consent: number } | null
  readonly confirmedAt: Instant | null
  /** Whether the public record has their name. */
  readonly named: boolean
  readonly duties: readonly Duty[]
  readonly proposals: readonly Omit<Proposal, 'proposer' | 'grid' | 'issue'>[]
  /** Entries of the list that they wrote. */
  readonly issues: readonly { readonly title: string; readonly detail: string }[]
  readonly seconds: readonly string[]
  readonly turns: readonly {
    readonly about: string
    readonly stance: Stance
    readonly startedAt: Instant
    readonly endedAt: Instant
  }[]
  readonly points: readonly { readonly text: string; readonly at: Instant; readonly ruling: string }[]
  readonly motions: readonly string[]
  /** In votes under one's own name, and what they answered aloud; a show of hands names nobody. */
  readonly votes: readonly { readonly motion: string; readonly choice: string; readonly at: Instant }[]
  /** 代写、扶平板: that somebody read a secret paper to them or held the tablet; what they chose nobody has. */
  readonly helped: readonly { readonly motion: string; readonly help: Help }[]
  readonly rating: Grade | null
  readonly handedOver: readonly { readonly text: string; readonly at: Instant }[]
  /** Why they were asked to leave; empty unless they were. */
  readonly removalReason: string
}

/**
 * @param ids all ids of the person there
 * @param words of the list, as a quote names them: `issues/{id}/title`, `/detail`, `/author`
 */
export function ownMeeting(
  state: MeetingState,
  ids: readonly string[],
  words: Readonly<Record<string, string>>,
): OwnMeeting {
  const { meeting, roll, issue, floor, motion, ballot, rating } = state
  const isOwn = (id: string): boolean => ids.includes(id)
  const line = roll.lines[personOf(roll, ids[0] ?? '')]
  const titleOf = (id: string): string =>
    words[`issues/${id}/title`] ?? issue.entries[id]?.accepted?.title ?? ''
  const about = (subject: string): string => {
    const [kind, id = ''] = subject.split('/')
    if (kind === 'issue') return titleOf(id)
    if (kind === 'motion') return motion.motions[id]?.text ?? ''
    return meeting.agenda.find((item) => item.id === id)?.title ?? ''
  }
  return {
    title: meeting.facts.title,
    place: meeting.facts.place,
    startsAt: meeting.facts.startsAt,
    capacity: line?.capacity ?? null,
    came: line?.joined ?? null,
    confirmedAt: line?.confirmed?.at ?? null,
    named: line?.named ?? false,
    duties: ids.flatMap((id) => meeting.duties[id] ?? []),
    proposals: Object.values(issue.proposals)
      .filter(({ proposer }) => isOwn(proposer))
      .map(({ proposer: _, grid: _grid, issue: _issue, ...proposal }) => proposal),
    issues: Object.keys(words)
      .filter((path) => path.endsWith('/author') && isOwn(words[path]!))
      .map((path) => path.split('/')[1]!)
      .map((id) => ({ title: titleOf(id), detail: words[`issues/${id}/detail`] ?? '' })),
    seconds: Object.keys(issue.entries)
      .filter((id) => issue.entries[id]!.seconds.some(isOwn))
      .map(titleOf),
    turns: floor.spoken
      .filter(({ participant }) => isOwn(participant))
      .map(({ participant: _, subject, ...turn }) => ({ about: about(subject), ...turn })),
    points: Object.values(floor.points)
      .filter(({ by }) => isOwn(by))
      .map(({ text, at, ruling }) => ({ text, at, ruling })),
    motions: Object.values(motion.motions)
      .filter(({ mover }) => isOwn(mover))
      .map(({ text }) => text),
    votes: Object.values(ballot.ballots).flatMap(({ motion: id, sheets, handedInAt }) =>
      ids.flatMap((own) => {
        const sheet = sheets[own]
        return sheet && 'choice' in sheet
          ? [{ motion: motion.motions[id]?.text ?? '', choice: sheet.choice, at: handedInAt[own] ?? 0 }]
          : []
      }),
    ),
    helped: Object.values(ballot.secret).flatMap(({ motion: id, helped }) =>
      helped
        .filter(({ participant }) => isOwn(participant))
        .map(({ help }) => ({ motion: motion.motions[id]?.text ?? '', help })),
    ),
    rating: ids.map((id) => rating.grades[id]).find((grade) => grade !== undefined) ?? null,
    handedOver: issue.handedOver.filter(({ by }) => isOwn(by)).map(({ text, at }) => ({ text, at })),
    removalReason: line?.removalReason ?? '',
  }
}
