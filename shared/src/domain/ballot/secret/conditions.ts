import { limits } from '../../../lib/limits.ts'
import { asElection } from '../../election/package.ts'
import type { MeetingState } from '../../meeting-state.ts'
import { rulesIn } from '../../meeting/kinds.ts'
import type { Motion } from '../../motion/state.ts'
import { reject } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import { beside } from '../../rules/preset.ts'
import { firstOf, type Answer } from '../../rules-table.ts'
import { holds } from '../../who.ts'
import { asLeftOpen, leftOpen, standAgain, waitsForPresidium } from './left-open.ts'
import { needsOf } from './paper-kinds.ts'
import type { AskedTerms, SecretTerms } from './terms.ts'

/** 监票人, each person once; who moderates is none. */
export const scrutineersIn = (state: MeetingState): readonly string[] => {
  const those = Object.keys(state.meeting.duties)
    .filter((id) => holds(state, id, 'scrutineer') && !holds(state, id, 'moderator'))
    .map((id) => personOf(state.roll, id))
  return [...new Set(those)]
}

/** 监票人 and 计票人, but for who moderates: those who may see a count before it is announced. */
export const certifiersIn = (state: MeetingState): readonly string[] => {
  const those = Object.keys(state.meeting.duties)
    .filter((id) => holds(state, id, 'scrutineer') || holds(state, id, 'teller'))
    .filter((id) => !holds(state, id, 'moderator'))
    .map((id) => personOf(state.roll, id))
  return [...new Set(those)]
}

export const withScrutineers = (state: MeetingState): Answer =>
  scrutineersIn(state).length >= limits.signaturesNeeded
    ? null
    : reject('ballot.scrutineersMissing', { needed: limits.signaturesNeeded })

type Candidate = SecretTerms['candidates'][number]

/** All that may be voted on: the options of the motion; the motion itself where there are not several. */
function allOf(state: MeetingState, motion: string, { options, text }: Motion): readonly Candidate[] {
  const before = leftOpen(state, motion)?.ballot
  if (before) return standAgain(before)
  if (options.length < 2) return [{ id: motion, title: text, cost: 0 }]
  const { briefs } = state.election
  return options.map(({ issue, title }) => ({ id: issue, title, cost: briefs[issue]?.investment ?? 0 }))
}

/** Who stands, in the order of the paper, each with what it costs. */
export function candidatesOf(state: MeetingState, motion: string, asked: AskedTerms): readonly Candidate[] {
  const { among, costs } = asked
  return allOf(state, motion, state.motion.motions[motion]!)
    .filter(({ id }) => among.length === 0 || among.includes(id))
    .map((candidate) => ({
      ...candidate,
      cost: costs.find(({ option }) => option === candidate.id)?.fen ?? candidate.cost,
    }))
}

const asksFor = ({ rule, seats, budget, scoreMax, points }: AskedTerms, of: readonly Candidate[]): Answer => {
  if (rule === 'score' && scoreMax === null) return reject('ballot.termsMissing')
  if (rule === 'cumulative' && points === null) return reject('ballot.termsMissing')
  if (needsOf[rule] === 'budget' && (budget === null || of.some(({ cost }) => cost === 0)))
    return reject('ballot.termsMissing')
  return needsOf[rule] === 'seats' && seats > of.length
    ? reject('ballot.tooManySeats', { max: of.length })
    : null
}

/** 票决 is held by who can decide; others recommend, by 票选推荐 (浙街 17). */
export const mayBind = (state: MeetingState, binding: boolean): Answer =>
  binding && !rulesIn(state.meeting).binding ? reject('ballot.onlyAdvises') : null

/** Without a majority it binds only where the rules say so; advice may go by most yes anywhere. */
export const mayBePlain = (
  state: MeetingState,
  { binding, plain }: Pick<AskedTerms, 'binding' | 'plain'>,
): Answer =>
  plain && binding && beside(rulesIn(state.meeting)).plain !== 'binding'
    ? reject('ballot.majorityAsked')
    : null

/** Why a secret ballot cannot be held by these terms; null when it can. The motion is before the meeting. */
export function withTerms(state: MeetingState, motion: string, asked: AskedTerms): Answer {
  const before = leftOpen(state, motion)?.ballot
  if (before && waitsForPresidium(before)) return reject('ballot.presidiumFirst')
  const candidates = candidatesOf(state, motion, asked)
  const known = asked.among.every((id) => candidates.some((candidate) => candidate.id === id))
  if (!known || candidates.length === 0) return reject('ballot.unknownOption')
  return (
    (before ? asLeftOpen(before, asked) : firstOf(mayBind(state, asked.binding), mayBePlain(state, asked))) ??
    asElection(state, motion, asked, before === undefined) ??
    asksFor(asked, candidates)
  )
}
