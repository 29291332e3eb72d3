import type { InBoth } from '../in-both.ts'
import { bodies, type Body, type BodyId } from './bodies.ts'
import type { OwnRules } from './own.ts'
import { decisionSaid, sentenceOf } from './said.ts'
import type { RuleSettings } from './settings.ts'
import { shareName } from './share.ts'

/** The rules a meeting follows, as data with its source and the date of that text, and in words. */
export type RulePack = Omit<RuleSettings, 'decision'> &
  Pick<Body, 'name' | 'source' | 'asOf' | 'floor' | 'binding'> & {
    readonly decision:
      | (NonNullable<RuleSettings['decision']> & {
          /** What such a share is called: 过半数. */
          readonly shareName: InBoth
          readonly said: InBoth
        })
      | null
    /** What the moderator reads out, in one breath. */
    readonly sentence: InBoth
  }

type PackOf<B extends Body> = RulePack & {
  readonly decision: B['settings']['decision'] extends null ? null : NonNullable<RulePack['decision']>
}

/** The rules of a body: as its general text has them, or as the station's own copy does. */
export function packFrom(body: Body, own: OwnRules | null = null): RulePack {
  const { name, floor, binding } = body
  const { settings, source, asOf } = own ?? body
  const { decision } = settings
  return {
    ...{ ...settings, name, source, asOf, floor, binding },
    decision: decision && {
      ...decision,
      shareName: shareName(decision.share),
      said: decisionSaid(decision),
    },
    sentence: sentenceOf(settings, floor.said),
  }
}

/** Every body's rules in their general form. */
export const rulePacks = Object.fromEntries(
  Object.entries(bodies).map(([id, body]) => [id, packFrom(body)]),
) as { readonly [Id in BodyId]: PackOf<(typeof bodies)[Id]> }
