import type { Actor } from '../../domain/decider.ts'
import { entryOf, type IssueEntry } from '../../domain/issue/state.ts'
import { initialState, type MeetingState } from '../../domain/meeting-state.ts'
import { blankLine } from '../../domain/roll/state.ts'
import { boardLaw } from '../../docs/board/law.ts'
import { boardRights, type BoardLists, type BoardRights } from '../../docs/board/rights.ts'
import { createDesk, type Desk } from '../docs/desk.ts'

const person = (ordinal: number, ...roles: Actor['roles']): Actor => ({
  id: `01K8SEAT${String(ordinal).padStart(18, '0')}`,
  roles,
})

/** Who sits at the table. The moderator chairs without another role; the chair of most meetings is a deputy besides. */
export const people = {
  officer: person(1, 'liaisonOfficer'),
  deputy: person(2, 'deputy'),
  gridWorker: person(3, 'gridWorker'),
  oversight: person(4, 'oversightBody'),
  unit: person(5, 'handlingUnit'),
  moderator: person(6),
  chairingDeputy: person(7, 'deputy'),
  resident: person(8),
  neighbour: person(9),
} as const
export type PersonName = keyof typeof people

const lists: BoardLists = {
  grids: new Set(['beiyuan', 'qibao']),
  categories: new Set(['roads', 'water']),
}

const inProgress: MeetingState = {
  ...initialState,
  meeting: {
    ...initialState.meeting,
    phase: 'inProgress',
    duties: { [people.moderator.id]: ['moderator'], [people.chairingDeputy.id]: ['moderator'] },
  },
  roll: {
    ...initialState.roll,
    lines: Object.fromEntries(
      Object.values(people).map(({ id }) => [id, { ...blankLine, joined: { at: 1, via: 'qr', consent: 1 } }]),
    ),
  },
}

/** A meeting in progress with its board: people with the rights of the real policies, and a way to change the state. */
export type Hall = {
  readonly desk: Desk
  readonly state: () => MeetingState
  readonly change: (next: (state: MeetingState) => MeetingState) => void
  readonly rightsOf: (writer: string) => BoardRights
}

export const createHall = (): Hall => {
  let state = inProgress
  const actors = new Map(Object.values(people).map((actor): [string, Actor] => [actor.id, actor]))
  const rightsOf = (writer: string) => boardRights(state, actors.get(writer)!, lists)
  return {
    desk: createDesk(boardLaw, rightsOf),
    state: () => state,
    change: (next) => {
      state = next(state)
    },
    rightsOf,
  }
}

export const lockList = (state: MeetingState): MeetingState => ({
  ...state,
  issue: { ...state.issue, lock: { at: 2, quote: { doc: 'board', fields: {}, hash: '' } } },
})

export const teaTalk = (state: MeetingState): MeetingState => ({
  ...state,
  meeting: { ...state.meeting, facts: { ...state.meeting.facts, kind: 'teaTalk' } },
})

export const remove =
  (who: Actor) =>
  (state: MeetingState): MeetingState => ({
    ...state,
    roll: {
      ...state.roll,
      lines: { ...state.roll.lines, [who.id]: { ...state.roll.lines[who.id]!, removed: true } },
    },
  })

const withEntry = (state: MeetingState, issue: string, change: Partial<IssueEntry>): MeetingState => ({
  ...state,
  issue: {
    ...state.issue,
    entries: { ...state.issue.entries, [issue]: { ...entryOf(state.issue, issue), ...change } },
  },
})

export const accept =
  (issue: string, author: Actor) =>
  (state: MeetingState): MeetingState =>
    withEntry(state, issue, { accepted: { author: author.id, grid: '', title: '', at: 1 } })

export const hide =
  (issue: string) =>
  (state: MeetingState): MeetingState =>
    withEntry(state, issue, { hidden: { reason: '不是议题' } })
