// The practical limit with Yjs: the y-websocket protocol with every trick the engine knows and none of its duties. No
// accounts, no gate, no store, no bounds; only that a bad update is found before it is merged with good ones.
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as awareness from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frameHeader } from './frame-header.ts'
import { listen } from './listen.ts'

const tickMs = 20
const presenceMs = 100
const snapshotMs = 200
const backlogBytesMax = 1024 * 1024

type Room = {
  readonly doc: Y.Doc
  readonly present: awareness.Awareness
  readonly sockets: Set<Socket>
  pending: Uint8Array[]
  tickDue: boolean
  readonly changed: Set<number>
  /** What newcomers are told of all others; null when it is out of date. */
  everyone: Buffer | null
  /** What newcomers share, and what everybody else was sent since. */
  snapshot: { readonly frame: Buffer; readonly at: number; readonly since: Buffer[] } | null
}

const rooms = new Map<string, Room>()

const frame = (...parts: readonly (number | Uint8Array)[]): Buffer => {
  const encoder = createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') writeVarUint(encoder, part)
    else writeVarUint8Array(encoder, part)
  }
  const message = toUint8Array(encoder)
  return Buffer.concat([frameHeader(message.length), message])
}

const sendAll = (room: Room, bytes: Buffer) => {
  for (const socket of room.sockets) {
    if (socket.writableLength > backlogBytesMax) socket.destroy()
    else socket.write(bytes)
  }
}

const tick = (room: Room) => {
  room.tickDue = false
  if (room.pending.length === 0) return
  const update = room.pending.length > 1 ? Y.mergeUpdates(room.pending) : room.pending[0]!
  room.pending = []
  Y.applyUpdate(room.doc, update)
  const sent = frame(0, 2, update)
  room.snapshot?.since.push(sent)
  sendAll(room, sent)
}

const take = (room: Room, update: Uint8Array) => {
  // Throws for a bad one, which costs its sender the line and nobody else anything.
  const { to } = Y.parseUpdateMeta(update)
  if (to.size === 0 && update.length <= 2) return
  room.pending.push(update)
  if (room.tickDue) return
  room.tickDue = true
  setTimeout(tick, tickMs, room)
}

const snapshotOf = (room: Room): Buffer => {
  if (!room.snapshot || performance.now() - room.snapshot.at > snapshotMs)
    room.snapshot = { frame: frame(0, 1, Y.encodeStateAsUpdate(room.doc)), at: performance.now(), since: [] }
  const { frame: whole, since } = room.snapshot
  return since.length > 0 ? Buffer.concat([...since, whole]) : whole
}

const showPresence = (room: Room) => {
  const changed = [...room.changed]
  room.changed.clear()
  room.everyone = null
  sendAll(room, frame(1, awareness.encodeAwarenessUpdate(room.present, changed)))
}

const everyoneIn = ({ present }: Room): Buffer =>
  frame(1, awareness.encodeAwarenessUpdate(present, [...present.getStates().keys()]))

const begin = (name: string): Room => {
  const doc = new Y.Doc()
  const present = new awareness.Awareness(doc)
  present.setLocalState(null)
  const room: Room = {
    ...{ doc, present, sockets: new Set(), pending: [], tickDue: false, changed: new Set(), snapshot: null },
    everyone: null,
  }
  present.on('change', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    if (room.changed.size === 0) setTimeout(showPresence, presenceMs, room)
    for (const client of [...added, ...updated, ...removed]) room.changed.add(client)
  })
  rooms.set(name, room)
  return room
}

const hear = (room: Room, socket: Socket, bytes: Uint8Array) => {
  const decoder = createDecoder(bytes)
  if (readVarUint(decoder) === 1)
    return awareness.applyAwarenessUpdate(room.present, readVarUint8Array(decoder), socket)
  if (readVarUint(decoder) !== 0) return take(room, readVarUint8Array(decoder))
  // What was said since the snapshot comes before it: a client takes it up in any order, and is complete after it.
  if (room.pending.length > 0) tick(room)
  socket.write(snapshotOf(room))
}

const wss = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: 8e6,
})
const server = createServer()
server.on('upgrade', (req, socket: Socket, head) =>
  wss.handleUpgrade(req, socket, head, (ws) => {
    const room = rooms.get(req.url!) ?? begin(req.url!)
    room.sockets.add(socket)
    socket.write(frame(0, 0, Y.encodeStateVector(room.doc)))
    if (room.present.getStates().size > 0) socket.write((room.everyone ??= everyoneIn(room)))
    ws.on('message', (bytes: Buffer) => {
      try {
        hear(room, socket, bytes)
      } catch {
        ws.terminate()
      }
    })
    ws.on('error', () => undefined)
    ws.on('close', () => room.sockets.delete(socket))
  }),
)
listen(server)
