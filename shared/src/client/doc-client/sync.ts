import * as Y from 'yjs'
import type { Instant } from '../../domain/decider.ts'
import { gateCodes, type GateCode } from '../../docs/gate/verdict.ts'
import type { Surroundings } from '../surroundings.ts'
import { createDocConnection } from './connection.ts'
import type { DocLink } from './link.ts'
import type { EditQueue, QueuedEdit } from './queue.ts'
import type { DocStatus } from './surface.ts'
import { askFrame, presenceFrame, updateFrame, type ServerWord } from './wire.ts'

/** How long the server may take to store an edit before the line counts as dead. */
const answerMsMax = 10_000
/** A node may lag behind another for a moment; a store that is behind every time has lost what it confirmed. */
const lackingTriesMax = 3

type Deps = {
  readonly link: DocLink
  readonly surroundings: Surroundings
  readonly queue: EditQueue
  readonly confirmed: () => Y.Doc
  /** False while what is written is not to be sent yet. */
  readonly maySend: () => boolean
  readonly heard: {
    readonly up: () => void
    readonly down: () => void
    readonly received: (update: Uint8Array) => void
    readonly presence: (update: Uint8Array) => void
    readonly refused: (edit: QueuedEdit, code: GateCode) => void
    /** The server no longer has what it confirmed: it was restored from a copy. */
    readonly lost: () => void
    readonly acked: () => void
    readonly changed: () => void
  }
}

/** The conversation with the server: brings both sides level, sends one edit at a time, believes only acks. */
export type DocSync = {
  readonly start: () => void
  /** Something new may wait in the queue. */
  readonly pump: () => void
  readonly status: () => DocStatus
  readonly isSynced: () => boolean
  /** The line came up again and again, and no ack. */
  readonly isOverdue: () => boolean
  readonly ackedAt: () => Instant | null
  readonly sendPresence: (update: Uint8Array) => void
  readonly wake: () => void
  readonly renew: () => void
  readonly leave: () => void
}

const isGateCode = (code: string): code is GateCode => (gateCodes as readonly string[]).includes(code)

const lacks = (stateVector: Uint8Array, doc: Y.Doc): boolean => {
  const theirs = Y.decodeStateVector(stateVector)
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
    ([client, clock]) => (theirs.get(client) ?? 0) < clock,
  )
}

export const createDocSync = ({ link, surroundings, queue, confirmed, maySend, heard }: Deps): DocSync => {
  let synced = false
  let framesStored = 0
  let lacking = 0
  let overdue = false
  let ackedAt: Instant | null = null
  let callOff = () => {}

  const pump = () => {
    const update = synced && maySend() ? queue.take() : null
    if (!update) return
    connection.send(updateFrame(update))
    callOff = surroundings.after(answerMsMax, () => {
      overdue = true
      connection.giveUp()
    })
  }

  const answered = (): QueuedEdit | null => {
    callOff()
    overdue = false
    return queue.settle()
  }

  const onStored = (frames: number) => {
    if (frames <= framesStored) return
    framesStored = frames
    ackedAt = surroundings.deviceNow()
    answered()
    heard.acked()
    pump()
  }

  const onDenied = (code: string) => {
    if (!isGateCode(code) || !queue.isTaken()) return
    if (code.endsWith('.tooManyClients')) return connection.giveUp()
    heard.refused(answered()!, code)
    pump()
  }

  const onAsk = (stateVector: Uint8Array) => {
    if (lacks(stateVector, confirmed())) {
      if (++lacking < lackingTriesMax) return connection.giveUp()
      heard.lost()
      connection.renew()
    } else if (synced) connection.giveUp()
  }

  const onReceived = (update: Uint8Array, complete: boolean) => {
    heard.received(update)
    if (!complete || synced) return
    synced = true
    lacking = 0
    connection.proved()
    heard.changed()
    pump()
  }

  const hear = (word: ServerWord) => {
    switch (word.says) {
      case 'update':
        return onReceived(word.update, word.complete)
      case 'ask':
        return onAsk(word.stateVector)
      case 'presence':
        return heard.presence(word.update)
      case 'stored':
        return onStored(word.frames)
      case 'denied':
        return onDenied(word.code)
    }
  }

  const connection = createDocConnection(link, surroundings, {
    up: () => {
      connection.send(askFrame(Y.encodeStateVector(confirmed())))
      heard.up()
    },
    down: () => {
      callOff()
      synced = false
      framesStored = 0
      queue.untake()
      heard.down()
    },
    word: hear,
    changed: () => heard.changed(),
  })

  return {
    start: connection.dial,
    pump,
    status: connection.status,
    isSynced: () => synced,
    isOverdue: () => overdue,
    ackedAt: () => ackedAt,
    sendPresence: (update) => connection.send(presenceFrame(update)),
    wake: connection.wake,
    renew: connection.renew,
    leave: connection.leave,
  }
}
