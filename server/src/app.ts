import { readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createMedium } from './bus/memory.ts'
import type { Config } from './config.ts'
import { openStore, type StoreFiles } from './demo/prepare.ts'
import type { Edge } from './http/edge.ts'
import { createHttp } from './http/http.ts'
import { phoneOrigins } from './http/networks.ts'
import { loadWebHandler } from './http/pages.ts'
import type { Log } from './log.ts'
import { attachCollab } from './realtime/collab.ts'
import { attachGateway } from './realtime/gateway.ts'
import { refuseOtherUpgrades } from './realtime/other-upgrades.ts'
import { systemClock } from './rooms/clock.ts'
import { createDocRooms } from './rooms/doc-room.ts'
import { createRooms } from './rooms/execute.ts'
import { createIdentity, stationKey } from './rooms/identity.ts'
import { createLogins } from './rooms/logins.ts'
import { createTickets } from './rooms/tickets.ts'
import { setUpLink } from './set-up-link.ts'
import { openSqlite } from './storage/sqlite/sqlite.ts'
import { storePath } from './store-path.ts'
import type { Welcome } from './welcome.ts'

/** SYNs over the backlog are sent again a second later; a hall comes in all at once (sync.md 3). */
const backlog = 4096

/** For requests under way, and for sockets to say goodbye. */
const graceMs = 2000

export type App = {
  readonly welcome: Welcome
  /** Stops accepting, sends everyone away, brings everything to disk. */
  stop(): Promise<void>
}

/**
 * Puts the server together and listens: the only place that picks implementations.
 * @throws StoreTooNew, StorageFault, or the system's own error when the port is taken
 */
export async function createApp(config: Config, log: Log): Promise<App> {
  const bus = createMedium().connect()
  const storage = await openStore(storeFiles(config.dataDir), bus, log, config)
  const clock = systemClock
  const identity = createIdentity(await stationKey(storage))
  const logins = createLogins(storage, bus, clock.now)
  const tickets = createTickets(storage, clock.now)
  const docs = createDocRooms({ storage, bus, clock, log, rooms: () => rooms })
  const rooms = createRooms({ storage, bus, identity, docs, clock, log })

  const scheme = config.tls ? 'https' : 'http'
  const origins = () => phoneOrigins(scheme, portOf(server), config.host, config.publicOrigin)
  const edge: Edge = {
    storage,
    rooms,
    logins,
    tickets,
    identity,
    log,
    now: clock.now,
    origins,
    demo: config.demo,
  }
  const { publicOrigin, trustProxy } = config
  const http = createHttp(edge, await loadWebHandler(), { publicOrigin, trustProxy })
  const server = config.tls
    ? createSecureServer({ cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) }, http)
    : createServer(http)
  const gateway = attachGateway(server, { rooms, docs, logins, clock, log, publicOrigin })
  const collab = attachCollab(server, { docs, logins, clock, log, publicOrigin })
  refuseOtherUpgrades(server)
  await listening(server, config)
  log.info({ port: portOf(server), demo: config.demo }, 'listening')

  return {
    welcome: {
      origins: origins(),
      here: `${scheme}://localhost:${portOf(server)}`,
      setUpToken: await setUpLink(storage, tickets),
      demo: config.demo,
    },
    async stop() {
      const closed = new Promise((done) => server.close(done))
      collab.close()
      gateway.close()
      await Promise.race([closed, delay(graceMs, undefined, { ref: false })])
      await rooms.close()
      await docs.close()
      await bus.close()
      await storage.close()
      log.info('stopped')
    },
  }
}

function storeFiles(dataDir: string): StoreFiles {
  const path = storePath(dataDir)
  return {
    open: () => openSqlite({ path }),
    remove: () => ['', '-wal', '-shm'].forEach((end) => rmSync(path + end, { force: true })),
  }
}

const portOf = (server: Server | SecureServer): number => (server.address() as AddressInfo).port

const listening = (server: Server | SecureServer, { port, host }: Config): Promise<void> =>
  new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ port, host, backlog }, () => {
      server.off('error', failed)
      done()
    })
  })
