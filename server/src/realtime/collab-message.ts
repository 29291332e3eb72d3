import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageTypes } from './collab-frame.ts'

/** What a client may say. */
export type Message =
  | { readonly says: 'have'; readonly stateVector: Uint8Array }
  | {
      readonly says: 'update'
      readonly update: Uint8Array
      /** Everything this client has. */ readonly complete: boolean
    }
  | { readonly says: 'presence'; readonly update: Uint8Array }
  | { readonly says: 'whoIsHere' }
  | { readonly says: 'unknown' }

/** Reads one message of the y-websocket protocol; null when it cannot be read. */
export function readMessage(bytes: Uint8Array): Message | null {
  try {
    const decoder = createDecoder(bytes)
    const type = readVarUint(decoder)
    if (type === messageTypes.queryAwareness) return { says: 'whoIsHere' }
    if (type === messageTypes.awareness) return { says: 'presence', update: readVarUint8Array(decoder) }
    if (type !== messageTypes.sync) return { says: 'unknown' }
    return readSync(readVarUint(decoder), readVarUint8Array(decoder))
  } catch {
    return null
  }
}

function readSync(step: number, bytes: Uint8Array): Message {
  if (step === messageYjsSyncStep1) return { says: 'have', stateVector: bytes }
  if (step === messageYjsSyncStep2) return { says: 'update', update: bytes, complete: true }
  if (step === messageYjsUpdate) return { says: 'update', update: bytes, complete: false }
  return { says: 'unknown' }
}
