import { existsSync, mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { createMedium } from './bus/memory.ts'
import { createBoxes } from './box/boxes.ts'
import type { Bus } from './bus/port.ts'
import { connectRedis } from './bus/redis.ts'
import type { Config } from './config.ts'
import { dropOldBeside } from './copies/names.ts'
import { openStore, type StorePlace } from './demo/prepare.ts'
import type { Edge } from './http/edge.ts'
import { createHttp } from './http/http.ts'
import { phoneOrigins } from './http/networks.ts'
import { listenerFor } from './http/listener.ts'
import { createAddresses } from './http/addresses.ts'
import { loadWebHandler } from './http/pages.ts'
import type { Log } from './log.ts'
import { freeBytesIn, watchMachine } from './machine/machine.ts'
import { measuredRooms, measuredStorage } from './metrics/measured.ts'
import { createMeter, type Meter } from './metrics/meter.ts'
import { gaugesOf, watchLoop } from './metrics/process.ts'
import { textOf } from './metrics/series.ts'
import { attachCollab } from './realtime/collab.ts'
import { attachGateway } from './realtime/gateway.ts'
import { drain } from './realtime/drain.ts'
import { refuseOtherUpgrades } from './realtime/other-upgrades.ts'
import { systemClock, type Clock } from './rooms/clock.ts'
import { createErasures } from './erasure/erasures.ts'
import { erasureListPath, openErasureList } from './erasure/list.ts'
import { createDocRooms } from './rooms/doc/rooms.ts'
import { createRecords } from './records/records.ts'
import { agreeOnSigning, signingKey } from './records/signing-key.ts'
import { createRooms } from './rooms/execute.ts'
import { createIdentity, stationKey } from './rooms/identity.ts'
import { createLogins } from './rooms/logins.ts'
import { createTickets } from './rooms/tickets.ts'
import { setUpLink } from './set-up-link.ts'
import { agreeOnFolder } from './shared-folder.ts'
import { StartRefused } from './start-failure.ts'
import type { Storage } from './storage/port.ts'
import { openSealed } from './storage/sealed/open.ts'
import { storeOf } from './store.ts'
import type { Welcome } from './welcome.ts'

/** SYNs over the backlog are sent again a second later; a hall comes in all at once. */
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
 * @throws StartRefused, StoreTooNew, StorageFault, or the system's own error when the port cannot be had
 */
export async function createApp(config: Config, log: Log): Promise<App> {
  const meter = createMeter()
  const clock = systemClock
  const hadKeys = existsSync(config.keyFile)
  // A store in a database makes no folder by itself, and what lies beside it needs one.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const opened = await openStore(placeOf(config, clock), createMedium().connect(), log, config)
  const dropped = dropOldBeside(config.dataDir, clock.now())
  if (dropped.length > 0) log.info({ copies: dropped.length }, 'copies past their time are removed')
  const freeBytes = freeBytesIn(config.dataDir)
  const machine = watchMachine({ storage: measuredStorage(opened, meter), clock, log, freeBytes })
  const { storage } = machine
  const bus = await joined(config, storage.epoch)
  await agreeOnSigning(storage, config)
  await agreeOnFolder(storage, config)
  const house = await furnish(storage, bus, clock, log, meter, config)
  const { publicOrigin, trustProxy, metricsToken, demo } = config
  const scheme = config.tls ? 'https' : 'http'
  const here = () => `${scheme}://localhost:${portOf(server)}`
  const list = () => phoneOrigins(scheme, portOf(server), config.host, publicOrigin)
  const addresses = await createAddresses(storage, list, here)
  const { origins } = addresses
  const metrics = async () => textOf([...meter.series, ...gauges(await storage.size().catch(() => ({})))])
  const edge: Edge = { ...house, log, now: clock.now, origins, addresses, demo, machine, metrics }
  const server = listenerFor(
    config.tls,
    createHttp(edge, await loadWebHandler(), { publicOrigin, trustProxy, metricsToken }),
  )
  const deps = { ...house, log, publicOrigin }
  const lines = { streams: attachGateway(server, deps), docs: attachCollab(server, deps) }
  const gauges = gaugesOf({
    connections: { streams: lines.streams.count, docs: lines.docs.count },
    rooms: { streams: house.rooms.count, docs: house.docs.count },
  })
  const unwatchLoop = watchLoop(meter)
  refuseOtherUpgrades(server)
  await listening(server, config)
  log.info({ port: portOf(server), demo }, 'listening')
  return {
    welcome: {
      origins: origins(),
      here: here(),
      setUpToken: await setUpLink(storage, house.tickets),
      newKeyFile: hadKeys || demo ? null : config.keyFile,
      demo,
    },
    async stop() {
      const closed = new Promise((done) => server.close(done))
      unwatchLoop()
      machine.stop()
      const withinMs = await drain([lines.streams, lines.docs], delay)
      for (const line of [lines.streams, lines.docs]) line.close(withinMs)
      await Promise.race([closed, delay(graceMs, undefined, { ref: false })])
      await house.close()
      log.info('stopped')
    },
  }
}

/** @throws StartRefused when the other nodes cannot be reached */
async function joined({ redisUrl }: Config, station: string): Promise<Bus> {
  if (redisUrl === undefined) return createMedium().connect()
  try {
    return await connectRedis({ url: redisUrl, station })
  } catch (error) {
    throw new StartRefused(`the Redis of REDIS_URL cannot be reached: ${String(error)}`)
  }
}

/** Everything behind the edges. */
async function furnish(
  storage: Storage,
  bus: Bus,
  clock: Clock,
  log: Log,
  meter: Meter,
  { dataDir, demo }: Config,
) {
  const identity = createIdentity(await stationKey(storage))
  const docs = createDocRooms({ storage, bus, clock, log, rooms: () => rooms })
  const boxes = createBoxes({ storage, bus, open: (stream) => rooms.open(stream), clock, log })
  const rooms = measuredRooms(createRooms({ storage, bus, identity, docs, boxes, clock, log }), meter)
  const logins = createLogins(storage, bus, clock.now)
  const foldDrafts = docs.foldAll
  const records = createRecords({ storage, identity, foldDrafts, secretKey: signingKey(dataDir), demo })
  const list = openErasureList(erasureListPath(dataDir))
  const erasures = createErasures({ storage, rooms, docs, identity, logins, records, clock, list, log })
  await erasures.resume()
  await boxes.resume()
  return {
    ...{ storage, bus, clock, identity, docs, boxes, rooms, logins, records, erasures, meter },
    tickets: createTickets(storage, clock.now),
    async close() {
      boxes.close()
      await rooms.close()
      await docs.close()
      await bus.close()
      await storage.close()
    },
  }
}

/** The store with what is sealed in it opened by the keys of this machine. */
function placeOf(config: Config, clock: Clock): StorePlace {
  const { open, remove } = storeOf(config)
  return {
    open: async () => {
      const storage = await open()
      const isJoined = config.redisUrl !== undefined
      return openSealed(storage, config.keyFile, clock.now(), isJoined).catch(async (error: unknown) => {
        await storage.close()
        throw error
      })
    },
    remove,
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
