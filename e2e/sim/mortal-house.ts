import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { attachCollab } from '../../server/src/realtime/collab.ts'
import { attachGateway } from '../../server/src/realtime/gateway.ts'
import { StorageFault, type Storage } from '../../server/src/storage/port.ts'
import { openHouse, type House } from '../../server/src/testing/house.ts'
import { openInOwnThread } from '../../server/src/testing/own-thread.ts'
import type { Chance } from '../fixtures/chance.ts'
import { strungTo, unreachable } from './cable.ts'

/** How long a commit may take, in ms. */
const commitMsMax = 5
/** Within how long those who are sent away are to come again, in ms. */
const awayMs = 500
/** Of so many commits one is told to have failed, while the disk is ill. */
const oneInFails = 40

export type MortalHouse = {
  readonly house: House
  /** Begins to take visitors. */
  readonly open: () => void
  /** One more line to it; one that is dead at once while it takes nobody. */
  readonly connect: () => Duplex
  /** Some commits fail from now on, and of those half are on disk all the same. */
  readonly sicken: (ill: boolean) => void
  /** The power fails: what is not on disk at this moment is gone. */
  readonly die: () => Promise<void>
  /** Sends everybody away, brings everything to disk and ends. */
  readonly stop: () => Promise<void>
}

/** A server with both its sockets on a real store, whose disk takes its time and whose power may fail. */
export async function openMortalHouse(path: string, chance: Chance): Promise<MortalHouse> {
  let dead = false
  let ill = false
  let isOpen = false
  let free = Promise.resolve()

  const around = (storage: Storage): Storage => ({
    ...storage,
    commit: async (unit) => {
      const delayMs = chance.upTo(commitMsMax)
      const fails = ill && chance.upTo(oneInFails) === 0
      const isKept = chance.upTo(2) === 0
      // In the order in which they were handed in, as the store itself keeps it.
      free = free.then(() => sleep(delayMs))
      await free
      if (dead || (fails && !isKept)) throw new StorageFault('the disk failed')
      const outcome = await storage.commit(unit)
      if (fails || dead) throw new StorageFault('the disk failed, after it had written')
      return outcome
    },
  })
  const house = await openHouse({ path, store: openInOwnThread(path), around })
  const server = createServer()
  const sockets = new Set<Duplex>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const collab = attachCollab(server, { ...house, publicOrigin: undefined })
  const gateway = attachGateway(server, { ...house, publicOrigin: undefined })

  const leave = async () => {
    collab.close()
    gateway.close()
    isOpen = false
    sockets.forEach((socket) => socket.destroy())
    await house.close()
  }
  return {
    house,
    open: () => {
      isOpen = true
    },
    connect: () => (isOpen ? strungTo(server) : unreachable()),
    sicken: (now) => {
      ill = now
    },
    die: async () => {
      dead = true
      isOpen = false
      // Before anything more is said to anybody.
      sockets.forEach((socket) => socket.destroy())
      await leave()
    },
    stop: async () => {
      collab.close(awayMs)
      gateway.close(awayMs)
      await sleep(commitMsMax)
      await leave()
    },
  }
}
