import type { Instant } from '@linyi/shared/domain/decider'
import { inOneFold } from '@linyi/shared/domain/fold'
import type { AnyEvent, AnyRules } from '@linyi/shared/domain/streams'
import { openEvent, sealEvent } from '@linyi/shared/record/seal'
import type { StoredEvent } from '../storage/port.ts'
import type { SealedEvent, Standing } from './port.ts'

/** @param id the stream's, for rules that ask for it */
export const beforeAll = (rules: AnyRules, id: string): Standing => ({
  state: rules.initialOf?.(id) ?? rules.decider.initial,
  seq: 0,
  at: 0,
  leaf: null,
  announced: null,
  forgotten: 0,
})

const step = (rules: AnyRules, before: Standing, row: StoredEvent, { event }: SealedEvent): Standing => ({
  state: rules.decider.evolve(before.state, event),
  seq: row.seq,
  at: row.at,
  leaf: row.leaf,
  announced: event.type === rules.announced ? row.leaf : before.announced,
  forgotten: rules.forgetting?.includes(event.type) ? row.seq : before.forgotten,
})

/** Folds stored rows, oldest first. */
export function readOn(rules: AnyRules, from: Standing, rows: readonly StoredEvent[]) {
  const events = rows.map((row): SealedEvent => openEvent(row))
  const standing = inOneFold(() =>
    rows.reduce((before, row, index) => step(rules, before, row, events[index]!), from),
  )
  return { standing, events }
}

export type Sealing = {
  readonly stream: string
  readonly by: string
  readonly tagOf: (person: string) => string
  readonly now: Instant
  readonly newSalt: () => Uint8Array
}

/** Seals what was decided onto the chain, and folds it. Time never runs backwards within a stream (decisions 5). */
export function sealOn(rules: AnyRules, from: Standing, decided: readonly AnyEvent[], sealing: Sealing) {
  const { stream, by, tagOf, newSalt } = sealing
  const at = Math.max(from.at, sealing.now)
  const rows: StoredEvent[] = []
  const events: SealedEvent[] = []
  let standing = from
  for (const event of decided) {
    const seq = standing.seq + 1
    const audience = rules.audienceOf(event, by)
    const row = sealEvent(event, { stream, seq, at, by, audience, tagOf, prev: standing.leaf }, newSalt)
    const sealed: SealedEvent = { event: { ...event, seq, at, by }, audience }
    standing = step(rules, standing, row, sealed)
    rows.push(row)
    events.push(sealed)
  }
  return { standing, rows, events }
}
