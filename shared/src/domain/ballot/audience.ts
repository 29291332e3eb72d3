import type { AudienceClass } from '../decider.ts'
import type { Audiences } from '../rules-table.ts'
import { methods } from './methods.ts'
import { redactSecret, secretAudiences } from './secret/audience.ts'
import type { BallotEvent } from './schema.ts'
import type { Ballot, BallotPart } from './state.ts'

const everyone: readonly AudienceClass[] = ['public']

/**
 * What somebody handed in is theirs alone, for ever, staff included: the result says what is to be known of it. What was
 * said aloud, everybody has heard.
 */
export const ballotAudiences: Audiences<BallotEvent> = {
  'ballot.opened': () => everyone,
  'ballot.handedIn': ({ participant }) => [`person:${participant}`],
  'ballot.answered': () => everyone,
  'ballot.marked': () => everyone,
  'ballot.disagreed': () => everyone,
  'ballot.stopped': () => everyone,
  'ballot.resumed': () => everyone,
  'ballot.closed': () => everyone,
  'ballot.annulled': () => everyone,
  ...secretAudiences,
}

/** The part as someone in these classes may know it. */
export function redactBallots(part: BallotPart, classes: readonly AudienceClass[]): BallotPart {
  const own = <Value>(all: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(all).filter(([person]) => classes.includes(`person:${person}`)))
  const seen = (ballot: Ballot): Ballot =>
    methods[ballot.method].spoken
      ? ballot
      : { ...ballot, sheets: own(ballot.sheets), handedInAt: own(ballot.handedInAt) }
  return {
    ...part,
    ballots: Object.fromEntries(Object.entries(part.ballots).map(([id, ballot]) => [id, seen(ballot)])),
    secret: Object.fromEntries(
      Object.entries(part.secret).map(([id, ballot]) => [id, redactSecret(ballot, classes)]),
    ),
  }
}
