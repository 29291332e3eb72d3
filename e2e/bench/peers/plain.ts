// No Yjs at all: each message to everybody, as `ws` sends it. What a server of this kind costs that does nothing else.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { frameHeader } from './frame-header.ts'
import { listen } from './listen.ts'

/** An empty doc, so that a client of the protocol goes on: there is nothing to be had beyond what comes. */
const nothing = Buffer.of(0, 1, 2, 0, 0)
const isUpdate = (bytes: Buffer) => bytes[0] === 1 || (bytes[0] === 0 && bytes[1] === 2)

const server = createServer()
const wss = new WebSocketServer({ server, perMessageDeflate: false })
wss.on('connection', (ws, { socket }) => {
  socket.write(Buffer.concat([frameHeader(nothing.length), nothing]))
  ws.on('message', (bytes: Buffer) => {
    if (isUpdate(bytes)) for (const one of wss.clients) one.send(bytes)
  })
  ws.on('error', () => undefined)
})
listen(server)
