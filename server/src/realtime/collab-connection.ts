import type { Socket } from 'node:net'
import type { Refusal } from '@linyi/shared/docs/gate/verdict'
import { limits } from '@linyi/shared/lib/limits'
import { comeAgain } from '@linyi/shared/protocol/come-again'
import { closeCodes } from '@linyi/shared/protocol/messages'
import type { WebSocket } from 'ws'
import type { Meter } from '../metrics/meter.ts'
import { createBucket } from '../rooms/bucket.ts'
import type { Clock } from '../rooms/clock.ts'
import { isEmptyVector } from '../rooms/doc/merged.ts'
import type { DocWriter } from '../rooms/doc/writer.ts'
import type { PresenceSource } from '../rooms/doc/presence.ts'
import type { Channel } from './collab-channel.ts'
import { answerFrame, askFrame, deniedFrame } from './collab-frame.ts'
import { readMessage, type Message } from './collab-message.ts'
import { createOutlet, type Outlet } from './collab-outlet.ts'
import { docReason, reasonFor, reasonOf } from './collab-text.ts'

/** One socket of one participant on one doc. */
export type Connection = {
  readonly participant: string
  readonly outlet: Outlet
  /** Called every 15 s: a line that has died without a word is cut. */
  readonly beat: () => void
  /** The meeting went on: may this person still be here? */
  readonly recheck: () => void
  /** The room is gone: to come again within so long. */
  readonly dropped: (withinMs: number) => void
  /** Closes without waiting for the other side. */
  readonly cut: () => void
  /** Says why and closes. */
  readonly end: (code: number, reason: string) => void
}

export type DocMeter = Pick<Meter, 'docUpdate' | 'docRefusal'>

export type Joining = {
  readonly ws: WebSocket
  readonly socket: Socket
  readonly participant: string
  /** The client understands acks: it is ours, and knows what to do after a refusal. */
  readonly acks: boolean
  /** The version of the node types that the client knows; null when it named none. */
  readonly schema: number | null
  readonly channel: Channel
  readonly clock: Clock
  readonly meter: DocMeter
}

/** Standard close codes (RFC 6455, 7.4.1): a stock client tries again after them. */
const badData = 1003
const badPayload = 1007

const divergedMsMax = 5000
const behindMsMax = 30_000
const silentBeatsMax = 2
/** Answers that cost a walk through the doc count as this many updates. */
const answerCost = 10

