import type { Server } from 'node:http'
import { duplexPair, type Duplex } from 'node:stream'

/** What http and WebSockets ask of a socket beside its bytes. */
const asSocket = (end: Duplex): Duplex => {
  const nothing = () => end
  return Object.assign(end, {
    setTimeout: nothing,
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  })
}

/** A line to a server within this process, without the system's sockets: bytes come through in the same order every time. */
export function strungTo(server: Server): Duplex {
  const [here, there] = duplexPair()
  // A wire that is cut at one end is dead at the other.
  here.on('close', () => there.destroy())
  there.on('close', () => here.destroy())
  for (const end of [here, there]) end.on('error', () => undefined)
  server.emit('connection', asSocket(there))
  return asSocket(here)
}

/** A line to nobody. */
export function unreachable(): Duplex {
  const [here] = duplexPair()
  here.destroy(new Error('nobody is there'))
  return asSocket(here)
}
