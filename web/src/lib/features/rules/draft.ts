import { kinds } from '@linyi/shared/domain/meeting/kinds'
import type { MeetingKind } from '@linyi/shared/domain/meeting/schema'
import { bodies } from '@linyi/shared/domain/rules/bodies'
import type { DecisionBase, RuleSettings } from '@linyi/shared/domain/rules/settings'
import {
  justMore,
  leastOf,
  pastHalf,
  threeQuarters,
  twoThirds,
  type Share,
} from '@linyi/shared/domain/rules/share'

/** What may be picked, in the order offered; null asks for nothing. */
export const quorums: readonly (Share | null)[] = [null, pastHalf, twoThirds, threeQuarters]
export const bases: readonly DecisionBase[] = ['expected', 'present', 'returned', 'valid']
export const shares: readonly Share[] = [pastHalf, twoThirds, threeQuarters, justMore]

type Decision = NonNullable<RuleSettings['decision']>
type Group = NonNullable<Decision['group']>
/** 单独计票: which group of the roll, and how much of it. */
export const groups: readonly Group['capacity'][] = [
  'deputy',
  'residentRepresentative',
  'homeownersCommittee',
]
export const groupShares: readonly Share[] = [pastHalf, twoThirds, threeQuarters]

/** The same with this group counted apart, or with none. */
export function withGroup({ group: _, ...decision }: Decision, group: Group | null): Decision {
  return group ? { ...decision, group } : decision
}

/** Kinds in which something is put to a vote: the others have no rules to set. */
export const votingKinds = (Object.keys(kinds) as MeetingKind[]).filter(
  (kind) => bodies[kinds[kind].pack].settings.decision !== null,
)

export const keyOf = (share: Share | null): string =>
  share === null ? 'none' : `${share.numerator}/${share.denominator}${share.inclusive ? '+' : ''}`

/** 试算: what these settings come to with so many expected and present, everybody present handing in a paper. */
export type TriedOut = {
  /** Yes votes needed; null where only more for than against is asked for. */
  readonly needed: number | null
  readonly base: number
  /** How many must be here; null where nothing is asked for. */
  readonly toMeet: number | null
  readonly meets: boolean
  /** What it would come to by the other of 应到 and 实到. */
  readonly other: { readonly base: 'expected' | 'present'; readonly needed: number } | null
}

export function tryOut({ quorum, decision }: RuleSettings, expected: number, present: number): TriedOut {
  const toMeet = quorum && leastOf(quorum, expected)
  const meets = toMeet === null || present >= toMeet
  if (!decision || decision.share.numerator === justMore.numerator)
    return { needed: null, base: present, toMeet, meets, other: null }
  const count = (base: DecisionBase): number => (base === 'expected' ? expected : present)
  const base = decision.base === 'expected' ? 'present' : 'expected'
  return {
    needed: leastOf(decision.share, count(decision.base)),
    base: count(decision.base),
    ...{ toMeet, meets },
    other: { base, needed: leastOf(decision.share, count(base)) },
  }
}
