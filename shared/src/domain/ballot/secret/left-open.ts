import type { MeetingState } from '../../meeting-state.ts'
import { reject } from '../../rejection.ts'
import type { Answer } from '../../rules-table.ts'
import type { Announced, SecretBallot } from './state.ts'
import type { AskedTerms, SecretTerms } from './terms.ts'

type Candidate = SecretTerms['candidates'][number]
type Told = SecretBallot & { readonly announced: Announced }

/** The last ballot on this motion that was announced, where it left something open. */
export function leftOpen({ ballot: { secret } }: MeetingState, motion: string) {
  const told = Object.entries(secret).flatMap(([id, ballot]) => {
    const { announced } = ballot
    return announced && ballot.motion === motion ? [{ id, ballot: { ...ballot, announced } }] : []
  })
  const last = told[told.length - 1]
  return last?.ballot.announced.settled === null ? last : null
}

/** A tie across the last seat that the rules, as it was opened under them, settle by lot. */
export const isByLot = ({ terms, announced: { outcome, rest } }: Told): boolean =>
  terms.ties === 'lot' && outcome.next === 'revote' && !outcome.annulled && rest === null

/** All who stood in the first ballot of a chain. */
export const stoodFirst = (state: MeetingState, ballot: SecretBallot): readonly string[] => {
  const before = state.ballot.secret[ballot.after]
  return before ? stoodFirst(state, before) : ballot.terms.candidates.map(({ id }) => id)
}

/** Waits for the presidium, who has not decided yet. */
export const waitsForPresidium = ({ announced: { outcome, rest } }: Told): boolean =>
  outcome.next === 'presidium' && rest === null

/** Who may stand again: those tied; in a second ballot everyone who has not won, in the order of the votes they had. */
export function standAgain({ terms: { candidates }, announced: { outcome } }: Told): readonly Candidate[] {
  if (outcome.next === 'revote') return candidates.filter(({ id }) => outcome.tied.includes(id))
  const rest = outcome.lines.filter(({ won }) => !won).map(({ candidate }) => candidate)
  return rest.map((id) => candidates.find((candidate) => candidate.id === id)!)
}

/** Whether those left out had fewer votes than everyone who stands again (组织法 29: 得票多少的顺序). */
function inOrderOfVotes({ announced: { outcome } }: Told, among: readonly string[]): boolean {
  const yes = outcome.lines
    .filter(({ won }) => !won)
    .map(({ candidate, marks }) => ({ stands: among.includes(candidate), votes: marks?.yes ?? 0 }))
  const least = Math.min(...yes.filter(({ stands }) => stands).map(({ votes }) => votes))
  return yes.every(({ stands, votes }) => stands || votes < least)
}

/** 重新投票, or a second ballot: the same way, among those left open, for the seats left. */
export function asLeftOpen(ballot: Told, { rule, seats, among }: AskedTerms): Answer {
  if (isByLot(ballot)) return reject('ballot.settledByLot')
  const { next, seatsLeft } = ballot.announced.outcome
  const whole = among.length === 0 || among.length === standAgain(ballot).length
  const stand = whole || (next === 'presidium' && inOrderOfVotes(ballot, among))
  return stand && rule === ballot.terms.rule && seats === seatsLeft
    ? null
    : reject('ballot.notTheRevote', { seats: seatsLeft })
}
