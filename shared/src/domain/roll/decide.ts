import { limits } from '../../lib/limits.ts'
import { ok, type Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Actor, Decision, Inputs, NameEntry } from '../decider.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { kinds } from '../meeting/kinds.ts'
import type { Rejection } from '../rejection.ts'
import type { Deciders } from '../rules-table.ts'
import { present } from './counts.ts'
import { distinctName, nameKey } from './names.ts'
import type { RollCommand, RollEvent } from './schema.ts'
import { idsOf, personOf, type Line, type RollPart } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends RollCommand['type']> = Extract<RollCommand, { type: Type }>

const isFull = (roll: RollPart, more: number): boolean =>
  Object.keys(roll.lines).length + more > limits.participantsMax

const unknownGrid = (grid: string, { gridName }: Inputs): boolean => grid !== '' && gridName(grid) === null

/** Runs `then` with the person a participant counts under, or says that nobody is known by that id. */
const withPerson = (
  { roll }: MeetingState,
  participant: string,
  then: (person: string, line: Line) => Decided,
): Decided => {
  const person = personOf(roll, participant)
  const line = roll.lines[person]
  return line ? then(person, line) : refused('roll.unknownPerson')
}

function join(
  { meeting, roll }: MeetingState,
  command: Of<'roll.join'>,
  actor: Actor,
  inputs: Inputs,
): Decided {
  const { via, grid, consent, anonymous } = command
  if (roll.lines[actor.id]?.joined) return refused('roll.alreadyJoined')
  if (isFull(roll, 1)) return refused('roll.full')
  if (unknownGrid(grid, inputs)) return refused('grid.unknown')
  if (anonymous && !kinds[meeting.facts.kind].anonymity) return refused('roll.notAnonymous')
  if (anonymous && grid === '') return refused('roll.gridNeeded')
  const wanted = anonymous ? `${inputs.gridName(grid)!}居民` : command.name
  const staff = actor.roles.length > 0
  const name = distinctName({ name: wanted, grid: anonymous ? '' : grid, ids: [actor.id], staff }, inputs)
  if (!name.ok) return name
  return ok({
    events: [{ type: 'roll.joined', v: 1, participant: actor.id, via, grid, consent }],
    names: [{ participant: actor.id, name: name.value, grid }],
  })
}

function list({ roll }: MeetingState, { lines }: Of<'roll.list'>, _: Actor, inputs: Inputs): Decided {
  if (isFull(roll, lines.length)) return refused('roll.full')
  const names: NameEntry[] = []
  const inBatch = new Map<string, string>()
  const nameHolder: Inputs['nameHolder'] = (name) => {
    const id = inBatch.get(nameKey(name))
    return id === undefined ? inputs.nameHolder(name) : { id, staff: false }
  }
  const seen = new Set<string>()
  for (const { participant, name, grid } of lines) {
    if (roll.lines[participant] || seen.has(participant)) return refused('roll.lineTaken')
    if (unknownGrid(grid, inputs)) return refused('grid.unknown')
    seen.add(participant)
    const own = distinctName({ name, grid, ids: [participant], staff: false }, { ...inputs, nameHolder })
    if (!own.ok) return own
    inBatch.set(nameKey(own.value), participant)
    names.push({ participant, name: own.value, grid })
  }
  const listed = lines.map(({ participant, capacity, grid }) => ({ participant, capacity, grid }))
  const areas = lines.flatMap(({ participant, area }) => (area === undefined ? [] : [{ participant, area }]))
  const held: RollEvent[] = areas.length > 0 ? [{ type: 'roll.areasSet', v: 1, areas }] : []
  return ok({ events: [{ type: 'roll.listed', v: 1, lines: listed }, ...held], names })
}

function setAreas({ roll }: MeetingState, { areas }: Of<'roll.setAreas'>): Decided {
  const persons = areas.map(({ participant, area }) => ({ participant: personOf(roll, participant), area }))
  if (persons.some(({ participant }) => !roll.lines[participant])) return refused('roll.unknownPerson')
  if (new Set(persons.map(({ participant }) => participant)).size < persons.length)
    return refused('roll.lineTaken')
  return decided({ type: 'roll.areasSet', v: 1, areas: persons })
}

function register({ roll }: MeetingState, command: Of<'roll.register'>, _: Actor, inputs: Inputs): Decided {
  const { participant, capacity, grid } = command
  if (roll.lines[participant]) return refused('roll.lineTaken')
  if (isFull(roll, 1)) return refused('roll.full')
  if (unknownGrid(grid, inputs)) return refused('grid.unknown')
  const name = distinctName({ name: command.name, grid, ids: [participant], staff: false }, inputs)
  if (!name.ok) return name
  return ok({
    events: [
      { type: 'roll.registered', v: 1, participant, capacity, grid },
      { type: 'roll.confirmed', v: 1, participant, capacity, how: 'seen' },
    ],
    names: [{ participant, name: name.value, grid }],
  })
}

function rename(state: MeetingState, command: Of<'roll.rename'>, _: Actor, inputs: Inputs): Decided {
  return withPerson(state, command.participant, (person, { grid }) => {
    const ids = idsOf(state.roll, person)
    const name = distinctName({ name: command.name, grid, ids, staff: false }, inputs)
    if (!name.ok) return name
    return ok({
      events: ids.map((participant): RollEvent => ({ type: 'roll.renamed', v: 1, participant })),
      names: ids.map((participant) => ({ participant, name: name.value, grid })),
    })
  })
}

