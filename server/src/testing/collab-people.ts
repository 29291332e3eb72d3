import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { systemClock, type Clock } from '../rooms/clock.ts'
import type { Storage } from '../storage/port.ts'
import { draftOf } from './board-room.ts'
import { openCollabHouse, type Guest } from './collab-house.ts'
import { openLine, type Line } from './line.ts'

/** Real time, in which whatever waits waits a twentieth as long. */
export const hastyClock: Clock = {
  now: systemClock.now,
  after: (delayMs, run) => systemClock.after(delayMs / 20, run),
}

export type LineOptions = ClientOptions & {
  readonly token?: string
  readonly ack?: boolean
  /** Other than the meeting's board. */
  readonly doc?: string
  /** The version of the node types of rich text. */
  readonly schema?: number
}

/** A served board, and people who come to it over real sockets; all of it is closed together. */
export async function openCollabPeople(
  clock: Clock = hastyClock,
  around: (storage: Storage) => Storage = (storage) => storage,
) {
  const hall = await openCollabHouse({ clock, around })
  const open: (() => void)[] = []

  const lineOf = async ({ ack, token, schema, doc = hall.doc, ...options }: LineOptions): Promise<Line> => {
    const query = new URLSearchParams({
      ...(token && { token }),
      ...(ack && { ack: '1' }),
      ...(schema !== undefined && { schema: String(schema) }),
    })
    const line = await openLine(`${hall.url}/${doc}?${query}`, options)
    open.push(line.close)
    return line
  }

  return {
    ...hall,
    lineOf,
    /** A line that has the whole doc. */
    synced: async ({ token }: Guest, ack = false): Promise<Line> => {
      const line = await lineOf({ token, ack })
      line.send(askFrame(Y.encodeStateVector(line.copy)))
      await line.until(() => line.said('update').some(({ complete }) => complete))
      return line
    },
    /** The provider as npm has it. */
    providerOf: async ({ token }: Guest): Promise<WebsocketProvider> => {
      const provider = new WebsocketProvider(hall.url, hall.doc, new Y.Doc(), {
        params: { token },
        WebSocketPolyfill: WebSocket as never,
        disableBc: true,
      })
      open.push(() => provider.destroy())
      if (!provider.synced) await new Promise((resolve) => provider.once('sync', resolve))
      return provider
    },
    close: async () => {
      open.splice(0).forEach((closeOne) => closeOne())
      await hall.close()
    },
  }
}

export type CollabPeople = Awaited<ReturnType<typeof openCollabPeople>>

/** Puts an issue on a copy; answers its id. */
export const raiseOn = (doc: Y.Doc, { participant }: Guest, title: string): string => {
  const issue = draftOf(title)
  createIssue(doc, participant, issue)
  return issue.id
}

/** Settles when a doc or an awareness has come to what `holds` says. */
export const untilUpdate = (
  source: { on: (event: 'update', run: () => void) => unknown },
  holds: () => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (holds()) resolve()
    }
    source.on('update', look)
    look()
  })
