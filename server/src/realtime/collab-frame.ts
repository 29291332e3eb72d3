import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding'
import { ackMessageType } from '@linyi/shared/protocol/messages'
import type { PresenceFrame } from '../rooms/doc/presence-entry.ts'
import { messagePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'

/** Types of the y-websocket protocol's messages: one message a frame, stock clients read no second one. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  ack: ackMessageType,
} as const

const finalBinary = 0x82
const finalPing = 0x89

/** The bytes before a message of this length in an unmasked binary frame (RFC 6455, 5.2). */
export function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([finalBinary, length])
  if (length < 65_536) return Buffer.from([finalBinary, 126, length >> 8, length & 255])
  const header = Buffer.alloc(10)
  header.writeUInt16BE((finalBinary << 8) | 127)
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

/** A whole frame, built once and written to any number of sockets. */
const frame = (write: (encoder: Encoder) => void): Buffer => {
  const encoder = createEncoder()
  write(encoder)
  const message = toUint8Array(encoder)
  return Buffer.concat([frameHeader(message.length), message])
}

/** Builds once for the same object, as long as that object lives. */
function shared<Given extends object>(build: (given: Given) => Buffer): (given: Given) => Buffer {
  const built = new WeakMap<Given, Buffer>()
  return (given) => {
    const frame = built.get(given) ?? build(given)
    built.set(given, frame)
    return frame
  }
}

const syncFrame = (step: number, bytes: Uint8Array): Buffer =>
  frame((encoder) => {
    writeVarUint(encoder, messageTypes.sync)
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, bytes)
  })

/** "What do you have beyond this?" */
export const askFrame = (stateVector: Uint8Array): Buffer => syncFrame(messageYjsSyncStep1, stateVector)
/** All that was asked for. Joiners who lack the same share one frame. */
export const answerFrame = shared((update: Uint8Array) => syncFrame(messageYjsSyncStep2, update))
export const updateFrame = (update: Uint8Array): Buffer => syncFrame(messageYjsUpdate, update)

/** @param reason a stable code, a space and a sentence */
export const deniedFrame = (reason: string): Buffer =>
  frame((encoder) => {
    writeVarUint(encoder, messageTypes.auth)
    writeVarUint(encoder, messagePermissionDenied)
    writeVarString(encoder, reason)
  })

/** So many update frames of this connection are on disk, and with them everything up to the vector (decisions 1). */
export const ackFrame = (stateVector: Uint8Array, frames: number): Buffer =>
  frame((encoder) => {
    writeVarUint(encoder, messageTypes.ack)
    writeVarUint8Array(encoder, stateVector)
    writeVarUint(encoder, frames)
  })

/** An awareness message of entries that are already encoded, in parts to be written one after the other. */
export function presenceParts(count: number, parts: readonly Uint8Array[]): Uint8Array[] {
  const bytes = parts.reduce((sum, part) => sum + part.length, 0)
  const counted = createEncoder()
  writeVarUint(counted, count)
  const countBytes = toUint8Array(counted)
  const head = createEncoder()
  writeVarUint(head, messageTypes.awareness)
  writeVarUint(head, countBytes.length + bytes)
  const headBytes = toUint8Array(head)
  return [frameHeader(headBytes.length + countBytes.length + bytes), headBytes, countBytes, ...parts]
}

/** The same as one frame, for everyone who is not in it. */
export const presenceFrame = shared(({ count, body }: PresenceFrame) =>
  Buffer.concat(presenceParts(count, [body])),
)

/** What a stock client has to hear within 30 s and need not react to: an awareness message about nobody. */
export const stillHereFrame = Buffer.concat(presenceParts(0, []))
export const pingFrame = Buffer.from([finalPing, 0])
