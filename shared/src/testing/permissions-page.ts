import { boardRights, type BoardRights } from '../docs/board/rights.ts'
import { mayOpenMinutes, minutesRights } from '../docs/minutes/rights.ts'
import { proseSchema } from '../docs/minutes/shape.ts'
import type { GateCode } from '../docs/gate/verdict.ts'
import type { Actor } from '../domain/decider.ts'
import type { MeetingState } from '../domain/meeting-state.ts'
import { can } from '../domain/meeting-can.ts'
import { canInCase } from '../domain/mediation/case-can.ts'
import { phases } from '../domain/meeting/phase-names.ts'
import type { Phase } from '../domain/meeting/schema.ts'
import type { Rejection } from '../domain/rejection.ts'
import { stationPolicies } from '../domain/station/policy.ts'
import { initialStation, type StationState } from '../domain/station/state.ts'
import { board, removed, resident } from './given.ts'
import { casePhasesAndNone, caseSituations, inCasePhase } from './mediation/case-permission-rows.ts'
import { everyoneInCase } from './mediation/given-case.ts'
import { everyone, inPhase, situations } from './permission-rows.ts'

type Group = { readonly names: readonly string[]; readonly of: number }

/** Names whose answers are all the same, in the order of the first of each. */
function grouped(names: readonly string[], answers: (at: number) => readonly string[]): readonly Group[] {
  const groups = new Map<string, Group>()
  names.forEach((name, of) => {
    const key = answers(of).join()
    const group = groups.get(key)
    groups.set(key, { names: [...(group?.names ?? []), name], of: group?.of ?? of })
  })
  return [...groups.values()]
}

/** So many alike are said in one word, where no answer among them is a yes. */
const restMin = 5

type Said = { readonly at: number; readonly name: string }

/** Groups as they are named; the largest, where it is all refusals, last and by a word of its own. */
function worded(
  groups: readonly Group[],
  rest: string,
  isAllRefused: (of: number) => boolean,
): readonly Said[] {
  const isRest = ({ names, of }: Group) => names.length >= restMin && isAllRefused(of)
  const last = groups.filter(isRest).sort((a, b) => b.names.length - a.names.length)[0]
  const others = groups
    .filter((group) => group !== last)
    .map(({ names, of }) => ({ at: of, name: names.join(', ') }))
  return last ? [...others, { at: last.of, name: others.length > 0 ? rest : 'any' }] : others
}

/** Equal rows and equal columns are drawn as one. */
function table(
  people: readonly string[],
  when: readonly string[],
  answer: (person: number, when: number) => string,
): string {
  const everybody = people.map((_, person) => person)
  const groups = grouped(when, (at) => everybody.map((person) => answer(person, at)))
  const columns = worded(groups, 'otherwise', (at) =>
    everybody.every((person) => answer(person, at) !== 'yes'),
  )
  const rows = worded(
    grouped(people, (person) => columns.map(({ at }) => answer(person, at))),
    'everyone else',
    (person) => columns.every(({ at }) => answer(person, at) !== 'yes'),
  )
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['', ...columns.map(({ name }) => name)]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ at: person, name }) => line([name, ...columns.map(({ at }) => answer(person, at))])),
  ].join('\n')
}

const said = (refusal: Rejection | null): string => (refusal ? `\`${refusal.code}\`` : 'yes')
/** Who was removed is refused everything, which is said once. */
const people = everyone.filter((one) => one !== removed)
const names = people.map(({ id }) => id)

const meetingTables = (): readonly string[] => {
  const cases = situations.flatMap(({ said, state, rows }) =>
    rows.map(([command]) => ({ command, said, state })),
  )
  return Object.values(Object.groupBy(cases, ({ command }) => command.type)).flatMap((group) =>
    group.flatMap(({ command, said: situation, state }) => {
      const when: readonly (Phase | null)[] = command.type === 'meeting.draft' ? [null, ...phases] : phases
      const answer = (person: number, at: number) =>
        said(can(inPhase(state, when[at]!), command, people[person]!))
      return [
        `### \`${command.type}\`${situation ? ` ${situation}` : ''}`,
        table(
          names,
          when.map((phase) => phase ?? 'not begun'),
          answer,
        ),
      ]
    }),
  )
}

const founded: StationState = {
  ...initialStation,
  facts: { street: '会城街道', name: '联络站', kind: 'area', address: '', phone: '' },
}
const stationStates = [initialStation, founded]

const stationTables = (): readonly string[] =>
  Object.entries(stationPolicies).flatMap(([type, policy]) => [
    `### \`${type}\``,
    table(names, ['not founded', 'founded'], (person, at) =>
      said(policy(stationStates[at]!, people[person]!)),
    ),
  ])

