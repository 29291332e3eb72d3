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

/** Where the servers that know no meetings keep the doc. */
const doc = 'hall'
const hocuspocusDialect: Dialect = { speaks: 'hocuspocus', doc }
/** Type 2 says who comes: an empty token, which nobody asks for. */
const hocuspocusHello = [message(hocuspocusDialect, 2, 0, '', '4.7.0').toString('base64')]

const linyi: Peer = {
  name: 'linyi',
  keeps: true,
  start: async ({ clients, nodeArguments }) => {
    const { server, reader, writer } = await openHouse(clients, nodeArguments)
    return { pid: server.pid(), reader, writer, stop: server.stop }
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
    const isHocuspocus = file === 'hocuspocus.ts'
    const seat: Seat = {
      url: `ws://127.0.0.1:${port}/${doc}`,
      dialect: isHocuspocus ? hocuspocusDialect : { speaks: 'y-websocket' },
      hello: isHocuspocus ? hocuspocusHello : [],
      author: 'anybody',
    }
    return { pid, stop, reader: () => seat, writer: () => seat }
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
