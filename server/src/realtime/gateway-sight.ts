import { createHash } from 'node:crypto'
import type { Actor, AudienceClass } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import type { Notice, WireEvent } from '@linyi/shared/protocol/messages'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import type { Asker, SealedEvent, StreamRoom } from '../rooms/port.ts'

/** What somebody may see of a stream at this moment. */
export type Sight = {
  readonly actor: Actor
  readonly classes: readonly AudienceClass[]
  /** People with a role of the station know each other by name, and with staff who is expected; others know who is here. */
  readonly knowsStaff: boolean
  /** A screen on the wall: it gets its one view and no event. */
  readonly isScreen: boolean
}

export function sightOf(room: StreamRoom, asker: Asker): Sight | Rejection {
  const actor = room.actorOf(asker)
  if (!actor) return reject('stream.notFound')
  const { state } = room.durable()
  const refusal = room.rules.mayOpen(state, actor)
  if (refusal) return refusal
  const classes = room.rules.audienceClassesOf(state, actor)
  const isScreen = room.rules.onScreen?.isScreen(state, actor) ?? false
  return { actor, classes, knowsStaff: actor.roles.length > 0 || classes.includes('staff'), isScreen }
}

export const sameSight = (one: Sight, other: Sight): boolean =>
  one.knowsStaff === other.knowsStaff &&
  one.isScreen === other.isScreen &&
  one.classes.join() === other.classes.join()

/**
 * Names the store and what may be seen of it. A client that comes back with another has folded events it may see no
 * longer, was not shown some that it may see now, or holds words that are gone: it needs a snapshot (decisions 5).
 */
export const epochOf = (storeEpoch: string, { edition }: Pick<StreamRoom, 'edition'>, sight: Sight): string =>
  createHash('sha256')
    .update(JSON.stringify([storeEpoch, edition(), [...sight.classes].sort(), sight.knowsStaff]))
    .digest('base64url')
    .slice(0, 22)

/** That a stream is closed to somebody, or must be opened again. */
export const noticeOf = (stream: string, rejection: Rejection): Notice => ({
  stream,
  error: sentence(rejection),
})

/** Two viewers with the same share see the same of what is for `among`. */
export const shareOf = (
  { classes, knowsStaff }: Sight,
  among: { readonly has: (one: AudienceClass) => boolean },
): string => `${knowsStaff} ${classes.filter((one) => among.has(one)).join(' ')}`

/**
 * How far the stream has come for somebody. Where it is closed to all but a few, that is the last event they may see: what
 * they may not see is told with the next that they may, so that it does not say when it happened (decisions 11).
 */
export function seenUpTo({ rules, durable, mentioned }: StreamRoom, { classes }: Sight): number {
  if (!rules.closed) return durable().seq
  const last = mentioned()
  return Math.max(0, ...classes.map((one) => last.get(one) ?? 0))
}

export const asSeenBy = (classes: readonly AudienceClass[], events: readonly SealedEvent[]): WireEvent[] =>
  events.map(({ event, audience }) =>
    audience.some((one) => classes.includes(one)) ? event : { seq: event.seq, type: 'hidden' as const },
  )