/** On the roll, and nobody has come as this person yet. */
const isAwaited = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.listed &&
  !(line.joined || line.confirmed || line.removed) &&
  line.mergedInto === ''

/**
 * Of two lines that become one: the sum where the roll lists both, each with a unit; 'unclear' where a phone and its line
 * contradict each other, or the sum is too large; null where there is nothing to add up.
 */
function unitsOf(one: Line, other: Line): number | 'unclear' | null {
  if (one.area === null || other.area === null) return null
  if (!one.listed || !other.listed) return one.area === other.area ? null : 'unclear'
  const sum = one.area + other.area
  return sum > limits.areaMax ? 'unclear' : sum
}

function confirm(state: MeetingState, command: Of<'roll.confirm'>): Decided {
  const { participant, capacity, how, line: awaited } = command
  return withPerson(state, participant, (person, line) => {
    if (line.removed) return refused('roll.alreadyRemoved')
    if (line.confirmed) return refused('roll.alreadyConfirmed')
    if (awaited === undefined)
      return decided({ type: 'roll.confirmed', v: 1, participant: person, capacity, how })
    const onRoll = state.roll.lines[awaited]
    if (line.listed || !isAwaited(onRoll)) return refused('roll.notAwaited')
    if (unitsOf(line, onRoll!) === 'unclear') return refused('roll.areasDiffer')
    return decided(
      { type: 'roll.merged', v: 1, from: person, into: awaited },
      { type: 'roll.confirmed', v: 1, participant: awaited, capacity, how },
    )
  })
}

function merge({ roll }: MeetingState, { from, into }: Of<'roll.merge'>): Decided {
  const [gone, kept] = [roll.lines[from], roll.lines[into]]
  if (!gone || !kept) return refused('roll.unknownPerson')
  if (from === into || gone.mergedInto !== '' || kept.mergedInto !== '') return refused('roll.alreadyMerged')
  if (gone.removed || kept.removed) return refused('roll.alreadyRemoved')
  const area = unitsOf(gone, kept)
  if (area === 'unclear') return refused('roll.areasDiffer')
  const held: RollEvent[] =
    area === null ? [] : [{ type: 'roll.areasSet', v: 1, areas: [{ participant: into, area }] }]
  return decided<RollEvent>({ type: 'roll.merged', v: 1, from, into }, ...held)
}

export const rollDeciders: Deciders<RollCommand> = {
  'roll.setExpected': ({ roll }, { expected }) =>
    expected < present(roll)
      ? refused('roll.moreHere', { present: present(roll) })
      : decided({ type: 'roll.expectedSet', v: 1, expected }),
  'roll.list': list,
  'roll.setAreas': setAreas,
  'roll.join': join,
  'roll.register': register,
  'roll.confirm': confirm,
  'roll.unconfirm': (state, { participant, reason }) =>
    withPerson(state, participant, (person, line) =>
      line.confirmed
        ? decided({ type: 'roll.unconfirmed', v: 1, participant: person, reason })
        : refused('roll.notConfirmed'),
    ),
  'roll.excuse': (state, { participant }) =>
    withPerson(state, participant, (person, line) => {
      if (line.confirmed) return refused('roll.alreadyConfirmed')
      if (line.excused) return refused('roll.alreadyExcused')
      return decided({ type: 'roll.excused', v: 1, participant: person })
    }),
  'roll.unexcuse': (state, { participant }) =>
    withPerson(state, participant, (person, line) =>
      line.excused
        ? decided({ type: 'roll.unexcused', v: 1, participant: person })
        : refused('roll.notExcused'),
    ),
  'roll.remove': (state, { participant, reason }) =>
    withPerson(state, participant, (person, line) => {
      if (line.removed) return refused('roll.alreadyRemoved')
      if (idsOf(state.roll, person).some((id) => state.meeting.duties[id])) return refused('roll.hasDuty')
      return decided(
        { type: 'roll.removed', v: 1, participant: person },
        { type: 'roll.removalExplained', v: 1, participant: person, reason },
      )
    }),
  'roll.readmit': (state, { participant }) =>
    withPerson(state, participant, (person, line) =>
      line.removed
        ? decided({ type: 'roll.readmitted', v: 1, participant: person })
        : refused('roll.notRemoved'),
    ),
  'roll.rename': rename,
  'roll.merge': merge,
  'roll.nameInRecord': (state, { named }, actor) =>
    withPerson(state, actor.id, (person, line) =>
      line.named === named
        ? refused('roll.alreadySo')
        : decided({ type: 'roll.namedInRecord', v: 1, participant: person, named }),
    ),
  'roll.closeJoining': ({ roll }) =>
    roll.joining === 'closed' ? refused('roll.joiningClosed') : decided({ type: 'roll.joiningClosed', v: 1 }),
  'roll.reopenJoining': ({ roll }) =>
    roll.joining === 'open' ? refused('roll.joiningOpen') : decided({ type: 'roll.joiningReopened', v: 1 }),
}
