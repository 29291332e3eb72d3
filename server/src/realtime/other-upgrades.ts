import type { IncomingMessage, Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Duplex } from 'node:stream'

const ours = /^\/(collab|socket\.io)\//

/** Both sockets leave upgrades of other paths alone; without this such a connection would stay open for ever. */
export function refuseOtherUpgrades(server: Server | SecureServer): void {
  server.on('upgrade', ({ url = '' }: IncomingMessage, socket: Duplex) => {
    if (!ours.test(url)) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
}
