import { toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import type { DeletedRange, Section } from './decode.ts'

/** Writes an update of exactly these structs and deletions, in the form Yjs reads. */
export const encode = (
  sections: readonly Section[],
  ranges: ReadonlyMap<number, readonly DeletedRange[]>,
): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1()
  const out = encoder.restEncoder
  writeVarUint(out, sections.length)
  for (const { client, structs } of sections) {
    writeVarUint(out, structs.length)
    encoder.writeClient(client)
    writeVarUint(out, structs[0]!.id.clock)
    for (const struct of structs) struct.write(encoder, 0)
  }
  writeVarUint(out, ranges.size)
  for (const [client, deleted] of ranges) {
    writeVarUint(out, client)
    writeVarUint(out, deleted.length)
    for (const { clock, len } of deleted) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return toUint8Array(out)
}
