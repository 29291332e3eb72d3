import { createConnection, type Connection } from '@linyi/shared/client/connection'
import { createStreamClient } from '@linyi/shared/client/stream-client'
import type { Screen } from '@linyi/shared/domain/meeting/screen'
import { LiveClock } from './clock.svelte.ts'
import { device } from './device.ts'
import { LiveStream } from './live-stream.svelte.ts'
import { socketLink } from './socket-link.ts'
import { keepAwake } from './wake.ts'

/** A projector in one meeting: it is sent all it shows, whole each time, and says nothing (decisions 1). */
export class ScreenVisit {
  readonly stream: LiveStream<Screen>
  readonly clock: LiveClock
  readonly leave: () => void

  /** @param token null where the cookie says who this is */
  constructor(meeting: string, token: string | null) {
    const connection: Connection = createConnection(socketLink(token, meeting), device)
    const client = createStreamClient<Screen, never>({
      connection,
      stream: { meeting },
      evolve: (screen) => screen,
      monotonicMs: device.monotonicMs,
    })
    this.stream = new LiveStream(client)
    this.clock = new LiveClock(client.clock)
    const sleep = keepAwake(connection)
    this.leave = () => {
      sleep()
      client.close()
      connection.leave()
    }
  }
}
