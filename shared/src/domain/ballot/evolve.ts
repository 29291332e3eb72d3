import type { Recorded } from '../decider.ts'
import { withEntries, type Steps } from '../fold.ts'
import { changeSecret, secretSteps } from './secret/evolve.ts'
import type { BallotEvent } from './schema.ts'
import type { Ballot, BallotPart, ByArea } from './state.ts'

type HandedIn = Recorded<Extract<BallotEvent, { type: 'ballot.handedIn' | 'ballot.answered' }>>

const withBallot = (
  part: BallotPart,
  id: string,
  change: (ballot: Ballot) => Partial<Ballot>,
): BallotPart => {
  const ballot = part.ballots[id]!
  return { ...part, ballots: { ...part.ballots, [id]: { ...ballot, ...change(ballot) } } }
}

/** What happens alike to every sort of ballot. */
const withEither = (
  part: BallotPart,
  id: string,
  change: Pick<Ballot, 'stoppedAt'> | Pick<Ballot, 'annulled'>,
): BallotPart => (part.secret[id] ? changeSecret(part, id, () => change) : withBallot(part, id, () => change))

const take = (part: BallotPart, { ballot, participant, sheet, at }: HandedIn): BallotPart =>
  withBallot(part, ballot, ({ sheets, handedInAt }) => ({
    sheets: withEntries(sheets, [[participant, sheet]]),
    handedInAt: withEntries(handedInAt, [[participant, at]]),
  }))

const areasBy = (areas: readonly { participant: string; area: number }[]): ByArea['areas'] =>
  Object.fromEntries(areas.map(({ participant, area }) => [participant, area]))

export const ballotSteps: Steps<BallotPart, BallotEvent> = {
  'ballot.opened': (part, { ballot, motion, method, entitled, expected, byArea, group, pack, at }) => ({
    ...part,
    ballots: {
      ...part.ballots,
      [ballot]: {
        motion,
        method,
        entitled,
        expected,
        byArea: byArea ? { ...byArea, areas: areasBy(byArea.areas) } : null,
        group: group ?? null,
        pack: pack ?? null,
        openedAt: at,
        stoppedAt: null,
        marked: {},
        sheets: {},
        handedInAt: {},
        disagreed: [],
        result: null,
        annulled: null,
      },
    },
    open: ballot,
  }),
  'ballot.handedIn': take,
  'ballot.answered': take,
  'ballot.marked': (part, { ballot, participant }) =>
    withBallot(part, ballot, ({ marked }) => ({ marked: withEntries(marked, [[participant, true]]) })),
  'ballot.disagreed': (part, { ballot, sheets }) =>
    withBallot(part, ballot, ({ disagreed }) => ({
      marked: {},
      sheets: {},
      handedInAt: {},
      disagreed: [...disagreed, sheets],
    })),
  'ballot.stopped': (part, { ballot, at }) => withEither(part, ballot, { stoppedAt: at }),
  'ballot.resumed': (part, { ballot }) => withEither(part, ballot, { stoppedAt: null }),
  'ballot.closed': (part, { ballot, result }) => ({
    ...withBallot(part, ballot, () => ({ result })),
    open: '',
  }),
  'ballot.annulled': (part, { ballot, reason }) => ({
    ...withEither(part, ballot, { annulled: { reason } }),
    open: '',
  }),
  ...secretSteps,
}
