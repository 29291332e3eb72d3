import type { InBoth } from '../../in-both.ts'
import { during } from '../case/phases.ts'
import type { CaseState } from '../case-state.ts'
import { partyFor } from '../party/state.ts'
import { pieceIds, type Piece } from './schema.ts'
import { filesOf, isProven } from './state.ts'

export const pieceNames: Readonly<Record<Piece, InBoth>> = {
  application: { zh: '申请书或受理登记表', en: 'application or register' },
  rightsNotice: { zh: '权利义务告知书', en: 'notice of rights and duties' },
  identity: { zh: '身份证明', en: 'proof of identity' },
  authorisation: { zh: '授权委托书', en: 'authorisation' },
  investigation: { zh: '调查记录', en: 'record of inquiries' },
  evidence: { zh: '证据材料', en: 'evidence' },
  talk: { zh: '调解记录', en: 'record of mediation' },
  agreement: { zh: '协议书', en: 'agreement' },
  performance: { zh: '履行凭证', en: 'proof of performance' },
  visit: { zh: '回访记录', en: 'return visit' },
  confirmation: { zh: '司法确认材料', en: 'judicial confirmation' },
  description: { zh: '卷宗情况说明', en: 'note on the dossier' },
}

/** `there` · `missing` · `later` its day has not come · `none` this case needs none. */
export type PieceStatus = 'there' | 'missing' | 'later' | 'none'

/** One line of the list of contents. `who`: the parties it waits for. */
export type PieceLine = {
  readonly piece: Piece
  readonly status: PieceStatus
  readonly who: readonly string[]
}

type Looking = (state: CaseState) => Omit<PieceLine, 'piece'>

const is = (status: PieceStatus, who: readonly string[] = []): Omit<PieceLine, 'piece'> => ({ status, who })
const hasFile = ({ dossier }: CaseState, piece: Piece): boolean => filesOf(dossier, piece).length > 0

const reached = ({ case: { course } }: CaseState, phase: string): boolean =>
  course.some((one) => one.phase === phase)

/** It ended before anybody sat down: then there is nothing of a talk to keep. */
const neverBegan = (state: CaseState): boolean => reached(state, 'refused')

const waitingFor = (state: CaseState, lacks: (id: string) => boolean): Omit<PieceLine, 'piece'> => {
  const who = Object.keys(state.party.parties).filter(lacks)
  return who.length > 0 ? is('missing', who) : is('there')
}

const rightsNotice: Looking = (state) => {
  const { parties } = state.party
  if (neverBegan(state)) return is('none')
  if (Object.keys(parties).length === 0) return is('missing')
  return waitingFor(state, (id) => parties[id]!.rights === null)
}

/** Of each party one: handed in by them or who acts for them, or said to be theirs by those who mediate. */
const identity: Looking = (state) => {
  if (neverBegan(state)) return is('none')
  const known = new Set(
    filesOf(state.dossier, 'identity').map(({ of, by }) => of ?? partyFor(state.party, by)),
  )
  return waitingFor(state, (id) => !known.has(id))
}

/** 授权委托书 of everybody who has somebody act for them; an organisation always has. */
const authorisation: Looking = (state) => {
  const { parties } = state.party
  const acting = Object.keys(parties).filter(
    (id) => parties[id]!.kind === 'organisation' || Object.keys(parties[id]!.representatives).length > 0,
  )
  if (acting.length === 0) return hasFile(state, 'authorisation') ? is('there') : is('none')
  const lacking = acting.filter((id) => {
    const all = Object.values(parties[id]!.representatives)
    return all.length === 0 || !all.every((one) => isProven(state.dossier, one))
  })
  return lacking.length > 0 ? is('missing', lacking) : is('there')
}

const optional =
  (piece: Piece): Looking =>
  (state) =>
    is(hasFile(state, piece) ? 'there' : 'none')

const talk: Looking = (state) => {
  if (state.case.talks.length > 0) return is('there')
  return neverBegan(state) ? is('none') : is(reached(state, 'mediating') ? 'missing' : 'later')
}

const hasEnded = ({ case: { end } }: CaseState): boolean => end !== null

const agreement: Looking = (state) => {
  if (reached(state, 'effective')) return is('there')
  return is(hasEnded(state) ? 'none' : 'later')
}

const performance: Looking = (state) => {
  if (hasFile(state, 'performance')) return is('there')
  if (hasEnded(state)) return is('none')
  return is(reached(state, 'performed') && state.performance.instalments.length > 0 ? 'missing' : 'later')
}

const visit: Looking = (state) => {
  if (state.case.visits.length > 0) return is('there')
  if (hasEnded(state)) return is('none')
  return is(reached(state, 'performed') ? 'missing' : 'later')
}

/** What went to the court each time it was asked; while it may be asked and one side wants to, the word of the others is missing. */
const confirmation: Looking = (state) => {
  const { agreed, appliedOn, earlier } = state.confirmation
  const asked = earlier.length + (appliedOn === null ? 0 : 1)
  if (filesOf(state.dossier, 'confirmation').length < asked) return is('missing')
  const mayAsk = appliedOn === null && during(state, ['effective', 'performing']) === null
  if (!mayAsk || agreed.length === 0)
    return is(asked > 0 || hasFile(state, 'confirmation') ? 'there' : 'none')
  return is(
    'missing',
    Object.keys(state.party.parties).filter((id) => !agreed.includes(id)),
  )
}

const description: Looking = ({ dossier }) => is(dossier.description === '' ? 'later' : 'there')

const looking: Readonly<Record<Piece, Looking>> = {
  application: () => is('there'),
  rightsNotice,
  identity,
  authorisation,
  investigation: optional('investigation'),
  evidence: optional('evidence'),
  talk,
  agreement,
  performance,
  visit,
  confirmation,
  description,
}

/** In the archive nothing comes any more: what was broken and went to court was never performed or visited. */
const asArchived = (line: PieceLine): PieceLine =>
  line.status === 'later' ? { ...line, status: 'none' } : line

/** 卷宗目录: every piece with what there is of it. */
export function piecesOf(state: CaseState): readonly PieceLine[] {
  const lines = pieceIds.map((piece) => ({ piece, ...looking[piece](state) }))
  return state.case.phase === 'archived' ? lines.map(asArchived) : lines
}

export const missingPieces = (state: CaseState): readonly PieceLine[] =>
  piecesOf(state).filter(({ status }) => status === 'missing')
