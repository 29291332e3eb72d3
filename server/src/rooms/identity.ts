import { createHmac, randomBytes } from 'node:crypto'
import type { GatheringId, ParticipantId, PersonId } from '@linyi/shared/lib/ids'
import type { Storage } from '../storage/port.ts'

const keyBytes = 32
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export type Identity = {
  /** The person inside one meeting or case: always the same there, and nothing to join two of them by. */
  participantOf(person: PersonId, gathering: GatheringId): ParticipantId
  /** Marks in the public chain which entries of one stream have one actor, without saying who. */
  actorTag(actor: string, stream: string): string
}

/** @param stationKey 32 secret bytes of this installation; with another key everybody becomes somebody else */
export function createIdentity(stationKey: Uint8Array): Identity {
  const keyed = (...parts: readonly string[]) =>
    createHmac('sha256', stationKey).update(JSON.stringify(parts)).digest()
  return {
    participantOf: (person, gathering) =>
      crockfordOf(keyed('participant', person, gathering)) as ParticipantId,
    actorTag: (actor, stream) => keyed('actor', actor, stream).toString('hex'),
  }
}

/** The installation's key; made at the first start. */
export async function stationKey(storage: Storage): Promise<Uint8Array> {
  return Buffer.from(await storage.settingOr('stationKey', randomBytes(keyBytes).toString('hex')), 'hex')
}

/** The first 128 bits as 26 characters, in the form of a ULID. */
function crockfordOf(digest: Buffer): string {
  let bits = BigInt(`0x${digest.subarray(0, 16).toString('hex')}`)
  let text = ''
  for (let i = 0; i < 26; i++, bits >>= 5n) text = crockford[Number(bits & 31n)]! + text
  return text
}
