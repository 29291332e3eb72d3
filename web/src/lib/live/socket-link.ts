import { io } from 'socket.io-client'
import type { Line, LineEnd, Link } from '@linyi/shared/client/link'
import type { OpenAck, WireError } from '@linyi/shared/protocol/messages'
import { device } from './device.ts'
import { takes, unpack } from './unpack.ts'
import { createWay } from './way.ts'

/** Longer than the connection's own patience: it only makes sure that a broken line answers every question. */
const answerMsMax = 60_000

const asWireError = (reason: unknown): WireError | null =>
  typeof reason === 'object' && reason !== null && 'code' in reason && 'zh' in reason
    ? (reason as WireError)
    : null

/**
 * One Socket.IO connection a line. Coming back is the connection's business, with jitter.
 * @param stream the id of the meeting, case or station of the page: nobody reads it but a balancer that keeps them together
 */
export const socketLink = (token: string | null, stream: string): Link => {
  const way = createWay(device.monotonicMs)
  return (listener) => {
    const socket = io({
      auth: token === null ? {} : { token },
      query: { stream, ...way.dial() },
      forceNew: true,
      reconnection: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    })
    let over = false
    const end = (reason: LineEnd) => {
      if (over) return
      over = true
      way.over()
      socket.disconnect()
      listener.ended(reason)
    }
    const ask = async (message: string, body: unknown) => {
      try {
        return await socket.timeout(answerMsMax).emitWithAck(message, body)
      } catch {
        return null
      }
    }
    socket.on('connect', () => {
      way.up()
      listener.up()
    })
    socket.on('meeting:events', listener.batch)
    socket.on('meeting:view', listener.view)
    socket.on('meeting:notice', listener.notice)
    socket.on('meeting:box', listener.papers)
    socket.on('meeting:listed', listener.listed)
    socket.on('disconnect', () => end({ why: 'lost' }))
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      const refusal = asWireError(error.data)
      end(refusal ? { why: 'refused', error: refusal } : { why: 'lost' })
    })
    return {
      open: async (request) => {
        const ack = (await ask('meeting:open', { ...request, takes })) as OpenAck | null
        return ack && unpack(ack, takes).catch(() => null)
      },
      command: (command) => ask('meeting:command', command),
      hangUp: () => {
        over = true
        way.over()
        socket.disconnect()
      },
    } satisfies Line
  }
}
