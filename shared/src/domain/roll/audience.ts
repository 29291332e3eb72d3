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

/** The part as someone in these classes may know it. Whoever sees the same is given the same object. */
export function redactRoll(part: RollPart, classes: readonly AudienceClass[]): RollPart {
  if (classes.includes('staff')) return part
  const { removed, silent } = silencedOf(part)
  const own = removed.filter((id) => classes.includes(`person:${id}`))
  if (own.length === 0) return silent
  const lines = Object.fromEntries(own.map((id) => [id, part.lines[id]!]))
  return { ...part, lines: { ...silent.lines, ...lines } }
}

type Silenced = {
  /** Whose removal was explained. */
  readonly removed: readonly string[]
  /** For those who were not removed themselves. */
  readonly silent: RollPart
}

const found = new WeakMap<RollPart, Silenced>()

/** Made once a roll: a whole hall opens the meeting. */
function silencedOf(part: RollPart): Silenced {
  const known = found.get(part)
  if (known) return known
  const removed = Object.keys(part.lines).filter((id) => part.lines[id]!.removalReason !== '')
  const blank = removed.map((id) => [id, { ...part.lines[id]!, removalReason: '' }])
  const lines = { ...part.lines, ...Object.fromEntries(blank) }
  const silent = removed.length > 0 ? { ...part, lines } : part
  found.set(part, { removed, silent })
  return { removed, silent }
}
