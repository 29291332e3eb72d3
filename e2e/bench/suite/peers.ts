import { fork } from 'node:child_process'
import { join } from 'node:path'
import { message, type Dialect } from '../load/frames.ts'
import type { Seat } from '../load/seat.ts'
import { openHouse } from './linyi.ts'

/** A server that is measured, running. */
export type Running = {
  readonly pid: number
  readonly reader: (n: number) => Seat
  readonly writer: (n: number) => Seat
  /** Makes so many docs: seats that go round them, one after the other. */
  readonly manyRooms: (count: number) => Promise<(n: number) => Seat>
  readonly stop: () => Promise<void>
}

export type Peer = {
  readonly name: string
  /** Whether it keeps what was written: a fresh client can be given all of it. */
  readonly keeps: boolean
  readonly start: (options: {
    readonly clients: number
    readonly nodeArguments?: readonly string[]
  }) => Promise<Running>
}

/** Seats of the servers that know no meetings and no people. */
export const seatsOf =
  (port: number, isHocuspocus: boolean) =>
  (doc: string): Seat => {
    const dialect: Dialect = isHocuspocus ? { speaks: 'hocuspocus', doc } : { speaks: 'y-websocket' }
    // Type 2 says who comes: an empty token, which nobody asks for.
    const hello = isHocuspocus ? [message(dialect, 2, 0, '', '4.7.0').toString('base64')] : []
    return { url: `ws://127.0.0.1:${port}/${doc}`, dialect, hello, author: 'anybody' }
  }

const linyi: Peer = {
  name: 'linyi',
  keeps: true,
  start: async ({ clients, nodeArguments = [] }) => {
    const { server, ...seats } = await openHouse(clients, { nodeArguments })
    return { ...seats, pid: server.pid(), stop: server.stop }
  },
}

/** A server of one file beside this one, in a process of its own. */
export async function startPeer(
  file: string,
  args: readonly string[] = [],
  nodeArguments: readonly string[] = [],
) {
  const child = fork(join(import.meta.dirname, '../peers', file), [...args], {
    execArgv: [...nodeArguments],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve((said as { port: number }).port))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  const stop = () =>
    new Promise<void>((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done()
      child.once('exit', () => done())
      child.disconnect()
    })
  return { pid: child.pid!, port, stop, child }
}

const other = (name: string, file: string, keeps: boolean, args: readonly string[] = []): Peer => ({
  name,
  keeps,
  start: async ({ nodeArguments = [] }) => {
    const { pid, port, stop } = await startPeer(file, args, nodeArguments)
    const seatAt = seatsOf(port, file === 'hocuspocus.ts')
    const seat = () => seatAt('hall')
    const manyRooms = async (count: number) => (n: number) => seatAt(`room-${n % count}`)
    return { pid, stop, reader: seat, writer: seat, manyRooms }
  },
})

/** In the order of a table. `hocuspocus50` waits 50 ms for more before it sends, `ws` sends every message by itself. */
export const peers: readonly Peer[] = [
  linyi,
  other('reference', 'reference.ts', true),
  other('hocuspocus', 'hocuspocus.ts', true),
  other('hocuspocus50', 'hocuspocus.ts', true, ['50']),
  other('y-websocket', 'y-websocket.ts', true),
  other('ws', 'plain.ts', false),
]
