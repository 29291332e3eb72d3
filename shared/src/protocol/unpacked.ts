import { patched } from '../lib/patch.ts'
import type { OpenAck, Packed } from './messages.ts'

/** An answer as it would have been without packing. `packed` is what its bytes hold. */
export function unpacked(ack: Extract<OpenAck, { ok: true }>, packed: Packed): OpenAck {
  const { packed: _, own = [], ...rest } = ack
  const people = [...packed.people, ...ack.people]
  if (packed.snapshot === undefined) return { ...rest, people }
  return { ...rest, people, snapshot: patched(packed.snapshot, own) }
}
