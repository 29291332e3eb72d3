import { digest } from '../../record/digest.ts'
import { kinds } from '../meeting/kinds.ts'
import type { MeetingKind } from '../meeting/schema.ts'
import { bodies } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { beside } from '../rules/preset.ts'
import type { StationState } from './state.ts'

/** The general text of a kind's rules. */
export function generalRules(kind: MeetingKind): OwnRules {
  const { settings, source, asOf } = bodies[kinds[kind].pack]
  return { settings, source, asOf }
}

/** What a kind goes by at this station now: its own rules, else the general text. */
export function rulesInForce({ rules }: Pick<StationState, 'rules'>, kind: MeetingKind): OwnRules {
  const own = rules[kind]
  return own ? { settings: own.settings, source: own.source, asOf: own.asOf } : generalRules(kind)
}

const inFull = ({ settings, ...rules }: OwnRules) => ({
  ...rules,
  settings: { ...settings, ...beside(settings) },
})

/** By what they say, in whatever order their members stand, and whether a preset is said or left out. */
export const sameRules = (one: OwnRules, other: OwnRules): boolean =>
  digest(inFull(one)) === digest(inFull(other))
