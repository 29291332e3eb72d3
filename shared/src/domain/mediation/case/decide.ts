import { limits } from '../../../lib/limits.ts'
import type { Result } from '../../../lib/result.ts'
import { dayOf, daysBetween, yearOf } from '../../days.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision, Inputs } from '../../decider.ts'
import { reject, type Rejection } from '../../rejection.ts'
import { firstOf, type Answer, type Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { awaitsRuling } from '../confirmation/state.ts'
import { missingPieces } from '../dossier/pieces.ts'
import { everyoneTold, hasBothSides, ofSides } from '../party/state.ts'
import { effectOf } from '../settlement/effect.ts'
import { isSignedOnScreen } from '../settlement/state.ts'
import { isBeside } from '../who.ts'
import { categoryOf } from './categories.ts'
import { during, preparing, sinceEffect } from './phases.ts'
import type { CaseLifeCommand } from './schema.ts'

type Decided = Result<Decision<CaseEvent>, Rejection>
type Of<Type extends CaseLifeCommand['type']> = Extract<CaseLifeCommand, { type: Type }>

/** 仲裁、行政、司法: told whenever there is no agreement (调解法 26). */
const otherRoutes = ['arbitration', 'administration', 'court'] as const

const partiesOf = ({ party }: CaseState): readonly string[] => Object.keys(party.parties)

const unless = (answer: Answer, ...events: readonly CaseEvent[]): Decided =>
  answer === null ? decided(...events) : refused(answer.code, answer.params)

/** Turned away with the reason, and who has it instead (人民调解工作若干规定 22; 甬调 17). */
const mediable = (category: Of<'case.register'>['category']): Answer => {
  const { notMediable } = categoryOf(category)
  return notMediable ? reject('case.notMediable', { why: category, route: notMediable.route }) : null
}

function register(_: CaseState, command: Of<'case.register'>, __: Actor, inputs: Inputs): Decided {
  const { station, origin, from, category, title, brief, sought, finding } = command
  const refusal = firstOf(
    mediable(category),
    (origin === 'referred') === (from !== null) ? null : reject('case.referrerUnclear'),
    finding === undefined || from === 'screening' ? null : reject('case.referrerUnclear'),
  )
  if (refusal) return refused(refusal.code, refusal.params)
  const year = yearOf(dayOf(inputs.now))
  const number = { year, count: inputs.nextNumber(year) }
  return decided({
    type: 'case.registered',
    v: 1,
    station,
    number,
    origin,
    from,
    category,
    title,
    brief,
    sought,
    ...(finding && { finding }),
  })
}

/** A name drawn on a screen is none of a sort that is signed with a pen (电签法 3). */
const penned = ({ settlement: { revision } }: CaseState, category: Of<'case.amend'>['category']): Answer =>
  categoryOf(category).onPaper && revision && isSignedOnScreen(revision)
    ? reject('case.signedOnScreen')
    : null

/** Once people sit at the table its words are the paper's, which they agree to: then its sort alone is put right. */
function amend(state: CaseState, { category, title, brief, sought }: Of<'case.amend'>): Decided {
  const { case: part } = state
  const isAsSaid = title === part.title && brief === part.brief && sought === part.sought
  if (isAsSaid && category === part.category) return refused('case.alreadySo')
  if (!isAsSaid && during(state, preparing) !== null) return refused('case.categoryAlone')
  const refusal = firstOf(mediable(category), penned(state, category))
  return unless(refusal, { type: 'case.amended', v: 1, category, title, brief, sought })
}

type Named = Of<'case.setMediators'>['mediators'][number]

/** Out of the published list, as what they stand there for, within their term (调解法 19). */
const listed = ({ participant, capacity }: Named, { appointment, now }: Inputs): Answer => {
  const found = appointment(participant)
  if (found?.capacity !== capacity) return reject('case.notListed')
  const [today, { term }] = [dayOf(now), found]
  return !term || (today >= term.from && today <= term.until) ? null : reject('case.termOver')
}

/** Mediators stand above the matter: no ties to it, and no party among them (调解法 14, 19). */
function setMediators(
  state: CaseState,
  { mediators, chosenBy }: Of<'case.setMediators'>,
  _: Actor,
  inputs: Inputs,
): Decided {
  const ids = mediators.map(({ participant }) => participant)
  if (new Set(ids).size < ids.length) return refused('case.repeatedMediator')
  if (mediators.some(({ ties }) => ties !== 'none')) return refused('case.conflict')
  if (ids.some((id) => ofSides(state.party).includes(id))) return refused('case.conflict')
  const unlisted = firstOf(...mediators.map((one) => listed(one, inputs)))
  if (unlisted) return refused(unlisted.code)
  const named = mediators.map(({ participant, capacity }) => ({ participant, capacity }))
  const after = { ...state, case: { ...state.case, mediators: named } }
  return decided<CaseEvent>(
    { type: 'case.mediatorsSet', v: 1, mediators: named, chosenBy },
    ...effectOf(after, state.settlement.revision, inputs.now),
  )
}

/** Both sides are there, and each party was told what they may do and must (调解法 23, 24). */
const readyToBegin = ({ party }: CaseState): Answer => {
  if (!hasBothSides(party)) return reject('case.sideMissing')
  return everyoneTold(party) ? null : reject('case.rightsNotTold')
}

const askDoors =
  (open: boolean) =>
  (state: CaseState, { party }: Of<'case.askOpen' | 'case.askClosed'>, actor: Actor): Decided =>
    state.case.openAsked[party] === open
      ? refused('case.alreadySo')
      : decided({ type: 'case.openAsked', v: 1, party, open, beside: isBeside(state, actor, party) })

/** Who is no party sits in only if all parties agreed to it (调解法 20). */
const guestsAllowed = ({ party }: CaseState, guests: Of<'case.recordTalk'>['guests']): Answer => {
  const all = Object.values(party.parties)
  const isWelcome = ({ name }: { readonly name: string }) =>
    all.every(({ consents }) => consents.some(({ who }) => who === name))
  return guests.every(isWelcome) ? null : reject('case.guestNotAgreed')
}

function recordTalk(state: CaseState, command: Of<'case.recordTalk'>, _: Actor, { now }: Inputs): Decided {
  const { place, on, present, guests, words, result } = command
  if (state.case.talks.length >= limits.talksPerCaseMax) return refused('case.tooManyTalks')
  const refusal = firstOf(
    present.every((id) => state.party.parties[id]) ? null : reject('party.unknown'),
    guestsAllowed(state, guests),
    on <= dayOf(now) ? null : reject('case.notYet'),
  )
  return unless(refusal, {
    type: 'case.talkRecorded',
    v: 1,
    ...{ place, on, present, words, result },
    guests: guests.map(({ name }) => name),
  })
}

function extend(state: CaseState, { party, until }: Of<'case.extend'>, actor: Actor): Decided {
  const { limitOn, extensions } = state.case
  if (daysBetween(limitOn!, until) <= 0) return refused('case.notLater')
  if (extensions[party] === until) return refused('case.alreadySo')
  const agreed: CaseEvent = {
    type: 'case.extensionAgreed',
    v: 1,
    party,
    until,
    beside: isBeside(state, actor, party),
  }
  const others = partiesOf(state).filter((id) => id !== party)
  return others.every((id) => extensions[id] === until)
    ? decided<CaseEvent>(agreed, { type: 'case.extended', v: 1, until })
    : decided(agreed)
}

/**
 * By word of mouth only what is simple, done on the spot, and nobody wants in writing (调解法 28; 甬调 24). What is grave no
 * rule can tell: who mediates says that it is not.
 */
function agreeOral(state: CaseState, command: Of<'case.agreeOral'>, _: Actor, { now }: Inputs): Decided {
  const { facts, content, performance, performedAtOnce, simple, agreed } = command
  if (!everyoneTold(state.party)) return refused('case.rightsNotTold')
  if (state.case.writtenAsked.length > 0) return refused('case.writtenAsked')
  if (!performedAtOnce) return refused('case.mustBeWritten')
  if (!simple) return refused('case.grave')
  const said: ReadonlySet<string> = new Set(agreed)
  if (said.size !== partiesOf(state).length || !partiesOf(state).every((id) => said.has(id)))
    return refused('case.notAllAgreed')
  return decided<CaseEvent>(
    { type: 'case.agreedOrally', v: 1, facts, content, performance, agreed: partiesOf(state) },
    { type: 'case.oralTookEffect', v: 1, on: dayOf(now) },
  )
}

function referredBack({ case: { referrals } }: CaseState, { to, status }: Of<'case.referredBack'>): Decided {
  return referrals.some((referral) => referral.to === to)
    ? decided({ type: 'case.referralAnswered', v: 1, to, status })
    : refused('case.notReferred')
}

const visitable = (state: CaseState, on: string, now: number): Answer =>
  state.case.visits.length >= limits.visitsPerCaseMax
    ? reject('case.tooManyVisits')
    : sinceEffect(state, on, dayOf(now))

/**
 * What was kept needs a return visit; what was not, its way to court, or a word; what a court has, its ruling. Pieces
 * missing must be accounted for (27).
 */
const archivable = (state: CaseState): Answer => {
  const { phase, visits, referrals } = state.case
  const { description } = state.dossier
  if (awaitsRuling(state.confirmation)) return reject('confirmation.undecided')
  if (phase === 'performed' && visits.length === 0) return reject('case.notVisited')
  // Nobody has to sue (调解法 32): then the note on the dossier says how it was left.
  if (phase === 'breached' && description === '' && !referrals.some(({ to }) => to === 'court'))
    return reject('case.notSued')
  const missing = missingPieces(state).length
  return missing > 0 && description === '' ? reject('case.piecesMissing', { count: missing }) : null
}

export const caseDeciders: Deciders<CaseLifeCommand, CaseState, CaseEvent> = {
  'case.register': register,
  'case.amend': amend,
  'case.refuse': (state, { party, reason }, actor) =>
    decided({
      type: 'case.refused',
      v: 1,
      party: party ?? '',
      reason,
      beside: party !== null && isBeside(state, actor, party),
    }),
  'case.setMediators': setMediators,
  'case.begin': (state) => unless(readyToBegin(state), { type: 'case.begun', v: 1 }),
  'case.askOpen': askDoors(true),
  'case.askClosed': askDoors(false),
  'case.askWritten': (state, { party }, actor) =>
    state.case.writtenAsked.includes(party)
      ? refused('case.alreadySo')
      : decided({ type: 'case.writtenAsked', v: 1, party, beside: isBeside(state, actor, party) }),
  'case.recordTalk': recordTalk,
  'case.extend': extend,
  'case.agreeOral': agreeOral,
  'case.fail': (_, { reason }) => decided({ type: 'case.failed', v: 1, reason, routes: otherRoutes }),
  'case.terminate': (state, { party, reason }, actor) =>
    decided({
      type: 'case.terminated',
      v: 1,
      party,
      reason,
      beside: isBeside(state, actor, party),
      routes: otherRoutes,
    }),
  'case.resume': (_, { reason }) => decided({ type: 'case.resumed', v: 1, reason }),
  'case.refer': ({ case: { referrals } }, { to }) =>
    referrals.some((referral) => referral.to === to && referral.status === 'sent')
      ? refused('case.alreadySo')
      : decided({ type: 'case.referred', v: 1, to }),
  'case.referredBack': referredBack,
  'case.report': (_, { to, words }) => decided({ type: 'case.reported', v: 1, to, words }),
  'case.visit': (state, { on, performed, satisfied, trouble, words }, _, { now }) =>
    unless(visitable(state, on, now), {
      type: 'case.visited',
      v: 1,
      on,
      performed,
      satisfied,
      trouble,
      words,
    }),
  'case.consult': ({ case: { consultations } }, { on, lawyer, questions, opinion }, _, { now }) => {
    if (consultations.length >= limits.consultationsPerCaseMax) return refused('case.tooManyConsultations')
    return on <= dayOf(now)
      ? decided({ type: 'case.consulted', v: 1, on, lawyer, questions, opinion })
      : refused('case.notYet')
  },
  'case.archive': (state, { retention }) =>
    unless(archivable(state), { type: 'case.archived', v: 1, retention }),
}
