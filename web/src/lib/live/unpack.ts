import type { OpenAck, Packed, Takes } from '@linyi/shared/protocol/messages'
import { unpacked } from '@linyi/shared/protocol/unpacked'

/** What this browser can read: older ones cannot unpack by themselves. */
export const takes: Takes = typeof DecompressionStream === 'undefined' ? 'bytes' : 'gzip'

/**
 * An answer with all that came packed, as it is without. Rejects when the bytes are broken.
 * @param as what was asked for
 */
export async function unpack(ack: OpenAck, as: Takes): Promise<OpenAck> {
  if (!ack.ok || ack.packed === undefined) return ack
  return unpacked(ack, JSON.parse(await textOf(ack.packed, as)) as Packed)
}

function textOf(bytes: Uint8Array, as: Takes): Promise<string> {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>])
  const body = as === 'gzip' ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob
  return new Response(body).text()
}
