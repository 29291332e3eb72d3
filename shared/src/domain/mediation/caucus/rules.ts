import { limits } from '../../../lib/limits.ts'
import type { Result } from '../../../lib/result.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision, Role } from '../../decider.ts'
import type { Steps } from '../../fold.ts'
import { reject, type Rejection } from '../../rejection.ts'
import { firstOf, type Answer, type Deciders, type Policies } from '../../rules-table.ts'
import type { CaucusRoom } from './rooms.ts'
import type { CaucusCommand, CaucusEvent } from './schema.ts'
import type { CaucusLine, CaucusState } from './state.ts'

/** Who sits in a room beside the mediators. */
const sideIn: Readonly<Record<CaucusRoom, Role | null>> = {
  'caucus/a': 'partyA',
  'caucus/b': 'partyB',
  notes: null,
}

/** Mediators, and the side whose room it is: for anybody else there is no such room. */
export const inRoom = ({ room }: CaucusState, { roles }: Actor): Answer => {
  const side = sideIn[room]
  const belongs = roles.includes('mediator') || (side !== null && roles.includes(side))
  return belongs ? null : reject('stream.notFound')
}

const asMediator = ({ roles }: Actor): Answer => (roles.includes('mediator') ? null : reject('who.mediator'))

/** Whether it may be told is for the side alone to say. */
const asSide = ({ room }: CaucusState, { roles }: Actor): Answer => {
  const side = sideIn[room]
  return side !== null && roles.includes(side) ? null : reject('caucus.notYours')
}

export const caucusPolicies: Policies<CaucusCommand, CaucusState> = {
  'caucus.say': inRoom,
  'caucus.ask': (state, actor) =>
    firstOf(
      inRoom(state, actor),
      asMediator(actor),
      state.room === 'notes' ? reject('caucus.nobodyToAsk') : null,
    ),
  'caucus.mayTell': (state, actor) => firstOf(inRoom(state, actor), asSide(state, actor)),
  'caucus.addFile': inRoom,
}

const withLine = (
  { lines }: CaucusState,
  id: string,
  then: (line: CaucusLine) => Result<Decision<CaucusEvent>, Rejection>,
): Result<Decision<CaucusEvent>, Rejection> => {
  const line = lines.find((one) => one.id === id)
  return line ? then(line) : refused('caucus.unknownLine')
}

export const caucusDeciders: Deciders<CaucusCommand, CaucusState, CaucusEvent> = {
  'caucus.say': ({ lines }, { line, words }) => {
    if (lines.some(({ id }) => id === line)) return refused('caucus.repeatedLine')
    if (lines.length >= limits.caucusLinesMax) return refused('caucus.full')
    return decided({ type: 'caucus.said', v: 1, line, words })
  },
  'caucus.ask': (state, { line, gist }) =>
    withLine(state, line, ({ mayTell }) =>
      mayTell === null
        ? decided({ type: 'caucus.asked', v: 1, line, gist })
        : refused('caucus.alreadyAnswered'),
    ),
  'caucus.mayTell': (state, { line, gist: read, answer }) =>
    withLine(state, line, ({ gist, mayTell }) => {
      if (gist === '') return refused('caucus.notAsked')
      if (gist !== read) return refused('caucus.askedOtherwise')
      return mayTell === answer
        ? refused('caucus.alreadyAnswered')
        : decided({ type: 'caucus.answered', v: 1, line, answer })
    }),
  'caucus.addFile': ({ files }, { file, name, mime, bytes, sha256 }) => {
    if (files.some(({ id }) => id === file)) return refused('dossier.repeatedFile')
    if (files.length >= limits.filesPerCaseMax) return refused('dossier.tooManyFiles')
    return decided({ type: 'caucus.fileAdded', v: 1, file, name, mime, bytes, sha256 })
  },
}

const change = (state: CaucusState, id: string, to: Partial<CaucusLine>): CaucusState => ({
  ...state,
  lines: state.lines.map((line) => (line.id === id ? { ...line, ...to } : line)),
})

export const caucusSteps: Steps<CaucusState, CaucusEvent> = {
  'caucus.said': (state, { line, words, by, at }) => ({
    ...state,
    lines: [...state.lines, { id: line, by, at, words, gist: '', mayTell: null }],
  }),
  'caucus.asked': (state, { line, gist }) => change(state, line, { gist }),
  'caucus.answered': (state, { line, answer }) => change(state, line, { mayTell: answer }),
  'caucus.fileAdded': (state, { file, name, mime, bytes, sha256, by, at }) => ({
    ...state,
    files: [...state.files, { id: file, by, at, name, mime, bytes, sha256 }],
  }),
}
