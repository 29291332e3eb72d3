import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to whoever asks for any port: a line of another test takes none of these meanwhile. */
const range = [20_000, 32_000] as const

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** A port of this machine for a program that is started now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...range)
    if (await isFree(port)) return port
  }
}
