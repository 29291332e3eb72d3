import type { DocLink } from '@linyi/shared/client/doc-client/link'
import type { LineEnd, Link } from '@linyi/shared/client/link'
import type { WireError } from '@linyi/shared/protocol/messages'
import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import type { BreakableLine, Weather } from './weather.ts'

const brokenCode = 1006

/** One more line to the server, up or dead. */
export type Connect = () => Duplex

class OwnLines extends Agent {
  readonly #connect: Connect
  constructor(connect: Connect) {
    super()
    this.#connect = connect
  }
  override createConnection(): Duplex {
    return this.#connect()
  }
}

/** As the web's own link to a doc, with weather on the line. @param connect asked anew at each try */
export const docLink =
  (path: string, connect: Connect, weather: Weather): DocLink =>
  (listener) => {
    const socket = new WebSocket(`ws://linyi${path}`, { createConnection: connect as never })
    let over = false
    const end = (code: number, reason?: string) => {
      if (over) return
      over = true
      socket.terminate()
      listener.ended(code, reason)
    }
    const line: BreakableLine = { isUp: () => !over, snap: () => end(brokenCode) }
    const [out, back] = [weather.way(line), weather.way(line)]
    socket.on('error', () => undefined)
    socket.on('open', () => back(listener.up))
    socket.on('message', (bytes: Buffer) => back(() => listener.frame(new Uint8Array(bytes))))
    socket.on('close', (code, reason) => back(() => end(code, reason.toString())))
    return {
      send: (bytes) => out(() => socket.readyState === WebSocket.OPEN && socket.send(bytes)),
      hangUp: () => {
        over = true
        socket.terminate()
      },
    }
  }

const asWireError = (reason: unknown): WireError | null =>
  typeof reason === 'object' && reason !== null && 'code' in reason ? (reason as WireError) : null

/** As the web's own link to the meeting channel, with weather on the line. */
export const streamLink =
  (connect: Connect, token: string, weather: Weather): Link =>
  (listener) => {
    const socket = io('http://linyi', {
      agent: new OwnLines(connect) as never,
      auth: { token },
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    })
    let over = false
    const unanswered = new Set<() => void>()
    const quiet = () => {
      over = true
      socket.disconnect()
      unanswered.forEach((giveUp) => giveUp())
    }
    const end = (how: LineEnd) => {
      if (over) return
      quiet()
      listener.ended(how)
    }
    const line: BreakableLine = { isUp: () => !over, snap: () => end({ why: 'lost' }) }
    const [out, back] = [weather.way(line), weather.way(line)]
    const ask = (message: string, body: unknown) =>
      new Promise<never>((answer) => {
        const answered = (ack: unknown) => {
          unanswered.delete(giveUp)
          answer(ack as never)
        }
        const giveUp = () => answered(null)
        if (over) return giveUp()
        unanswered.add(giveUp)
        out(() => socket.emit(message, body, (ack: unknown) => back(() => answered(ack))))
      })
    socket.on('connect', () => back(listener.up))
    socket.on('meeting:events', (batch) => back(() => listener.batch(batch)))
    socket.on('meeting:view', (view) => back(() => listener.view(view)))
    socket.on('meeting:notice', (notice) => back(() => listener.notice(notice)))
    socket.on('meeting:box', (papers) => back(() => listener.papers(papers)))
    socket.on('meeting:listed', (listed) => back(() => listener.listed(listed)))
    socket.on('disconnect', () => back(() => end({ why: 'lost' })))
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      const refusal = asWireError(error.data)
      back(() => end(refusal ? { why: 'refused', error: refusal } : { why: 'lost' }))
    })
    return {
      open: (request) => ask('meeting:open', request),
      command: (command) => ask('meeting:command', command),
      hangUp: quiet,
    }
  }
