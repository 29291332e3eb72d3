import fc from 'fast-check'
import type { BallotId, MotionId } from '../../lib/ids.ts'
import type { Known } from '../given.ts'
import type { MeetingEvent } from '../../domain/meeting-state.ts'
import { rulePacks } from '../../domain/rules/packs.ts'
import { resultOf } from '../../domain/ballot/result.ts'
import type { BallotCommand, Matter, Sheet } from '../../domain/ballot/schema.ts'
import type { Ballot } from '../../domain/ballot/state.ts'

export const motion = 'motion' as MotionId

export const ballot = 'ballot' as BallotId

export type Choice = 'yes' | 'no' | 'abstain'

export const nobody = () => ({ name: '', role: '', grid: '' })

export const wasPut: MeetingEvent = {
  ...{ type: 'motion.put', v: 1, motion, mover: 'an', text: '更换电梯', options: [] },
  ...{ who: '业委会', what: '换电梯', when: '', cost: '' },
}

export const open = (
  method: 'open' | 'hands' | 'rollCall' = 'open',
  matter: Matter | undefined = 'ordinary',
): BallotCommand => ({
  ...{ type: 'ballot.open', ballot, motion, method, endDebate: '' },
  ...(matter && { matter }),
})

export const voted = (person: Known, choice: Choice): MeetingEvent[] => [
  { type: 'ballot.handedIn', v: 1, ballot, participant: person.id, sheet: { method: 'open', choice } },
  { type: 'ballot.marked', v: 1, ballot, participant: person.id },
]

/** A closed ballot of so many owners as hold something, the first of whom voted so. */
export const blank: Ballot = {
  ...{
    motion,
    method: 'open',
    entitled: [],
    expected: null,
    byArea: null,
    group: null,
    pack: null,
    openedAt: 0,
    stoppedAt: 1,
  },
  ...{ marked: {}, sheets: {}, handedInAt: {}, disagreed: [], result: null, annulled: null },
}

export type Vote = { readonly area: number; readonly choice: Choice }

export const sheetsOf = (votes: readonly Vote[]): Record<string, Sheet> =>
  Object.fromEntries(votes.map(({ choice }, i) => [`o${i}`, { method: 'open', choice }]))

export const resultFor = (
  votes: readonly Vote[],
  all: { owners: number; area: number },
  matter: Matter = 'ordinary',
) =>
  resultOf(
    {
      ...blank,
      entitled: votes.map((_, i) => `o${i}`),
      sheets: sheetsOf(votes),
      marked: Object.fromEntries(votes.map((_, i) => [`o${i}`, true])),
      byArea: { matter, ...all, areas: Object.fromEntries(votes.map(({ area }, i) => [`o${i}`, area])) },
    },
    rulePacks.homeowners.decision,
  )

export const many = (count: number, choice: Choice, area = 100): Vote[] =>
  Array.from({ length: count }, () => ({ area, choice }))

export const anyVotes = fc.array(
  fc.record({
    area: fc.integer({ min: 1, max: 500 }),
    choice: fc.constantFrom<Choice>('yes', 'no', 'abstain'),
  }),
  { minLength: 1, maxLength: 30 },
)

export const anyMatter = fc.constantFrom<Matter>('ordinary', 'major')

export const allOf = (votes: readonly Vote[], absent: number) => ({
  owners: votes.length + absent,
  area: votes.reduce((sum, { area }) => sum + area, absent * 10),
})
