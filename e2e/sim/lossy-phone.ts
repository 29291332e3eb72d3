import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import type { Chance } from '../fixtures/chance.ts'

const SYNC = 0
const AUTH = 2
const ACK = 100

/** How long a message may be on its way, in ms. */
const delayMsMax = 6
const againMsMax = 20

/** A phone without a screen on a line that delays, breaks in the middle, and loses what was on its way then. */
export type LossyPhone = {
  readonly doc: Y.Doc
  /** How far what it wrote is on disk, as a clock of its client id. */
  acked(): number
  written(): number
  /** Codes it was refused with. */
  refused(): ReadonlySet<string>
  isOnline(): boolean
  synced(): Promise<void>
  /** Nothing gets through either way until the next line. */
  cut(): void
  /** From now on no line breaks by itself. */
  mend(): void
  leave(): void
}

/** @param url asked anew at each try: the server may have begun again elsewhere */
export function lossyPhone(url: () => string, chance: Chance, breaksInHundred: number): LossyPhone {
  const doc = new Y.Doc()
  const refused = new Set<string>()
  let acked = 0
  let over = false
  let mended = false
  let line: { readonly socket: WebSocket; readonly post: (bytes: Uint8Array) => void } | null = null
  let isSynced = () => {}
  const synced = new Promise<void>((done) => (isSynced = done))

  const message = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, SYNC)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }

  /** In order, each a moment later; what is under way when the line breaks is lost. */
  const delayed = (socket: WebSocket, deliver: (bytes: Uint8Array) => void) => {
    let free = Promise.resolve()
    return (bytes: Uint8Array) => {
      const delayMs = chance.upTo(delayMsMax)
      const breaks = !mended && chance.upTo(100) < breaksInHundred
      free = free.then(async () => {
        await new Promise((later) => setTimeout(later, delayMs))
        if (socket.readyState !== WebSocket.OPEN) return
        if (breaks) socket.terminate()
        else deliver(bytes)
      })
    }
  }

  const hear = (bytes: Uint8Array) => {
    const decoder = decoding.createDecoder(bytes)
    const kind = decoding.readVarUint(decoder)
    if (kind === ACK) {
      const vector = Y.decodeStateVector(decoding.readVarUint8Array(decoder))
      acked = Math.max(acked, vector.get(doc.clientID) ?? 0)
    }
    if (kind === AUTH) {
      decoding.readVarUint(decoder)
      refused.add(decoding.readVarString(decoder).split(' ', 1)[0]!)
    }
    if (kind !== SYNC) return
    const reply = encoding.createEncoder()
    encoding.writeVarUint(reply, SYNC)
    const step = sync.readSyncMessage(decoder, reply, doc, 'server')
    if (step === sync.messageYjsSyncStep1) line?.post(encoding.toUint8Array(reply))
    if (step === sync.messageYjsSyncStep2) isSynced()
  }

  const dial = () => {
    const socket = new WebSocket(url())
    const mine = { socket, post: delayed(socket, (bytes) => socket.send(bytes)) }
    line = mine
    const receive = delayed(socket, hear)
    socket.on('error', () => undefined)
    socket.on('message', (bytes: Buffer) => receive(new Uint8Array(bytes)))
    socket.on('open', () => mine.post(message((encoder) => sync.writeSyncStep1(encoder, doc))))
    socket.on('close', () => {
      if (!over) setTimeout(() => !over && dial(), chance.upTo(againMsMax))
    })
  }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') line?.post(message((encoder) => sync.writeUpdate(encoder, update)))
  })
  dial()
  return {
    doc,
    acked: () => acked,
    written: () => Y.getState(doc.store, doc.clientID),
    refused: () => refused,
    isOnline: () => line?.socket.readyState === WebSocket.OPEN,
    synced: () => synced,
    cut: () => line?.socket.terminate(),
    mend: () => {
      mended = true
    },
    leave: () => {
      over = true
      line?.socket.terminate()
    },
  }
}
