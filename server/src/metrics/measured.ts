import type { Rooms } from '../rooms/port.ts'
import type { Storage } from '../storage/port.ts'
import type { Meter } from './meter.ts'

/** The same store, each commit timed. */
export const measuredStorage = (storage: Storage, meter: Pick<Meter, 'commit'>): Storage => ({
  ...storage,
  commit: async (unit) => {
    const startedAt = performance.now()
    const seconds = () => (performance.now() - startedAt) / 1000
    try {
      const outcome = await storage.commit(unit)
      meter.commit(seconds(), outcome.ok ? 'ok' : 'refused')
      return outcome
    } catch (error) {
      meter.commit(seconds(), 'fault')
      throw error
    }
  },
})

/** The same rooms, each command counted, wherever it came from. */
export const measuredRooms = (rooms: Rooms, meter: Pick<Meter, 'command'>): Rooms => ({
  ...rooms,
  execute: async (asker, command, ...rest) => {
    const executed = await rooms.execute(asker, command, ...rest)
    meter.command(command.type, executed.ok ? 'ok' : executed.error.code)
    return executed
  },
})
