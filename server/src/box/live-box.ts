import type { BoxRules, BoxTerms } from '@linyi/shared/domain/boxes'
import type { Instant } from '@linyi/shared/domain/decider'
import type { AnyCommand, AnyEvent } from '@linyi/shared/domain/streams'
import type { OpenRoom } from '../rooms/port.ts'
import type { Storage } from '../storage/port.ts'
import { makeKeys, readKeys, type BoxKey } from './keys.ts'

/** A box in memory, beside the stream whose it is. */
export type LiveBox = {
  readonly box: string
  readonly room: OpenRoom
  readonly rules: BoxRules<unknown, AnyCommand, AnyEvent>
  readonly key: BoxKey
  /** What was in it is in no copy of a store. */
  readonly isLost: boolean
  /** As the rules want it now, counting what is on its way to disk: so that a stop counts before it is durable. */
  readonly terms: () => BoxTerms
  /** Never earlier than the stream's last event. */
  readonly now: () => Instant
  /** How many papers people were told are in it. */
  papers: number
}

export type Opener = (stream: string) => Promise<OpenRoom | null>

/** Null when there is no such box; one that is over has no key to sign with any more. */
export async function loadBox(
  box: string,
  { storage, open, now }: { readonly storage: Storage; readonly open: Opener; readonly now: () => Instant },
): Promise<LiveBox | null> {
  const row = await storage.box(box)
  const room = row && (await open(row.stream))
  if (!row || !room) return null
  const { boxes } = room.rules
  const current = () => boxes?.terms(room.ahead().state, box)
  if (!boxes || !current()) {
    room.close()
    return null
  }
  const { publicKey, privateKey } = row
  const keys = publicKey
    ? { publicKey, privateKey: privateKey ?? '' }
    : await storage.keyBox(box, await makeKeys())
  return {
    ...{ box, room, rules: boxes, key: readKeys(keys), isLost: row.state === 'lost' },
    terms: () => current()!,
    now: () => Math.max(room.ahead().at, now()),
    papers: await storage.papersIn(box),
  }
}
