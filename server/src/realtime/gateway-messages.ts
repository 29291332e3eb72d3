import type { Instant } from '@linyi/shared/domain/decider'
import { reject, type RejectionCode } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import type { Notice, WireError } from '@linyi/shared/protocol/messages'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import type { DefaultEventsMap, Socket as AnySocket } from 'socket.io'
import type { Log } from '../log.ts'
import type { Meter } from '../metrics/meter.ts'
import { createBucket, type Bucket } from '../rooms/bucket.ts'
import type { Asker } from '../rooms/port.ts'
import { createConnection, type ConnectionDeps } from './gateway-connection.ts'

type Data = { readonly login: Asker & { readonly expiresAt: Instant } }
type Socket<D extends Data> = AnySocket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, D>

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: WireError }
type Message = { readonly bucket: Bucket; readonly answer: (raw: unknown) => Promise<Answer> }

/** Messages beyond the rate are refused; who goes on at this many times the rate is cut. */
const patience = 10

const refused = (code: RejectionCode): { readonly ok: false; readonly error: WireError } => ({
  ok: false,
  error: sentence(reject(code)),
})

const notify = (socket: Pick<AnySocket, 'emit'>, code: RejectionCode): void => {
  const notice: Notice = { stream: null, error: sentence(reject(code)) }
  socket.emit('meeting:notice', notice)
}

/** Tells a connection that its login is no more, and cuts it. */
export function endLogin(socket: Pick<AnySocket, 'emit' | 'disconnect'>): void {
  notify(socket, 'login.ended')
  socket.disconnect(true)
}

/** Reads what one signed-in socket sends: every message is answered, whatever it is. */
export function serve<D extends Data>(
  socket: Socket<D>,
  deps: ConnectionDeps & { readonly log: Log; readonly meter: Pick<Meter, 'answer'> },
): void {
  const { clock, log, meter } = deps
  const { login } = socket.data as D
  const connection = createConnection(socket.id, login, deps)
  const perSecond = (count: number) => createBucket(clock.now, count, count)
  const messages = new Map<string, Message>([
    ['meeting:open', { bucket: perSecond(limits.opensPerConnectionPerSecondMax), answer: connection.open }],
    [
      'meeting:command',
      { bucket: perSecond(limits.commandsPerConnectionPerSecondMax), answer: connection.command },
    ],
  ])
  const endurance = perSecond(patience * limits.commandsPerConnectionPerSecondMax)

  const answer = async (name: string, raw: unknown): Promise<Answer> => {
    const message = messages.get(name)
    if (!message) return refused('message.unknown')
    if (!taken(message.bucket)) return refused('command.tooMany')
    if (bytesOf(raw) > limits.commandBytesMax) return refused('command.tooLarge')
    try {
      return await message.answer(raw)
    } catch (error) {
      log.error({ err: error, message: name }, 'a message could not be answered')
      return refused('fault')
    }
  }

  const receive = async (name: string, given: readonly unknown[]): Promise<void> => {
    if (login.expiresAt <= clock.now()) return endLogin(socket)
    if (!taken(endurance) || backlogBytes(socket) > limits.socketBacklogBytesMax) {
      socket.disconnect(true)
      return
    }
    const ack: unknown = given[given.length - 1]
    if (typeof ack === 'function') {
      const answered = await answer(name, given[0])
      meter.answer(messages.has(name) ? name : 'unknown', answered.ok ? 'ok' : answered.error.code)
      ack(answered)
    } else notify(socket, messages.has(name) ? 'message.noAck' : 'message.unknown')
  }

  socket.onAny((name: string, ...given: unknown[]) => void receive(name, given))
  socket.on('disconnect', connection.close)
}

/** One message, if the rate allows it. */
const taken = (bucket: Bucket): boolean => bucket.left() > 0 && bucket.spend(1) === 0

/** As JSON; what cannot be written as such is larger than anything. */
function bytesOf(raw: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(raw) ?? '')
  } catch {
    return Infinity
  }
}

/** What waits for a connection that does not read its answers. */
function backlogBytes({ conn }: Pick<AnySocket, 'conn'>): number {
  const waiting = conn['writeBuffer'] as readonly { readonly data: string | Buffer }[]
  return waiting.reduce((bytes, { data }) => bytes + data.length, 0)
}
