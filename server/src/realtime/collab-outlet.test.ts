import type { AddressInfo, Socket } from 'node:net'
import { readFrame, type ServerWord } from '@linyi/shared/client/doc-client/wire'
import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { frameOf, writeEntry } from '../rooms/doc/presence-entry.ts'
import { deniedFrame, pingFrame, stillHereFrame, updateFrame } from './collab-frame.ts'
import { createFlow, type Flow } from './collab-flow.ts'
import { createOutlet, type Outlet } from './collab-outlet.ts'

let server: WebSocketServer
let socket: Socket
let client: WebSocket
let flow: Flow
let outlet: Outlet
let told: ServerWord[]
let doc: Y.Doc
let copy: Y.Doc
const own = new Set<number>()
const everyone = frameOf(new Map([3, 4].map((id) => [id, writeEntry(id, 1, `{"at":${id}}`)])))

/** A socket with its outlet on one side, a real client on the other. */
beforeEach(async () => {
  server = new WebSocketServer({ port: 0 })
  const connected = new Promise<Socket>((resolve) =>
    server.once('connection', (_, req) => resolve(req.socket)),
  )
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  socket = await connected
  if (client.readyState !== client.OPEN) await new Promise((resolve) => client.once('open', resolve))
  ;[doc, copy, told] = [new Y.Doc(), new Y.Doc(), []]
  own.clear()
  client.on('message', (bytes: Buffer) => {
    const word = readFrame(bytes) as ServerWord
    told.push(word)
    if (word.says === 'update') Y.applyUpdate(copy, word.update)
  })
  const latest = {
    vector: () => Y.encodeStateVector(doc),
    beyond: (vector: Uint8Array) => Y.encodeStateAsUpdate(doc, vector),
    everyone: () => everyone,
  }
  flow = createFlow()
  outlet = createOutlet(socket, flow, own, latest, () => 1000)
})
afterEach(() => {
  client.terminate()
  server.close()
})

const until = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (holds()) resolve()
    }
    client.on('message', look)
    look()
  })

/** Writes so much into the doc and sends the update on, as a channel does. */
const grow = (bytes: number) => {
  const collect = (update: Uint8Array) => flow.write(updateFrame(update))
  doc.on('update', collect)
  doc.getArray('words').push(['水'.repeat(bytes / 3)])
  doc.off('update', collect)
}

/** Nobody reads, until the socket takes no more. */
const stall = () => {
  client.pause()
  let updates = 0
  while (outlet.behindSince() === null) {
    grow(300_000)
    updates++
  }
  return updates
}

const says = () => told.map((word) => word.says)

test.each([0, 125, 126, 65_535, 65_536, 1_000_000])('%i bytes of words arrive whole', async (length) => {
  outlet.tell(deniedFrame(`x${'y'.repeat(length)}`))
  await until(() => told.length === 1)
  expect(told[0]).toEqual({ says: 'denied', code: `x${'y'.repeat(length)}`, sentence: '' })
})

test('what is said in one goes out in one write, in its order', async () => {
  const written = vi.spyOn(socket as unknown as { _write: () => void; _writev: () => void }, '_writev')
  const send = outlet.inOne()
  grow(300)
  outlet.ack(1)
  expect(socket.writableLength).toBeGreaterThan(300)
  send()
  expect(written).toHaveBeenCalledOnce()
  await until(() => told.length === 2)
  expect(says()).toEqual(['update', 'stored'])
})

test('a reader who stops gets nothing more until the socket is empty, then one update with all of it', async () => {
  const sent = stall()
  expect(outlet.behindSince()).toBe(1000)
  const queued = socket.writableLength
  for (let i = 0; i < 100; i++) grow(3000)
  outlet.ack(7)
  outlet.presence(everyone)
  outlet.pulse(Buffer.concat([stillHereFrame, pingFrame]))
  expect(socket.writableLength).toBe(queued)
  expect(queued).toBeLessThan(2 * limits.socketBacklogBytesMax)
  client.resume()
  await until(() => says().includes('presence'))
  expect(says()).toEqual([...Array.from({ length: sent + 1 }, () => 'update'), 'stored', 'presence'])
  expect(copy.getArray('words').length).toBe(sent + 100)
  expect(outlet.behindSince()).toBeNull()
  grow(3)
  await until(() => copy.getArray('words').length === sent + 101)
})

test('a reader is behind at one byte more than may wait for them, not before', () => {
  client.pause()
  while (socket.writableLength === 0) grow(300_000)
  flow.write(Buffer.alloc(limits.socketBacklogBytesMax - socket.writableLength))
  expect(socket.writableLength).toBe(limits.socketBacklogBytesMax)
  expect(outlet.isFull()).toBe(false)
  expect(outlet.behindSince()).toBeNull()
  flow.write(Buffer.alloc(1))
  expect(outlet.isFull()).toBe(true)
  expect(outlet.behindSince()).toBe(1000)
  flow.write(Buffer.alloc(1))
  expect(socket.writableLength).toBe(limits.socketBacklogBytesMax + 1)
})

test('a socket that said goodbye is written to no more, and hears the end of what was written', async () => {
  grow(300)
  socket.end()
  grow(300)
  await new Promise((resolve) => socket.once('close', resolve))
  expect(socket.errored).toBeNull()
  expect(says()).toEqual(['update'])
})

test('what a slow reader is told alone comes after all that was on disk before it', async () => {
  const sent = stall()
  grow(3)
  outlet.tell(deniedFrame('board.locked 清单已锁定'))
  client.resume()
  await until(() => says().includes('denied'))
  expect(says().slice(0, sent + 2)).toEqual([...Array.from({ length: sent + 1 }, () => 'update'), 'denied'])
  expect(copy.getArray('words').length).toBe(sent + 1)
})

test('presence gives way before updates do', async () => {
  client.pause()
  while (socket.writableLength <= limits.socketBacklogBytesMax / 4) grow(100_000)
  expect(outlet.behindSince()).toBeNull()
  outlet.presence(frameOf(new Map([[9, writeEntry(9, 1, '{}')]])))
  grow(3)
  client.resume()
  await until(() => says().includes('presence'))
  const awareness = new Awareness(new Y.Doc())
  const shown = told.flatMap((word) => (word.says === 'presence' ? [word.update] : []))
  shown.forEach((update) => applyAwarenessUpdate(awareness, update, null))
  expect([...awareness.getStates().keys()].filter((id) => id < 10)).toEqual([3, 4])
  awareness.destroy()
  expect(copy.getArray('words').length).toBe(doc.getArray('words').length)
})

test('nobody hears of themselves', async () => {
  own.add(3)
  outlet.presence(everyone)
  outlet.presence(frameOf(new Map([[3, writeEntry(3, 2, '{}')]])))
  outlet.tell(deniedFrame('end'))
  await until(() => says().includes('denied'))
  expect(says()).toEqual(['presence', 'denied'])
  const awareness = new Awareness(new Y.Doc())
  applyAwarenessUpdate(awareness, (told[0] as Extract<ServerWord, { says: 'presence' }>).update, null)
  expect(awareness.getStates().has(3)).toBe(false)
  expect(awareness.getStates().get(4)).toEqual({ at: 4 })
  awareness.destroy()
})

test('a socket that is gone is written to no more', async () => {
  client.terminate()
  await new Promise((resolve) => socket.once('close', resolve))
  grow(3)
  outlet.presence(everyone)
  outlet.ack(1)
  outlet.tell(deniedFrame('end'))
  expect(socket.writableLength).toBe(0)
})
