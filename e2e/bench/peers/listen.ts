import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Room for everybody who dials at once, at every server alike: Node's 511 would cost the rest a second. */
const backlog = 4096

/** Tells who started this process its port. */
export function listen(server: Server): void {
  server.listen({ port: 0, host: '127.0.0.1', backlog }, () =>
    process.send!({ port: (server.address() as AddressInfo).port }),
  )
  process.on('disconnect', () => process.exit())
}
