import type { AudienceClass } from '../decider.ts'
import type { Audiences } from '../rules-table.ts'
import type { RollEvent } from './schema.ts'
import type { RollPart } from './state.ts'

const everyone: readonly AudienceClass[] = ['public']

/** Who is there is seen by all who are there. Why somebody had to leave is not. */
export const rollAudiences: Audiences<RollEvent> = {
  'roll.expectedSet': () => everyone,
  'roll.listed': () => everyone,
  /** Who votes by name with what: everybody in the room can add it up again. */
  'roll.areasSet': () => everyone,
  'roll.joined': () => everyone,
  'roll.registered': () => everyone,
  'roll.confirmed': () => everyone,
  'roll.unconfirmed': () => everyone,
  'roll.excused': () => everyone,
  'roll.unexcused': () => everyone,
  'roll.removed': () => everyone,
  'roll.removalExplained': ({ participant }) => ['staff', `person:${participant}`],
  'roll.readmitted': () => everyone,
  'roll.renamed': () => everyone,
  'roll.merged': () => everyone,
  'roll.namedInRecord': () => everyone,
  'roll.joiningClosed': () => everyone,
  'roll.joiningReopened': () => everyone,
}

/** The part as someone in these classes may know it. */
export function redactRoll(part: RollPart, classes: readonly AudienceClass[]): RollPart {
  if (classes.includes('staff')) return part
  return {
    ...part,
    lines: Object.fromEntries(
      Object.entries(part.lines).map(([id, line]) => [
        id,
        classes.includes(`person:${id}`) ? line : { ...line, removalReason: '' },
      ]),
    ),
  }
}
