import type { Steps } from '../fold.ts'
import type { BallotEvent } from './schema.ts'
import type { Ballot, BallotPart } from './state.ts'

const withBallot = (
  part: BallotPart,
  id: string,
  change: (ballot: Ballot) => Partial<Ballot>,
): BallotPart => {
  const ballot = part.ballots[id]!
  return { ...part, ballots: { ...part.ballots, [id]: { ...ballot, ...change(ballot) } } }
}

export const ballotSteps: Steps<BallotPart, BallotEvent> = {
  'ballot.opened': (part, { ballot, motion, method, entitled, expected, at }) => ({
    ballots: {
      ...part.ballots,
      [ballot]: {
        motion,
        method,
        entitled,
        expected,
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
  'ballot.handedIn': (part, { ballot, participant, sheet, at }) =>
    withBallot(part, ballot, ({ sheets, handedInAt }) => ({
      sheets: { ...sheets, [participant]: sheet },
      handedInAt: { ...handedInAt, [participant]: at },
    })),
  'ballot.marked': (part, { ballot, participant }) =>
    withBallot(part, ballot, ({ marked }) => ({ marked: { ...marked, [participant]: true } })),
  'ballot.disagreed': (part, { ballot, sheets }) =>
    withBallot(part, ballot, ({ disagreed }) => ({
      marked: {},
      sheets: {},
      handedInAt: {},
      disagreed: [...disagreed, sheets],
    })),
  'ballot.stopped': (part, { ballot, at }) => withBallot(part, ballot, () => ({ stoppedAt: at })),
  'ballot.resumed': (part, { ballot }) => withBallot(part, ballot, () => ({ stoppedAt: null })),
  'ballot.closed': (part, { ballot, result }) => ({
    ...withBallot(part, ballot, () => ({ result })),
    open: '',
  }),
  'ballot.annulled': (part, { ballot, reason }) => ({
    ...withBallot(part, ballot, () => ({ annulled: { reason } })),
    open: '',
  }),
}
