import { randomBytes, randomInt } from 'node:crypto'
import type { Actor, Decision, Inputs, Instant } from '@linyi/shared/domain/decider'
import type { Rejection } from '@linyi/shared/domain/rejection'
import type { AnyCommand, AnyEvent, AnyRules } from '@linyi/shared/domain/streams'
import { ulid } from '@linyi/shared/lib/ids'
import { fail, type Result } from '@linyi/shared/lib/result'
import type { HeldDoc } from './doc/port.ts'

/** Docs held for one decision, by their name within the stream. */
export type HeldDocs = ReadonlyMap<string, HeldDoc>

export type Surroundings = Pick<
  Inputs,
  'seq' | 'nameHolder' | 'gridName' | 'ownRules' | 'appointment' | 'committee' | 'rolesOf' | 'nextNumber'
> & {
  readonly now: Instant
}

const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** May this person, and may anyone now? The rules' answer; time, chance, names and quoted words are brought to them. */
export function ask(
  rules: AnyRules,
  state: unknown,
  command: AnyCommand,
  actor: Actor,
  held: HeldDocs,
  around: Surroundings,
  boxes: Inputs['boxes'] = {},
): Result<Decision<AnyEvent>, Rejection> {
  const refusal = rules.decider.can(state, command, actor)
  if (refusal) return fail(refusal)
  return rules.decider.decide(state, command, actor, {
    ...around,
    newId: () => ulid(around.now, randomBytes(16)),
    newCode,
    boxes,
    quotes: Object.fromEntries([...held].map(([name, doc]) => [name, doc.quote()])),
  })
}
