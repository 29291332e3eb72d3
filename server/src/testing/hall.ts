import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  CommandAck,
  EventsBatch,
  Notice,
  OpenAck,
  WireError,
  WireEvent,
} from '@linyi/shared/protocol/messages'
import { io, type Socket } from 'socket.io-client'
import { attachGateway } from '../realtime/gateway.ts'
import type { Asker } from '../rooms/port.ts'
import { openHouse, type House } from './house.ts'
import { announced, done, newId, type Scene } from './meeting.ts'

export type Opened = Extract<OpenAck, { ok: true }>

const endings: (() => unknown)[] = []
/** To be undone, last first, when the test is over. */
export const atTheEnd = (end: () => unknown) => endings.push(end)
export async function endAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end()
}

/** A meeting with the gateway on a real port. */
export async function openHall(options: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse(options)
  atTheEnd(house.close)
  const scene = await announced(house)
  const server = createServer()
  const gateway = attachGateway(server, { ...house, publicOrigin: undefined })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  atTheEnd(() => {
    gateway.close()
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { house, scene, gateway, url, tokenOf: (asker: Asker) => tokenOf(house, asker) }
}
export type Hall = Awaited<ReturnType<typeof openHall>>

async function tokenOf({ logins, storage }: House, { person, meeting }: Asker): Promise<string> {
  const { token, write } = logins.create(person, meeting, 1)
  await storage.commit({ directory: [write] })
  return token
}

/** What a client program of anybody's sees. */
export class Phone {
  readonly batches: EventsBatch[] = []
  readonly notices: Notice[] = []
  readonly socket: Socket
  readonly token: string
  #heard: (() => void)[] = []

  constructor(url: string, token: string, transports = ['websocket']) {
    this.token = token
    this.socket = io(url, { auth: { token }, transports, forceNew: true, reconnection: false })
    this.socket.on('meeting:events', (batch: EventsBatch) => this.#note(() => this.batches.push(batch)))
    this.socket.on('meeting:notice', (notice: Notice) => this.#note(() => this.notices.push(notice)))
    this.socket.on('disconnect', () => this.#note(() => {}))
  }

  #note(keep: () => void) {
    keep()
    for (const heard of this.#heard.splice(0)) heard()
  }

  get events(): WireEvent[] {
    return this.batches.flatMap(({ events }) => events)
  }

  /** Settled when `test` holds, asked again with whatever comes in. */
  async until(test: (phone: this) => boolean): Promise<void> {
    while (!test(this)) await new Promise<void>((heard) => this.#heard.push(heard))
  }

  ask<T>(message: string, body: unknown): Promise<T> {
    return this.socket.emitWithAck(message, body) as Promise<T>
  }

  open = (body: unknown) => this.ask<OpenAck>('meeting:open', body)
  command = (body: unknown) => this.ask<CommandAck>('meeting:command', body)
}

export async function phoneOf(hall: Hall, asker: Asker, transports?: string[]): Promise<Phone> {
  const phone = new Phone(hall.url, await hall.tokenOf(asker), transports)
  atTheEnd(() => phone.socket.disconnect())
  return phone
}

export async function opened(phone: Phone, { meeting }: Scene, since: object = {}): Promise<Opened> {
  const ack = await phone.open({ meeting, ...since })
  if (!ack.ok) throw new Error(ack.error.code)
  return ack
}

export const codeOf = (ack: { ok: boolean; error?: WireError }) => (ack.ok ? 'ok' : ack.error!.code)

/** Somebody's phone, following the meeting. */
export async function following(hall: Hall, asker: Asker): Promise<{ phone: Phone; ack: Opened }> {
  const phone = await phoneOf(hall, asker)
  return { phone, ack: await opened(phone, hall.scene) }
}

export const setExpected = ({ meeting }: Scene, expected: number, id = newId()) => ({
  id,
  type: 'roll.setExpected',
  meeting,
  expected,
})

export const propose = ({ meeting }: Scene, text: string) => ({
  id: newId(),
  type: 'issue.propose',
  meeting,
  proposal: newId(),
  text,
  grid: '',
  for: '',
})

export const collect = async ({ house, scene }: Hall) =>
  done(house, scene.officer, { type: 'meeting.collect', meeting: scene.meeting })
