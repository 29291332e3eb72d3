import type { IncomingMessage, Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { limits } from '@linyi/shared/lib/limits'
import { comeAgain, returnWithinMs } from '@linyi/shared/protocol/come-again'
import { closeCodes } from '@linyi/shared/protocol/messages'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Bus } from '../bus/port.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../rooms/clock.ts'
import type { DocRoom } from '../rooms/doc/room.ts'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Login, Logins } from '../rooms/logins.ts'
import { createChannel, type Channel } from './collab-channel.ts'
import { join, type Connection, type DocMeter } from './collab-connection.ts'
import { deniedFrame } from './collab-frame.ts'
import { readRequest, type CollabRequest } from './collab-request.ts'
import { docReason, reasonFor, reasonOf } from './collab-text.ts'
import { createElsewhere } from './collab-elsewhere.ts'
import { createWheel } from './collab-wheel.ts'
import type { Drained } from './drain.ts'
import { watchLogins, type Held } from './login-watch.ts'

export type CollabDeps = {
  readonly docs: Pick<DocRooms, 'open'>
  readonly bus: Bus
  readonly logins: Pick<Logins, 'find' | 'holding' | 'onRevoked'>
  readonly clock: Clock
  readonly log: Log
  readonly meter: DocMeter
  /** PUBLIC_URL, which a proxy may have written another Host for. */
  readonly publicOrigin: string | undefined
}

export type Collab = Drained & {
  /** Sends everyone away to come again within so long, and takes nobody any more. */
  readonly close: (withinMs?: number) => void
}

type Admitted = {
  readonly room: DocRoom
  readonly participant: string
  readonly login: Login
  readonly token: string
}
type Denied = { readonly closeCode: number; readonly reason: string }

const later: Denied = { closeCode: closeCodes.tryLater, reason: reasonFor('fault') }
const full: Denied = { closeCode: closeCodes.tryLater, reason: reasonFor('stream.full') }
const notSignedIn: Denied = { closeCode: closeCodes.notSignedIn, reason: reasonFor('login.needed') }
const mayNot = (reason: string): Denied => ({ closeCode: closeCodes.mayNot, reason })

/** How long clients may take over their side of the close when the server stops. */
const farewellMsMax = 1000

/**
 * The y-websocket protocol on an http server, beside whatever else upgrades there. Whoever may not come in is let in,
 * told why and sent away: a refused handshake makes stock clients try for ever (decisions 1). Nothing of a request is
 * logged: query strings hold tokens.
 */
export function attachCollab(
  server: Server | SecureServer,
  { docs, bus, logins, clock, log, meter, publicOrigin }: CollabDeps,
): Collab {
  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.collabFrameBytesMax,
  })
  const wheel = createWheel(clock)
  const channels = new Map<DocRoom, Channel>()
  const present = new Map<Connection, Admitted>()
  let closed = false

  const heldBy = ([connection, { login, token }]: readonly [Connection, Admitted]): Held => ({
    ...{ person: login.person, token, expiresAt: login.expiresAt },
    end: () => connection.end(closeCodes.notSignedIn, reasonFor('login.ended')),
    doubt: () => connection.dropped(returnWithinMs(present.size)),
  })
  const watch = watchLogins(logins, clock, () => [...present].map(heldBy))

  const elsewhere = createElsewhere(bus, (doc) =>
    [...channels.values()].filter((channel) => doc === null || channel.room.doc === doc),
  )

  const begin = (room: DocRoom): Channel => {
    const onEmpty = () => channels.delete(room)
    const channel = createChannel(room, { clock, wheel, share: elsewhere.share, onEmpty })
    channels.set(room, channel)
    elsewhere.ask(room.doc)
    return channel
  }

  const channelOf = (room: DocRoom): Channel => channels.get(room) ?? begin(room)

  const admit = async ({ doc, token, foreign }: CollabRequest): Promise<Admitted | Denied> => {
    if (foreign) return mayNot(docReason('origin.foreign'))
    const login = token === null ? null : await logins.find(token)
    if (!login || token === null) return notSignedIn
    const room = await docs.open(doc)
    if (bus.isJoined) await room?.rules.catchUp()
    const participant = room?.rules.participantOf(login)
    if (!room || !participant) return mayNot(reasonFor('stream.notFound'))
    const rejection = room.rules.mayOpen(participant)
    if (rejection) return mayNot(reasonOf(rejection))
    if (channels.get(room)?.isFull()) return full
    return { room, participant, login, token }
  }

  const settle = (
    ws: WebSocket,
    socket: Socket,
    { acks, schema }: CollabRequest,
    answer: Admitted | Denied,
    heard: number,
  ) => {
    if ('closeCode' in answer) {
      socket.write(deniedFrame(answer.reason))
      const code = answer.reason.split(' ', 1)[0]!
      const isLater = answer.closeCode === closeCodes.tryLater
      ws.close(answer.closeCode, isLater ? comeAgain(code, returnWithinMs(present.size)) : code)
      const cut = clock.after(limits.deniedMsMax, () => ws.terminate())
      ws.once('close', cut)
      return
    }
    const { room, participant } = answer
    const connection = join({
      ...{ ws, socket, participant, acks, schema, channel: channelOf(room), clock, meter },
    })
    present.set(connection, answer)
    ws.on('close', () => present.delete(connection))
    if (watch.heard() !== heard) watch.askAgain(heldBy([connection, answer]))
  }

  const receive = async (ws: WebSocket, socket: Socket, request: CollabRequest) => {
    // A frame over the bound or out of the protocol: ws closes with the code for it.
    ws.on('error', () => undefined)
    // Nothing is read before the doc is there, whole.
    ws.pause()
    const heard = watch.heard()
    const answer = await admit(request).catch((error: unknown) => {
      log.warn({ err: error }, 'a collaboration socket could not be let in')
      return later
    })
    if (ws.readyState !== ws.OPEN) return
    settle(ws, socket, request, closed ? later : answer, heard)
    ws.resume()
  }

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const request = readRequest(req, publicOrigin)
    if (request) wss.handleUpgrade(req, socket, head, (ws) => void receive(ws, socket as Socket, request))
  })

  return {
    count: () => present.size,
    sendAway: (count, withinMs) => {
      for (const connection of [...present.keys()].slice(0, count)) {
        present.delete(connection)
        connection.dropped(withinMs)
      }
    },
    close: (withinMs = returnWithinMs(present.size)) => {
      closed = true
      watch.stop()
      elsewhere.close()
      wheel.stop()
      for (const connection of present.keys()) connection.dropped(withinMs)
      clock.after(farewellMsMax, () => present.forEach((_, connection) => connection.cut()))
    },
  }
}
