import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to whoever asks for any port: a line of another test takes none of these meanwhile. */
const first = 20_000
/** Each process that tests has its own, by its number: two that start a program at the same moment do not mean the same port. */
const portsEach = 100
const shares = 120

const base = first + (process.pid % shares) * portsEach
let next = randomInt(portsEach)

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** A port of this machine for a program that is started now; no other is told it before a hundred more were asked for. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = base + (next++ % portsEach)
    if (await isFree(port)) return port
  }
}
