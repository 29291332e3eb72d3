import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { messagePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { ackMessageType } from '../../protocol/messages.ts'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2

const frame = (...parts: readonly (number | Uint8Array)[]): Uint8Array => {
  const encoder = createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  return toUint8Array(encoder)
}

/** "What do you have beyond this?" */
export const askFrame = (stateVector: Uint8Array): Uint8Array => frame(SYNC, messageYjsSyncStep1, stateVector)
export const updateFrame = (update: Uint8Array): Uint8Array => frame(SYNC, messageYjsUpdate, update)
export const presenceFrame = (update: Uint8Array): Uint8Array => frame(AWARENESS, update)

/** What the server may say. */
export type ServerWord =
  /** `complete`: all we asked for. */
  | { readonly says: 'update'; readonly update: Uint8Array; readonly complete: boolean }
  | { readonly says: 'ask'; readonly stateVector: Uint8Array }
  | { readonly says: 'presence'; readonly update: Uint8Array }
  /** `code`, and the sentence that follows it. */
  | { readonly says: 'denied'; readonly code: string; readonly sentence: string }
  /** So many update frames of this line are on disk. */
  | { readonly says: 'stored'; readonly frames: number }

/** Null for what this client has no use for. */
export const readFrame = (bytes: Uint8Array): ServerWord | 'unreadable' | null => {
  try {
    return readWord(createDecoder(bytes))
  } catch {
    return 'unreadable'
  }
}

const readWord = (decoder: Decoder): ServerWord | null => {
  switch (readVarUint(decoder)) {
    case SYNC:
      return readSync(readVarUint(decoder), readVarUint8Array(decoder))
    case AWARENESS:
      return { says: 'presence', update: readVarUint8Array(decoder) }
    case AUTH:
      return readVarUint(decoder) === messagePermissionDenied ? denied(readVarString(decoder)) : null
    case ackMessageType:
      readVarUint8Array(decoder)
      return { says: 'stored', frames: readVarUint(decoder) }
    default:
      return null
  }
}

const readSync = (step: number, bytes: Uint8Array): ServerWord | null => {
  if (step === messageYjsSyncStep1) return { says: 'ask', stateVector: bytes }
  if (step === messageYjsSyncStep2) return { says: 'update', update: bytes, complete: true }
  return step === messageYjsUpdate ? { says: 'update', update: bytes, complete: false } : null
}

const denied = (reason: string): ServerWord => {
  const [code = '', ...sentence] = reason.split(' ')
  return { says: 'denied', code, sentence: sentence.join(' ') }
}
