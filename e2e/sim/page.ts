import { createConnection } from '@linyi/shared/client/connection'
import { createDocClient } from '@linyi/shared/client/doc-client'
import { createOutbox } from '@linyi/shared/client/outbox'
import { createStreamClient } from '@linyi/shared/client/stream-client'
import { boardRights, type BoardRights } from '@linyi/shared/docs/board/rights'
import { evolve } from '@linyi/shared/domain/meeting-fold'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { MeetingEvent } from '@linyi/shared/domain/meeting-stream'
import type { Guest } from '../../server/src/testing/collab-house.ts'
import type { Device } from './device.ts'
import { docLink, streamLink, type Connect } from './links.ts'
import type { Weather } from './weather.ts'

export type Page = ReturnType<typeof openPage>

type Visit = {
  readonly meeting: string
  readonly guest: Guest
  readonly device: Device
  readonly weather: Weather
  readonly connect: Connect
}

const lists = { grids: new Set(['beiyuan', 'mingxing']), categories: new Set<string>() }

/** One open page of somebody: the meeting and its board by our own clients, as the web puts them together. */
export function openPage({ meeting, guest, device, weather, connect }: Visit) {
  const { surroundings } = device
  const shelf = device.shelf.open()
  const { token, participant } = guest
  const connection = createConnection(streamLink(connect, token, weather), surroundings)
  const stream = createStreamClient<MeetingState, MeetingEvent>({
    connection,
    stream: { meeting },
    evolve,
    monotonicMs: surroundings.monotonicMs,
  })
  const outbox = createOutbox({
    connection,
    stream: { meeting },
    live: stream,
    owner: participant,
    store: shelf.outbox,
    surroundings,
  })
  const rights = (): BoardRights | null => {
    const [state, you] = [stream.state(), stream.you()]
    return state && you && boardRights(state, { id: you.id, roles: you.roles as never }, lists)
  }
  const board = createDocClient({
    link: docLink(`/collab/meeting/${meeting}/board?token=${token}&ack=1`, connect, weather),
    me: participant,
    rights,
    drafts: shelf.drafts,
    trayStore: shelf.tray,
    surroundings,
  })
  return {
    stream,
    outbox,
    board,
    shelf,
    /** The device found its network: try now. */
    wake: () => {
      connection.wake()
      board.wake()
    },
    close: () => {
      outbox.close()
      stream.close()
      connection.leave()
      board.leave()
    },
  }
}
