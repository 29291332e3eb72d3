import type { ErasureEvent } from '../erasure/schema.ts'
import { withEntries, type Steps } from '../fold.ts'
import type { LifecycleEvent } from '../meeting/schema.ts'
import { here } from './counts.ts'
import type { RollEvent } from './schema.ts'
import { blankLine, type Line, type RollPart } from './state.ts'

/** Many lines at once: the roll is copied once, however many of them change. */
const withLines = (part: RollPart, changes: readonly (readonly [string, Partial<Line>])[]): RollPart => ({
  ...part,
  lines: withEntries(
    part.lines,
    changes.map(([participant, change]) => [
      participant,
      { ...(part.lines[participant] ?? blankLine), ...change },
    ]),
  ),
})

const withLine = (part: RollPart, participant: string, change: Partial<Line>): RollPart =>
  withLines(part, [[participant, change]])

/** The roll stays, who was there does not: another day is another arrival. */
const clearPresence = (part: RollPart): RollPart => ({
  ...part,
  lines: Object.fromEntries(
    Object.entries(part.lines).map(([id, line]) => [id, { ...line, confirmed: null, excused: false }]),
  ),
})

const mergeLines = (part: RollPart, from: string, into: string): RollPart => {
  const gone = part.lines[from] ?? blankLine
  const kept = part.lines[into] ?? blankLine
  const fromDoor = kept.confirmed === null && gone.confirmed !== null
  const moved = Object.entries(part.lines).map(([id, line]): [string, Line] =>
    line.mergedInto === from ? [id, { ...line, mergedInto: into }] : [id, line],
  )
  return {
    ...part,
    lines: {
      ...Object.fromEntries(moved),
      [from]: { ...gone, mergedInto: into },
      [into]: {
        ...kept,
        grid: kept.grid || gone.grid,
        capacity: fromDoor ? gone.capacity : kept.capacity,
        listed: kept.listed || gone.listed,
        joined: kept.joined ?? gone.joined,
        confirmed: kept.confirmed ?? gone.confirmed,
        named: kept.named || gone.named,
        area: kept.area ?? gone.area,
      },
    },
  }
}

const gone = { named: false, excused: false, removalReason: '' }
const leave = { ...gone, joined: null, confirmed: null }

type Heard =
  | RollEvent
  | Extract<LifecycleEvent, { type: 'meeting.adjourned' | 'meeting.startUndone' }>
  | Extract<ErasureEvent, { type: 'erasure.erased' }>

export const rollSteps: Steps<RollPart, Heard> = {
  'roll.expectedSet': (part, { expected }) => ({ ...part, expectedTyped: expected }),
  'roll.listed': (part, { lines }) => ({
    ...part,
    lines: withEntries(
      part.lines,
      lines.map(({ participant, capacity, grid }) => [
        participant,
        { ...blankLine, capacity, grid, listed: true },
      ]),
    ),
  }),
  'roll.areasSet': (part, { areas }) =>
    withLines(
      part,
      areas.map(({ participant, area }) => [participant, { area }]),
    ),
  'roll.joined': (part, { participant, via, grid, consent, at }) =>
    withLine(part, participant, {
      grid: grid || (part.lines[participant]?.grid ?? ''),
      joined: { at, via, consent },
    }),
  'roll.registered': (part, { participant, capacity, grid }) =>
    withLine(part, participant, { capacity, grid }),
  'roll.confirmed': (part, { participant, capacity, how, at, by }) =>
    withLine(part, participant, { capacity, confirmed: { at, by, how }, excused: false }),
  'roll.unconfirmed': (part, { participant }) => withLine(part, participant, { confirmed: null }),
  'roll.excused': (part, { participant }) => withLine(part, participant, { excused: true }),
  'roll.unexcused': (part, { participant }) => withLine(part, participant, { excused: false }),
  'roll.removed': (part, { participant }) => withLine(part, participant, { removed: true }),
  'roll.removalExplained': (part, { participant, reason }) =>
    withLine(part, participant, { removalReason: reason }),
  'roll.readmitted': (part, { participant }) =>
    withLine(part, participant, { removed: false, removalReason: '' }),
  'roll.renamed': (part) => part,
  'roll.merged': (part, { from, into }) => mergeLines(part, from, into),
  'roll.namedInRecord': (part, { participant, named }) => withLine(part, participant, { named }),
  'roll.joiningClosed': (part) => ({ ...part, joining: 'closed' }),
  'roll.joiningReopened': (part) => ({ ...part, joining: 'open' }),
  'meeting.adjourned': (part) => clearPresence({ ...part, sittings: [...part.sittings, here(part)] }),
  'meeting.startUndone': clearPresence,
  'erasure.erased': (part, { participants, counted }) =>
    withLines(
      part,
      participants.filter((id) => part.lines[id]).map((id) => [id, counted ? gone : leave]),
    ),
}
