import type { Instant } from '@linyi/shared/domain/decider'
import { createBoxes } from '../box/boxes.ts'
import type { Bus } from '../bus/port.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { systemClock, type Clock } from '../rooms/clock.ts'
import { createDocRooms } from '../rooms/doc/rooms.ts'
import { createRooms } from '../rooms/execute.ts'
import { createIdentity, stationKey } from '../rooms/identity.ts'
import { StartRefused } from '../start-failure.ts'
import type { Storage } from '../storage/port.ts'
import { buildDemo } from './build.ts'

/** Where the store is kept: opened, and cleared away to begin anew. */
export type StorePlace = {
  readonly open: () => Promise<Storage>
  readonly remove: () => Promise<void>
}

type Mark = 'building' | 'ready' | null

/**
 * The store to serve from. A demonstration is built, resumed, or with `fresh` built anew; it never goes into a store
 * that holds something else, and nobody's real meeting into a demonstration.
 * @throws StartRefused with the one line that says what to do instead
 */
export async function openStore(
  place: StorePlace,
  bus: Bus,
  log: Log,
  { demo, fresh, dataDir, databaseUrl }: Pick<Config, 'demo' | 'fresh' | 'dataDir' | 'databaseUrl'>,
): Promise<Storage> {
  const storage = await place.open()
  const [holder, own] = databaseUrl ? ['the database', 'database'] : [dataDir, 'DATA_DIR']
  const mark = (await storage.setting('demo')) as Mark
  const refuse = async (line: string): Promise<never> => {
    await storage.close()
    throw new StartRefused(line)
  }
  if (!demo) {
    return mark === null
      ? storage
      : refuse(
          `${holder} holds a demonstration: run it with --demo, or begin an empty station with another ${own}`,
        )
  }
  if (mark === 'ready' && !fresh) return storage
  if (mark === null && !(await isEmpty(storage))) {
    return refuse(`${holder} holds a real station: a demonstration needs a ${own} of its own`)
  }
  if (mark === null) return built(storage, bus, log)
  await storage.close()
  await place.remove()
  return built(await place.open(), bus, log)
}

const isEmpty = async (storage: Storage): Promise<boolean> =>
  (await storage.listAccounts()).length === 0 && (await storage.listStreams('station')).length === 0

/** Plays the scenarios at their own times, before anybody is let in. */
async function built(storage: Storage, bus: Bus, log: Log): Promise<Storage> {
  await storage.putSetting('demo', 'building' satisfies Mark)
  let at: Instant = systemClock.now()
  const clock: Clock = { ...systemClock, now: () => at }
  const identity = createIdentity(await stationKey(storage))
  const docs = createDocRooms({ storage, bus, clock, log, rooms: () => rooms })
  const boxes = createBoxes({ storage, bus, open: (stream) => rooms.open(stream), clock, log })
  const rooms = createRooms({ storage, bus, identity, docs, boxes, clock, log })
  const setClock = (instant: Instant) => void (at = instant)
  await buildDemo({ storage, rooms, docs, identity, setClock, now: systemClock.now() })
  boxes.close()
  await rooms.close()
  await docs.close()
  await storage.putSetting('demo', 'ready' satisfies Mark)
  return storage
}
