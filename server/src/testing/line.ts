import { readFrame, updateFrame, type ServerWord } from '@linyi/shared/client/doc-client/wire'
import { issuesOf } from '@linyi/shared/docs/board/shape'
import { WebSocket, type ClientOptions } from 'ws'
import * as Y from 'yjs'

export type Line = Awaited<ReturnType<typeof openLine>>

type Heard = ServerWord | 'unreadable' | null

/** A bare client of the collaboration socket: says what a test wants said, and remembers what it hears. */
export async function openLine(url: string, options: ClientOptions = {}) {
  const ws = new WebSocket(url, options)
  const heard: Heard[] = []
  /** What came as it came, from the first frame on: one may follow the upgrade in the same packet. */
  const bytes: Buffer[] = []
  const listeners = new Set<() => void>()
  const copy = new Y.Doc()
  const tellAll = () => listeners.forEach((listener) => listener())

  ws.on('message', (frame: Buffer) => {
    bytes.push(frame)
    const word = readFrame(frame)
    heard.push(word)
    if (word && word !== 'unreadable' && word.says === 'update') Y.applyUpdate(copy, word.update, 'server')
    tellAll()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() })
      tellAll()
    }),
  )
  await new Promise<void>((resolve, reject) => ws.once('open', resolve).once('error', reject))

  /** Settles with what `pick` finds, now or when more has been heard; rejects when the line ends before. */
  const until = <T>(pick: () => T | undefined | false | null): Promise<T> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pick()
        const ended = ws.readyState === ws.CLOSED
        if (!found && !ended) return
        listeners.delete(look)
        if (found) resolve(found)
        else reject(new Error(`the line ended before: ${JSON.stringify(heard.at(-1))}`))
      }
      listeners.add(look)
      look()
    })

  const words = () => heard.filter((word) => word !== null && word !== 'unreadable')
  const said = <Says extends ServerWord['says']>(says: Says) =>
    words().filter((word): word is Extract<ServerWord, { says: Says }> => word.says === says)

  return {
    ws,
    copy,
    heard,
    bytes,
    said,
    until,
    closed,
    /** The first refusal. */
    denied: () => until(() => said('denied')[0]),
    /** So many frames of this line are on disk. */
    stored: (frames: number) => until(() => said('stored').some((word) => word.frames >= frames)),
    shows: (title: string) =>
      until(() => [...issuesOf(copy).values()].some((issue) => issue.get('title')?.toString() === title)),
    send: (bytes: Uint8Array) => ws.send(bytes),
    /** Writes into the copy and sends what that changed. */
    write: (work: (copy: Y.Doc) => void) => {
      const send = (update: Uint8Array) => ws.send(updateFrame(update))
      copy.on('update', send)
      work(copy)
      copy.off('update', send)
    },
    close: () => ws.terminate(),
  }
}