type Edit = (rights: BoardRights) => GateCode | null
const issue = 'issue'
const edits: Readonly<Record<string, Edit>> = {
  'a new issue': (rights) => rights.create(false),
  'a new issue for somebody (代记)': (rights) => rights.create(true) ?? rights.writeFor(),
  'the words of one’s own issue': (rights) => rights.editText(issue, rights.writer, 'title'),
  'the words of another’s issue': (rights) => rights.editText(issue, 'another', 'title'),
  'grid and category of one’s own issue': (rights) => rights.setMeta(issue, rights.writer, 'grid'),
  'grid and category of another’s issue': (rights) => rights.setMeta(issue, 'another', 'grid'),
  'the place of any issue': (rights) => rights.setRank(issue, 'another', false),
  'deleting one’s own issue that nobody seconded': (rights) => rights.deleteIssue(issue, rights.writer),
  'deleting another’s issue': (rights) => rights.deleteIssue(issue, 'another'),
}

const boardTables = (): readonly string[] => {
  const [usual] = situations
  const open = usual!.state
  const locked: MeetingState = {
    ...open,
    issue: { ...open.issue, lock: { at: 0, quote: board({ id: issue, author: resident }) } },
  }
  const states = [...phases.map((phase) => inPhase(open, phase)), inPhase(locked, 'inProgress')]
  const ask = (edit: Edit, actor: Actor, state: MeetingState) => {
    const rights = boardRights(state, actor, { grids: new Set(), categories: new Set() })
    const code = rights.write() ?? edit(rights)
    return code ? `\`${code}\`` : 'yes'
  }
  return Object.entries(edits).flatMap(([what, edit]) => [
    `### ${what}`,
    table(names, [...phases, 'list locked'], (person, at) => ask(edit, people[person]!, states[at]!)),
  ])
}

const minutesTables = (): readonly string[] => {
  const [usual] = situations
  const states = phases.map((phase) => inPhase(usual!.state, phase))
  const code = (answer: string | null) => (answer ? `\`${answer}\`` : 'yes')
  return [
    '### opening them',
    table(names, phases, (person, at) => said(mayOpenMinutes(states[at]!, people[person]!))),
    '### writing and deleting anywhere in them',
    table(names, phases, (person, at) =>
      code(minutesRights(states[at]!, people[person]!, proseSchema).write()),
    ),
  ]
}

const inCase = everyoneInCase.map(({ id }) => id)
const caseTables = (): readonly string[] =>
  caseSituations.flatMap(({ said: situation, state, rows }) =>
    rows.flatMap(([command]) => [
      `### \`${command.type}\`${situation ? ` ${situation}` : ''}`,
      table(
        inCase,
        casePhasesAndNone.map((phase) => phase ?? 'not begun'),
        (person, at) =>
          said(canInCase(inCasePhase(state, casePhasesAndNone[at]!), command, everyoneInCase[person]!)),
      ),
    ]),
  )

/** The reference page of who may do what when: what the policies themselves answer, for every sort of person. */
export const permissionsPage = (): string =>
  [
    '# Permissions',
    'Written from the policies by `shared/src/testing/permissions-page.ts`: change those, then run\n`npx vitest run shared/src/domain/permissions.test.ts -u`, and read the difference.',
    [
      'Each table is one command: who asks, in which phase the meeting is, and what the policy answers. A code is the',
      'refusal ([PROTOCOL.md](../shared/src/protocol/PROTOCOL.md) has its sentence). What further stands in the way, such',
      'as a hand that is up already, is decided after this and is the same for everyone.',
    ].join('\n'),
    [
      '- `head`, `officer`, `gridWorker`, `deputy`: accounts of the station (站长, 联络员, 网格员, 代表) without a duty here.',
      '- `chair`, `recorder`, `scrutineer`, `teller`, `projector`: those with a duty in this meeting (主持, 记录, 监票, 计票,',
      '  and the screen on the wall). `chair` and `scrutineer` are deputies besides; `scrutineer` and `teller` came in and',
      '  are confirmed.',
      '- `resident` came in and is confirmed; `guest` came in (列席); `stranger` is none of these.',
      '  Where a command is about one person, it is `resident`. Who was removed is answered `roll.removed` to\n  everything, and `board.removed` or\n  `minutes.removed` in the docs.',
    ].join('\n'),
    '## The station',
    ...stationTables(),
    '## A meeting',
    ...meetingTables(),
    '## A case of mediation',
    [
      '`committee` is the station’s head; `clerk` a mediator of the station and `officer` its 联络员, neither appointed here;',
      '`mediator` and `invited` are appointed; `deputy` is not. `partyA`, `partyB` are the sides, `groupHead` acts for',
      '`partyB`. Where a command is about one party, it is `partyB`. Private rooms are for the appointed and one side.',
    ].join('\n'),
    ...caseTables(),
    '## Writing on the board of issues',
    ...boardTables(),
    '## Writing the minutes',
    ...minutesTables(),
  ].join('\n\n') + '\n'