export function join(joining: Joining): Connection {
  const { ws, socket, participant, acks, schema, channel, clock, meter } = joining
  const { room, presence } = channel
  const source: PresenceSource = { participant, clients: new Set() }
  const outlet = createOutlet(socket, channel.flow, source.clients, channel.latest, clock.now)
  const frames = createBucket(
    clock.now,
    limits.updatesPerConnectionPerSecondMax,
    limits.updatesPerConnectionPerSecondMax,
  )
  const pauses = new Set<'rate' | 'room' | 'backlog'>()
  let silentBeats = 0
  let introduced = false
  let asked = false
  let callOff: (() => void) | null = null

  const pause = (why: 'rate' | 'room' | 'backlog') => {
    pauses.add(why)
    ws.pause()
  }
  const resume = (why: 'rate' | 'room' | 'backlog') => {
    if (pauses.delete(why) && pauses.size === 0) ws.resume()
  }

  const end = (code: number, reason: string, withinMs?: number) => {
    if (ws.readyState !== ws.OPEN) return
    outlet.tell(deniedFrame(reason))
    const why = reason.split(' ', 1)[0]!
    ws.close(code, withinMs === undefined ? why : comeAgain(why, withinMs))
  }

  const writer: DocWriter = room.join(
    { participant, strict: !acks, schema },
    {
      acked: (count) => acks && outlet.ack(count),
      refused: ({ code }: Refusal) => {
        meter.docRefusal(code)
        outlet.tell(deniedFrame(docReason(code)))
        if (!acks) callOff ??= clock.after(divergedMsMax, () => ws.close(closeCodes.diverged, code))
      },
      inert: (words) =>
        outlet.tell(deniedFrame(docReason(`${room.rules.kind.law.name}.inert`, words.join(' / ')))),
      missing: (stateVector) => outlet.tell(askFrame(stateVector)),
      inOne: outlet.inOne,
      relieved: () => resume('room'),
    },
  )

  /**
   * Once, and before it is answered: who has taken up the answer would send back every deletion of it. Who has nothing has
   * nothing to send.
   */
  const askFor = (stateVector: Uint8Array) => {
    if (!asked && !isEmptyVector(stateVector)) outlet.tell(askFrame(room.draftVector()))
    asked = true
  }

  const answer = (stateVector: Uint8Array) => {
    let update: Uint8Array
    try {
      update = room.beyond(stateVector)
    } catch {
      return end(badPayload, docReason('frame.malformed'))
    }
    askFor(stateVector)
    outlet.tell(answerFrame(update))
  }

  const takePresence = (update: Uint8Array) => {
    const outcome = presence.receive(source, update)
    if (outcome === 'malformed') return end(badPayload, docReason('frame.malformed'))
    if (outcome === 'tooLarge') outlet.tell(deniedFrame(docReason('presence.tooLarge')))
    if (!introduced) outlet.presence(presence.all())
    introduced = true
  }

  const take = (message: Message) => {
    switch (message.says) {
      case 'update':
        meter.docUpdate()
        if (!room.receive(writer, message.update, message.complete)) pause('room')
        return
      case 'presence':
        return takePresence(message.update)
      case 'have':
        return answer(message.stateVector)
      case 'whoIsHere':
        return outlet.presence(presence.all())
      case 'unknown':
        return outlet.tell(deniedFrame(docReason('frame.unknown')))
    }
  }

  /** A pause takes hold after what was read already, so that more may be due than it was made for. */
  const resumeWhenDue = () => {
    const waitMs = frames.spend(0)
    if (waitMs > 0) clock.after(waitMs, resumeWhenDue)
    else resume('rate')
  }

  const hear = (bytes: Buffer, isBinary: boolean) => {
    silentBeats = 0
    if (ws.readyState !== ws.OPEN) return
    const message = isBinary ? readMessage(bytes) : null
    if (!message) return end(isBinary ? badPayload : badData, docReason('frame.malformed'))
    const waitMs = frames.spend(message.says === 'have' || message.says === 'whoIsHere' ? answerCost : 1)
    take(message)
    if (waitMs > 0 && !pauses.has('rate')) {
      pause('rate')
      clock.after(waitMs, resumeWhenDue)
    }
    if (outlet.isFull() && !pauses.has('backlog')) {
      pause('backlog')
      socket.once('drain', () => resume('backlog'))
    }
  }

  const connection: Connection = {
    participant,
    outlet,
    end,
    cut: () => ws.terminate(),
    beat: () => {
      const behindSince = outlet.behindSince()
      const stalled = behindSince !== null && clock.now() - behindSince > behindMsMax
      if (stalled) ws.close(closeCodes.tryLater, 'fault')
      // Who is not listened to is not silent: while a pause of ours lasts, answers wait unread.
      const silent = pauses.size === 0 && silentBeats++ >= silentBeatsMax
      if (stalled || silent) ws.terminate()
    },
    recheck: () => {
      const rejection = room.rules.mayOpen(participant)
      if (rejection) end(closeCodes.mayNot, reasonOf(rejection))
    },
    dropped: (withinMs) => end(closeCodes.tryLater, reasonFor('fault'), withinMs),
  }

  ws.on('message', hear)
  ws.on('pong', () => (silentBeats = 0))
  ws.on('close', () => {
    channel.flow.leave(socket)
    callOff?.()
    room.leave(writer)
    presence.leave(source)
    channel.remove(connection)
  })
  channel.add(connection)
  return connection
}
