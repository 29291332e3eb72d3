import type { Server as HttpServer } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { reject, type RejectionCode } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import { returnWithinMs } from '@linyi/shared/protocol/come-again'
import type { Notice } from '@linyi/shared/protocol/messages'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import { Server, type DefaultEventsMap, type Socket as AnySocket } from 'socket.io'
import type { Boxes } from '../box/boxes.ts'
import { cookieIn } from '../http/cookies.ts'
import { comesFromUs } from '../http/origin.ts'
import type { Log } from '../log.ts'
import type { Meter } from '../metrics/meter.ts'
import type { Clock } from '../rooms/clock.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Login, Logins } from '../rooms/logins.ts'
import type { Rooms } from '../rooms/port.ts'
import type { Drained } from './drain.ts'
import { createChannels } from './gateway-channels.ts'
import type { Outlet } from './gateway-outlet.ts'
import { endLogin, serve } from './gateway-messages.ts'
import { boundStrangers } from './gateway-strangers.ts'
import { watchLogins, type Held } from './login-watch.ts'

export type GatewayDeps = {
  readonly rooms: Rooms
  readonly docs: Pick<DocRooms, 'open'>
  readonly boxes: Pick<Boxes, 'turnout'>
  readonly logins: Pick<Logins, 'find' | 'holding' | 'onRevoked'>
  readonly clock: Clock
  readonly log: Log
  readonly meter: Pick<Meter, 'answer'>
  /** PUBLIC_URL, which a proxy may have written another Host for. */
  readonly publicOrigin: string | undefined
}

export type Gateway = Drained & {
  /** Cuts every line; clients come again by themselves, within so long. The http server is its owner's to close. */
  readonly close: (withinMs?: number) => void
}

type Proof = {
  readonly login: Login
  readonly token: string
  /** How many endings of logins had been heard of when this one was looked up. */
  readonly heard: number
}
type Socket = AnySocket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Proof>

/** The meeting channel of interfaces: three messages, whatever a meeting comes to be able to do. */
export function attachGateway(server: HttpServer | SecureServer, deps: GatewayDeps): Gateway {
  const { rooms, docs, boxes, logins, clock, log, meter, publicOrigin } = deps
  const io = new Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Proof>(server, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 2 * limits.commandBytesMax,
    connectTimeout: limits.unauthenticatedMsMax,
    // Other upgrades on this server are others' to judge.
    destroyUpgrade: false,
  })
  const outlet: Outlet = {
    send: (sockets, message, body) => io.to([...sockets]).emit(message, body),
    isReady: (socket) => io.sockets.sockets.get(socket)?.conn.transport.writable ?? false,
  }
  const channels = createChannels(rooms, { outlet, clock, docs, boxes })
  const everybody = () => [...io.sockets.sockets.values()]
  const heldBy = (socket: Socket): Held => {
    const { login, token } = socket.data
    return {
      ...{ person: login.person, token, expiresAt: login.expiresAt },
      end: () => endLogin(socket),
      doubt: () => cut(socket, returnWithinMs(io.sockets.sockets.size)),
    }
  }
  const watch = watchLogins(logins, clock, () => everybody().map(heldBy))

  const tokenIn = ({ handshake }: Socket): string | null => {
    const given: unknown = (handshake.auth as { token?: unknown }).token
    if (typeof given === 'string') return given
    const { origin, host, cookie } = handshake.headers
    const from = { origin, host, json: true, formCookie: null, formToken: null }
    return comesFromUs(from, publicOrigin) ? cookieIn(cookie, 'login') : null
  }

  const prove = async (socket: Socket): Promise<Error | undefined> => {
    const token = tokenIn(socket)
    const heard = watch.heard()
    const login = token === null ? null : await logins.find(token)
    if (!login || token === null) return refusedEntry('login.needed')
    socket.data = { login, token, heard }
    return undefined
  }

  boundStrangers(io)
  io.use((socket, next) => {
    prove(socket).then(next, (error: unknown) => {
      log.warn({ err: error }, 'a connection could not be let in')
      next(new Error('fault'))
    })
  })
  io.on('connection', (socket) => {
    if (socket.data.heard !== watch.heard()) watch.askAgain(heldBy(socket))
    serve(socket, { rooms, channels, clock, log, meter })
  })
  return {
    count: () => io.sockets.sockets.size,
    sendAway: (count, withinMs) => {
      for (const socket of everybody().slice(0, count)) cut(socket, withinMs)
    },
    close: (withinMs = returnWithinMs(io.sockets.sockets.size)) => {
      watch.stop()
      for (const socket of everybody()) cut(socket, withinMs)
      io.engine.close()
      channels.close()
    },
  }
}

/** Without a word of Socket.IO's own: a client that is told to go does not come again by itself. */
function cut(socket: Socket, withinMs: number): void {
  const notice: Notice = { stream: null, error: sentence(reject('fault')), withinMs }
  socket.emit('meeting:notice', notice)
  socket.conn.close()
}

/** Only what is refused for good carries `data`: without, a client tries again. */
const refusedEntry = (code: RejectionCode): Error =>
  Object.assign(new Error(code), { data: sentence(reject(code)) })
