import { describe, expect, test } from 'vitest'
import {
  createHall,
  hide,
  lockList,
  people,
  remove,
  teaTalk,
  type PersonName,
} from '../../testing/board/hall.ts'
import type { IssueEntry } from '../../domain/issue/state.ts'
import type { MeetingState } from '../../domain/meeting-state.ts'
import { phaseNames } from '../../domain/meeting/phase-names.ts'
import type { Phase } from '../../domain/meeting/schema.ts'
import type { GateCode } from '../gate/verdict.ts'
import type { BoardRights } from './rights.ts'

const issue = '01K8WATER00000000000000000'
const names = Object.keys(people) as PersonName[]

/** One line a right: who has it while nothing stands in the way. Everybody else has not. */
const table: readonly {
  readonly right: string
  readonly ask: (rights: BoardRights, self: string) => GateCode | null
  readonly who: readonly PersonName[]
}[] = [
  { right: 'write at all', ask: (rights) => rights.write(), who: names },
  {
    right: 'make an issue',
    ask: (rights) => rights.create(false),
    who: ['officer', 'deputy', 'gridWorker'],
  },
  {
    right: 'make an issue for somebody',
    ask: (rights) => rights.create(true),
    who: ['officer', 'deputy', 'gridWorker', 'moderator', 'chairingDeputy'],
  },
  {
    right: 'name somebody in `for`',
    ask: (rights) => rights.writeFor(),
    who: ['officer', 'gridWorker', 'moderator', 'chairingDeputy'],
  },
  {
    right: 'edit the words of others',
    ask: (rights) => rights.editText(issue, 'another', 'title'),
    who: ['officer', 'deputy', 'gridWorker', 'oversight', 'moderator', 'chairingDeputy'],
  },
  {
    right: 'edit their own words',
    ask: (rights, self) => rights.editText(issue, self, 'detail'),
    who: names,
  },
  { right: 'tag their own issue', ask: (rights, self) => rights.setMeta(issue, self, 'grid'), who: names },
  {
    right: 'tag the issue of others',
    ask: (rights) => rights.setMeta(issue, 'another', 'category'),
    who: ['officer', 'deputy', 'gridWorker', 'oversight', 'moderator', 'chairingDeputy'],
  },
  {
    right: 'order the list',
    ask: (rights, self) => rights.setRank(issue, self, false),
    who: ['officer', 'moderator', 'chairingDeputy'],
  },
  { right: 'place their new issue', ask: (rights, self) => rights.setRank(issue, self, true), who: names },
  {
    right: 'place the new issue of others',
    ask: (rights) => rights.setRank(issue, 'another', true),
    who: ['officer', 'moderator', 'chairingDeputy'],
  },
  { right: 'delete their own issue', ask: (rights, self) => rights.deleteIssue(issue, self), who: names },
  { right: 'delete the issue of others', ask: (rights) => rights.deleteIssue(issue, 'another'), who: [] },
  { right: 'edit what nobody wrote', ask: (rights) => rights.deleteIssue(issue, null), who: [] },
]

const having = (
  ask: (rights: BoardRights, self: string) => GateCode | null,
  state?: (now: MeetingState) => MeetingState,
) => {
  const { rightsOf, change } = createHall()
  if (state) change(state)
  return names.filter((name) => ask(rightsOf(people[name].id), people[name].id) === null)
}

describe('who may', () => {
  test.each(table)('$right', ({ ask, who }) => {
    expect(having(ask)).toEqual(names.filter((name) => who.includes(name)))
  })
})

describe('a right to a board', () => {
  test('ends for all when the list is locked', () => {
    expect(having((rights) => rights.write(), lockList)).toEqual([])
    const { rightsOf, change } = createHall()
    change(lockList)
    expect(rightsOf(people.officer.id).write()).toBe('board.locked')
  })

  test('is there from the draft until voting has ended', () => {
    const open = (Object.keys(phaseNames) as Phase[]).filter((phase) => {
      const { rightsOf, change } = createHall()
      change((state) => ({ ...state, meeting: { ...state.meeting, phase } }))
      return rightsOf(people.officer.id).write() === null
    })
    expect(open).toEqual([
      'draft',
      'announced',
      'collecting',
      'agendaFixed',
      'checkingIn',
      'inProgress',
      'voting',
    ])
  })

  test('ends for whoever is removed, on every phone of theirs', () => {
    const { rightsOf, change } = createHall()
    change(remove(people.resident))
    change((state) => merged(state, people.neighbour.id, people.resident.id))
    expect(rightsOf(people.resident.id).write()).toBe('board.removed')
    expect(rightsOf(people.neighbour.id).write()).toBe('board.removed')
    expect(rightsOf(people.deputy.id).write()).toBeNull()
  })

  test('goes with the person, whichever of their phones they hold', () => {
    const { rightsOf, change } = createHall()
    expect(rightsOf(people.neighbour.id).editText(issue, people.resident.id, 'title')).toBe(
      'board.mayNotEdit',
    )
    change((state) => merged(state, people.neighbour.id, people.resident.id))
    expect(rightsOf(people.neighbour.id).editText(issue, people.resident.id, 'title')).toBeNull()
  })

  test("to a hidden issue is the staff's alone", () => {
    expect(having((rights, self) => rights.editText(issue, self, 'title'), hide(issue))).toEqual([
      'officer',
      'moderator',
      'chairingDeputy',
    ])
  })

  test("to make an issue is everybody's where the kind is not moderated, but for who moderates", () => {
    expect(having((rights) => rights.create(false), teaTalk)).toEqual(
      names.filter((name) => name !== 'moderator' && name !== 'chairingDeputy'),
    )
  })

  describe('to delete an issue', () => {
    const self = people.deputy.id
    const blank: IssueEntry = {
      accepted: null,
      seconds: [],
      withdrawn: false,
      mergedInto: '',
      hidden: null,
    }
    const asked = (entries: Readonly<Record<string, Partial<IssueEntry>>>) => {
      const { rightsOf, change } = createHall()
      change((state) => ({
        ...state,
        issue: {
          ...state.issue,
          entries: Object.fromEntries(
            Object.entries(entries).map(([id, known]) => [id, { ...blank, ...known }]),
          ),
        },
      }))
      return rightsOf(self).deleteIssue(issue, self)
    }

    test('ends when somebody else stands behind it', () => {
      expect(asked({ [issue]: { seconds: [self] } })).toBeNull()
      expect(asked({ [issue]: { seconds: [self, people.resident.id] } })).toBe('board.mayNotDelete')
    })

    test('ends when it was merged, either way', () => {
      expect(asked({ [issue]: { mergedInto: 'other' } })).toBe('board.mayNotDelete')
      expect(asked({ [issue]: {}, other: { mergedInto: issue } })).toBe('board.mayNotDelete')
    })
  })

  test("is nobody's who never came in", () => {
    const { rightsOf, change } = createHall()
    change((state) => ({ ...state, roll: { ...state.roll, lines: {} } }))
    expect(rightsOf(people.resident.id).write()).toBe('board.mayNotEdit')
    expect(rightsOf(people.gridWorker.id).write()).toBeNull()
  })
})

const merged = (state: MeetingState, from: string, into: string): MeetingState => ({
  ...state,
  roll: {
    ...state.roll,
    lines: { ...state.roll.lines, [from]: { ...state.roll.lines[from]!, mergedInto: into } },
  },
})
