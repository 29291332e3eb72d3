import { statfs } from 'node:fs/promises'
import { limits } from '@linyi/shared/lib/limits'
import type { MachineTrouble } from '@linyi/shared/protocol/bodies'
import type { Log } from '../log.ts'
import type { Clock } from '../rooms/clock.ts'
import type { Storage } from '../storage/port.ts'
import { createClockWatch, sinceBootMs } from './clock-watch.ts'

/** The computer that serves: what goes wrong with it is told to the chair, who has nobody to read logs for them. */
export type Machine = {
  /** The same store, watched. */
  readonly storage: Storage
  /** What is wrong now, the worst first. */
  readonly troubles: () => readonly MachineTrouble[]
  readonly stop: () => void
}

type Deps = {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  /** Free for us where the store lies. Rejects when the system does not say. */
  readonly freeBytes: () => Promise<number>
  readonly bootMs?: () => number
}

const checkMs = 10_000
const minuteMs = 60_000
const megabyte = 1024 * 1024

export const freeBytesIn = (folder: string) => async (): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Minutes to the nearest, never none. */
const inMinutes = (ms: number): number => Math.sign(ms) * Math.max(1, Math.round(Math.abs(ms) / minuteMs))

export function watchMachine({ storage, clock, log, freeBytes, bootMs = sinceBootMs }: Deps): Machine {
  const clockWatch = createClockWatch(clock.now, bootMs)
  let fails = false
  let free: number | null = null
  let callOff = () => {}
  let stopped = false
  let said = ''

  const heard = (ok: boolean) => {
    fails = !ok
    tell()
  }

  const watched: Storage = {
    ...storage,
    commit: (unit) => hearing(storage.commit(unit)),
    writeBox: (write) => hearing(storage.writeBox(write)),
    putSetting: (name, value) => hearing(storage.putSetting(name, value)),
  }

  const hearing = <T>(write: Promise<T>): Promise<T> => {
    write.then(
      () => heard(true),
      () => heard(false),
    )
    return write
  }

  const troubles = (): readonly MachineTrouble[] => {
    const jumpMs = clockWatch.jumpMs()
    return [
      ...(fails ? [{ code: 'writesFail' } as const] : []),
      ...(free !== null && free < limits.diskFreeBytesMin
        ? [{ code: 'diskLow', megabytes: Math.floor(free / megabyte) } as const]
        : []),
      ...(jumpMs === null ? [] : [{ code: 'clockJumped', minutes: inMinutes(jumpMs) } as const]),
    ]
  }

  /** Once for each change. */
  const tell = () => {
    const codes = troubles()
      .map(({ code }) => code)
      .join()
    if (codes === said) return
    said = codes
    if (codes) log.warn({ troubles: codes }, 'something is wrong with this machine')
    else log.info('nothing is wrong with this machine any more')
  }

  const check = async () => {
    clockWatch.check()
    free = await freeBytes().catch(() => null)
    if (fails) await watched.putSetting('lastHealthCheck', String(clock.now())).catch(() => undefined)
    tell()
    if (!stopped) callOff = clock.after(checkMs, () => void check())
  }
  void check()

  return {
    storage: watched,
    troubles,
    stop: () => {
      stopped = true
      callOff()
    },
  }
}
