import { createConnection, type Connection } from '@linyi/shared/client/connection'
import { createStreamClient } from '@linyi/shared/client/stream-client'
import { dayOf, type Day } from '@linyi/shared/domain/days'
import {
  screeningStream,
  type ScreeningCommand,
  type ScreeningEvent,
  type ScreeningState,
} from '@linyi/shared/domain/mediation/screening-stream'
import { stationStream, type StationEvent, type StationState } from '@linyi/shared/domain/station-stream'
import { ulid } from '@linyi/shared/lib/ids'
import { createContext } from 'svelte'
import type { Lang } from '#lib/prefs.ts'
import { LiveClock } from './clock.svelte.ts'
import { device } from './device.ts'
import { openKept, type Kept } from './kept.ts'
import { LiveRoom } from './live-room.svelte.ts'
import { LiveStream } from './live-stream.svelte.ts'
import { socketLink } from './socket-link.ts'
import { takeToken } from './token.ts'
import { keepAwake } from './wake.ts'

/** One open page of somebody who goes round a station's grids. */
export class ScreeningVisit {
  readonly station: string
  /** Who asks over HTTP, where no cookie says so. */
  readonly token: string | null
  readonly kept: Kept
  readonly room: LiveRoom<ScreeningState, ScreeningCommand, ScreeningEvent>
  readonly clock: LiveClock
  readonly #station: LiveStream<StationState>
  readonly #connection: Connection
  readonly leave: () => void

  constructor(station: string, lang: Lang) {
    this.station = station
    this.kept = openKept()
    this.token = takeToken()
    this.#connection = createConnection(socketLink(this.token, station), device)
    this.room = new LiveRoom<ScreeningState, ScreeningCommand, ScreeningEvent>({
      connection: this.#connection,
      stream: { screening: station },
      name: `screening/${station}`,
      rules: screeningStream.decider,
      kept: this.kept,
      lang,
    })
    this.clock = new LiveClock(this.room.client.clock)
    const client = createStreamClient<StationState, StationEvent>({
      connection: this.#connection,
      stream: { station },
      evolve: stationStream.decider.evolve,
      monotonicMs: device.monotonicMs,
    })
    this.#station = new LiveStream(client)
    const stop = keepAwake({
      wake: () => this.#connection.wake(),
      renew: () => this.#connection.renew(),
    })
    this.leave = () => {
      stop()
      client.close()
      this.room.leave()
      this.#connection.leave()
    }
  }

  get today(): Day {
    return dayOf(this.clock.now)
  }

  /** The station's grids, in its order. */
  get grids(): StationState['grids'] {
    return this.#station.state?.grids ?? []
  }

  gridName(id: string): string {
    return this.grids.find((grid) => grid.id === id)?.name ?? id
  }

  nameOf(person: string): string {
    return this.room.stream.people.get(person)?.name ?? ''
  }

  /** An id for what this person writes down next. */
  newId<Id extends string>(): Id {
    return ulid(device.deviceNow(), device.chance(16)) as Id
  }
}

export const [screeningHere, setScreening] = createContext<ScreeningVisit>()
