import { createIssue } from '@linyi/shared/docs/board/edits'
import { listIssues, textOf } from '@linyi/shared/docs/board/list'
import * as Y from 'yjs'
import type { Asker } from '../rooms/port.ts'
import { sitDown, type Desk } from './desk.ts'
import { createHandClock } from './hand-clock.ts'
import { openHouse } from './house.ts'
import { announced, done, newId } from './meeting.ts'

type Options = Omit<NonNullable<Parameters<typeof openHouse>[0]>, 'around' | 'clock' | 'now'>

export type BoardRoom = Awaited<ReturnType<typeof openBoardRoom>>

/** A meeting that collects issues and the room of its board, on a clock and a disk that a test holds. */
export async function openBoardRoom(options: Options = {}) {
  const clock = createHandClock(Date.UTC(2026, 10, 21))
  let disk: Promise<unknown> | null = null
  const house = await openHouse({
    ...options,
    clock,
    around: (storage) => ({
      ...storage,
      commit: async (unit) => {
        if (unit.docs?.length) await disk
        return storage.commit(unit)
      },
    }),
  })
  const scene = await announced(house)
  const send = (by: Asker, command: { readonly type: string } & Readonly<Record<string, unknown>>) =>
    done(house, by, { meeting: scene.meeting, ...command })
  await send(scene.officer, { type: 'meeting.collect' })
  const doc = `${scene.stream}/board`
  const room = (await house.docs.open(doc))!
  const here = (asker: Asker) => room.rules.participantOf(asker)!

  return {
    clock,
    house,
    scene,
    doc,
    room,
    send,
    /** Who an asker is in this meeting. */
    here,
    /** Somebody with an office, who writes issues straight onto the board. */
    official: async (name: string, strict = true): Promise<Desk> =>
      sitDown(room, here(await scene.appoint(name, 'deputy')), strict),
    /** From now on the store keeps docs waiting until it is told how it went. */
    holdDisk: () => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      promise.catch(() => undefined)
      disk = promise
      const goOn = () => (disk = null)
      return {
        write: () => resolve(goOn()),
        /** What is at the disk now fails; what comes later does not. */
        fail: (error: Error) => reject((goOn(), error)),
      }
    },
    onDisk: async () => {
      const copy = new Y.Doc()
      const { updates, clients } = await house.storage.readDoc(doc)
      updates.forEach((update) => Y.applyUpdate(copy, update))
      return { titles: titlesOf(copy), rows: updates.length, clients }
    },
    close: house.close,
  }
}

export const titlesOf = (doc: Y.Doc) => listIssues(doc).map(({ title }) => title)

/** An issue not yet on any board. */
export const draftOf = (title = '北园水浸') => ({ id: newId(), title, detail: '', grid: '', createdAt: 1 })

export const raise = ({ doc, writer }: Desk, title?: string): string => {
  const issue = draftOf(title)
  createIssue(doc, writer.participant, issue)
  return issue.id
}

/** Writes in front of a title. */
export const type = ({ doc }: Desk, id: string, words: string) => textOf(doc, id, 'title')!.insert(0, words)
