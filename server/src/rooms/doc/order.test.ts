import { listIssues, textOf } from '@linyi/shared/docs/board/list'
import { quoteBoard } from '@linyi/shared/docs/board/quote'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoardRoom, raise, type BoardRoom } from '../../testing/board-room.ts'
import { settled, sitDown, type Desk } from '../../testing/desk.ts'

const act = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom('raise', 'type', 'type', 'type', 'erase', 'lock', 'unlock', 'return', 'tick', 'turn'),
  at: fc.nat(),
})

type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

const quoteOnDisk = async ({ house, doc }: BoardRoom) => {
  const copy = new Y.Doc()
  const { updates } = await house.storage.readDoc(doc)
  updates.forEach((update) => Y.applyUpdate(copy, update))
  return quoteBoard(copy)
}

const lockIn = async ({ house, scene }: BoardRoom) => {
  const meeting = (await house.rooms.open(scene.stream))!
  const { lock } = (meeting.durable().state as MeetingState).issue
  meeting.close()
  return lock
}

/** Plays what three people and an officer do at once; answers their desks. */
async function playOn(hall: BoardRoom, acts: readonly Act[]): Promise<readonly Desk[]> {
  const { room, scene } = hall
  const names = ['伍代表', '余代表', '聂代表']
  const desks: Desk[] = []
  for (const name of names) desks.push(await hall.official(name))
  let officer: Promise<unknown> = Promise.resolve()

  const lock = async () => {
    await hall.send(scene.officer, { type: 'issue.lockList' })
    expect(await quoteOnDisk(hall)).toEqual((await lockIn(hall))!.quote)
  }
  const unlock = () => hall.send(scene.officer, { type: 'issue.unlockList', reason: '还要补' })

  /** A stock client whose copy was refused something takes a new one. */
  const comeBack = (who: number) => {
    const desk = desks[who]!
    desk.leave()
    const keeps = desk.refused.length === 0
    desks[who] = sitDown(room, desk.writer.participant, true, keeps ? desk.doc : new Y.Doc())
  }

  for (const { who, does, at } of acts) {
    const desk = desks[who]!
    const issues = listIssues(desk.doc)
    const issue = issues[at % Math.max(1, issues.length)]
    const title = issue && textOf(desk.doc, issue.id, 'title')
    if (does === 'raise') raise(desk, `第${at % 100}条`)
    if (does === 'type') title?.insert(at % (title.length + 1), String.fromCodePoint(0x4e00 + (at % 500)))
    if (does === 'erase' && title && title.length > 1) title.delete(at % title.length, 1)
    if (does === 'return') comeBack(who)
    if (does === 'tick') hall.clock.pass(at % 30)
    if (does === 'turn') await new Promise(setImmediate)
    // The officer does one thing after the other, without waiting for anybody else.
    if (does === 'lock') officer = officer.then(lock).catch(onlyRefusals)
    if (does === 'unlock') officer = officer.then(unlock).catch(onlyRefusals)
  }
  await officer
  await settled(room)
  desks.forEach((desk, who) => desk.refused.length > 0 && comeBack(who))
  await settled(room)
  return desks
}

/** A list cannot be locked when it is empty, nor twice; that is not what is looked at here. */
const onlyRefusals = (error: unknown) => {
  if (!(error instanceof Error) || !error.message.startsWith('issue.')) throw error
}

test('whatever people do at once, a lock quotes exactly what is on disk, and every copy ends the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
      const hall = await openBoardRoom()
      try {
        const desks = await playOn(hall, acts)
        const stored = await quoteOnDisk(hall)
        for (const { doc, refused } of desks) {
          expect(refused).toEqual([])
          expect(quoteBoard(doc)).toEqual(stored)
        }
      } finally {
        await hall.close()
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
