import type { MachineTrouble } from '@linyi/shared/protocol/bodies'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAddresses } from '../http/addresses.ts'
import type { Edge } from '../http/edge.ts'
import { createHttp } from '../http/http.ts'
import { textOf } from '../metrics/series.ts'
import { createTickets } from '../rooms/tickets.ts'
import type { Asker } from '../rooms/port.ts'
import { openHouse, type House } from './house.ts'

export type Counter = Awaited<ReturnType<typeof openCounter>>

type Options = {
  readonly demo?: boolean
  readonly now?: () => number
  readonly publicOrigin?: string
  readonly metricsToken?: string
  /** What is wrong with the machine. */
  readonly troubles?: readonly MachineTrouble[]
  /** Where the store is; otherwise one of its own, gone with the counter. */
  readonly path?: string
  /** A house that is there already, and is closed with the counter. */
  readonly house?: House
}

/** The HTTP edge on a house of its own, at a free port. There are no pages: they are built apart. */
export async function openCounter({
  demo = false,
  publicOrigin,
  metricsToken,
  troubles = [],
  ...options
}: Options = {}) {
  const house = options.house ?? (await openHouse(options))
  const { storage, bus, rooms, docs, boxes, logins, identity, records, erasures, log, clock, meter } = house
  const tickets = createTickets(storage, clock.now)
  const origins = () => [publicOrigin ?? url()]
  const edge: Edge = {
    ...{ storage, bus, rooms, docs, boxes, logins, tickets, identity, records, erasures, log },
    addresses: await createAddresses(
      storage,
      () => [{ origin: origins()[0]!, kind: 'given' }],
      () => url(),
    ),
    ...{ now: clock.now, origins, demo, meter, metrics: async () => textOf(meter.series) },
    machine: { troubles: () => troubles },
  }
  const noPages = (_: unknown, response: { sendStatus(status: number): void }) => response.sendStatus(404)
  const server = createServer(
    createHttp(edge, noPages, { publicOrigin, trustProxy: undefined, metricsToken }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...house,
    tickets,
    edge,
    url: url(),
    close: async () => {
      await new Promise((done) => server.close(done))
      await house.close()
    },
  }
}

/** A fresh login of somebody, as a token. */
export async function tokenOf(house: House, { person, meeting }: Asker): Promise<string> {
  const { token, write } = house.logins.create(person, meeting, 1)
  await house.storage.commit({ directory: [write] })
  return token
}

export type Reply = {
  readonly status: number
  readonly headers: Headers
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any
}

type Asked = {
  readonly token?: string
  readonly cookie?: string
  readonly origin?: string
  /** Sent as a page without script would. */
  readonly form?: Record<string, string>
  readonly json?: unknown
  readonly accept?: string
}

/** One request; redirects are answers too. */
export async function ask(counter: Counter, method: string, path: string, asked: Asked = {}): Promise<Reply> {
  const { token, cookie, origin, form, json, accept } = asked
  const headers: Record<string, string> = {
    ...(accept ? { accept } : form ? { accept: 'text/html' } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(cookie ? { cookie } : {}),
    ...(origin ? { origin } : {}),
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  }
  const body = json === undefined ? form && new URLSearchParams(form).toString() : JSON.stringify(json)
  const response = await fetch(counter.url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

/** The `Cookie` header a browser would send back. */
export const cookiesOf = (reply: Reply): string =>
  reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
