import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { docKinds } from '@linyi/shared/docs/kinds'
import type { Instant } from '@linyi/shared/domain/decider'
import { createBoxes } from '../box/boxes.ts'
import { createMedium, type Medium } from '../bus/memory.ts'
import type { Bus } from '../bus/port.ts'
import { createLog, type Log } from '../log.ts'
import { measuredRooms } from '../metrics/measured.ts'
import { createMeter } from '../metrics/meter.ts'
import { systemClock, type Clock } from '../rooms/clock.ts'
import { createErasures } from '../erasure/erasures.ts'
import { erasureListPath, openErasureList } from '../erasure/list.ts'
import { createDocRooms } from '../rooms/doc/rooms.ts'
import { createRooms } from '../rooms/execute.ts'
import { createIdentity } from '../rooms/identity.ts'
import { createLogins } from '../rooms/logins.ts'
import { createRecords } from '../records/records.ts'
import type { Storage } from '../storage/port.ts'
import { openSealed } from '../storage/sealed/open.ts'
import { openPostgres } from '../storage/postgres/postgres.ts'
import { openSqlite } from '../storage/sqlite/sqlite.ts'

type Options = {
  /** A store that is there already; otherwise one in a folder of its own, gone with the house. */
  readonly path?: string
  /** Beside the store unless named: a test house has no copies to be kept apart from. */
  readonly keyFile?: string
  /** The store is in this database, and only what lies beside it in a folder. */
  readonly database?: string
  /** Instead of opening what is at the path. */
  readonly store?: Storage
  /** Stands between the rooms and the store, to fail or to wait. */
  readonly around?: (storage: Storage) => Storage
  /** Joins several houses on one store, as nodes. */
  readonly medium?: Medium
  /** Instead of a medium: joins it to nodes elsewhere. */
  readonly bus?: Bus
  readonly now?: () => Instant
  /** Sorts of docs in the place of those there are. */
  readonly docKinds?: typeof docKinds
  readonly log?: Log
  /** Instead of `now`, for a test that also decides when what waits is run. */
  readonly clock?: Clock
}

export type House = Awaited<ReturnType<typeof openHouse>>

/** Everything behind the edges of a server, put together as `app.ts` does, on a real store in a temporary folder. */
export async function openHouse(options: Options = {}) {
  const folder = options.path ? null : await mkdtemp(join(tmpdir(), 'linyi-house-'))
  const path = options.path ?? join(folder!, 'linyi.db')
  const opened =
    options.store ??
    (await (options.database ? openPostgres({ url: options.database }) : openSqlite({ path, busyMs: 1000 })))
  const sealed = await openSealed(opened, options.keyFile ?? join(dirname(path), 'station.key'), Date.now())
  const storage = options.around?.(sealed) ?? sealed
  const bus = options.bus ?? (options.medium ?? createMedium()).connect()
  const clock = options.clock ?? { ...systemClock, now: options.now ?? systemClock.now }
  const log = options.log ?? createLog('silent')
  const identity = createIdentity(new Uint8Array(32))
  const kinds = options.docKinds ?? docKinds
  const docs = createDocRooms({ storage, bus, clock, log, kinds, rooms: () => rooms })
  const meter = createMeter()
  const boxes = createBoxes({ storage, bus, open: (stream) => rooms.open(stream), clock, log })
  const rooms = measuredRooms(createRooms({ storage, bus, clock, log, identity, docs, boxes }), meter)
  const logins = createLogins(storage, bus, clock.now)
  const foldDrafts = docs.foldAll
  const secretKey = new Uint8Array(32).fill(7)
  const records = createRecords({ storage, identity, foldDrafts, secretKey, demo: false })
  const list = openErasureList(erasureListPath(dirname(path)))
  const erasures = createErasures({ storage, rooms, docs, identity, logins, records, clock, list, log })
  return {
    path,
    storage,
    bus,
    clock,
    log,
    identity,
    docs,
    boxes,
    rooms,
    logins,
    records,
    meter,
    erasures,
    close: async () => {
      boxes.close()
      await rooms.close()
      await docs.close()
      await bus.close()
      await opened.close()
      if (folder) await rm(folder, { recursive: true })
    },
  }
}
