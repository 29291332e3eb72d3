import { textOf } from '@linyi/shared/docs/board/list'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openBoardRoom, raise, type BoardRoom } from '../testing/board-room.ts'
import { settled, type Desk } from '../testing/desk.ts'
import { followBoard, writingMsMax, type FollowedBoard } from './gateway-board.ts'

let hall: BoardRoom
let desk: Desk
let board: FollowedBoard
let changed: () => void
beforeEach(async () => {
  hall = await openBoardRoom()
  desk = await hall.official('小谭')
  changed = () => undefined
  board = followBoard(hall.house.docs, hall.doc, hall.clock, () => changed())
  await board.read
})
afterEach(async () => {
  board.close()
  await hall.close()
})

const onDisk = async (): Promise<void> => {
  hall.clock.pass(0)
  await settled(hall.room)
}
const writers = () => [...board.writing()].map(([issue, { name, role }]) => [issue, name, role])

it('has the words as they are on disk; an issue that comes whole is not being written in', async () => {
  const issue = raise(desk, '巷口的灯坏了')
  await onDisk()
  expect(board.lines()).toEqual([{ id: issue, title: '巷口的灯坏了', grid: '' }])
  expect(writers()).toEqual([])
})

it('says who put letters in an issue, and for how long that is writing', async () => {
  const issue = raise(desk)
  await onDisk()
  textOf(desk.doc, issue, 'detail')!.insert(0, '去年浸过三次')
  await onDisk()
  expect(writers()).toEqual([[issue, '小谭', 'deputy']])
  hall.clock.pass(writingMsMax - 1)
  expect(writers()).toEqual([[issue, '小谭', 'deputy']])
  let told = false
  changed = () => (told = true)
  hall.clock.pass(1)
  expect(writers()).toEqual([])
  expect(told).toBe(true)
})

it('counts from the last letter', async () => {
  const issue = raise(desk)
  await onDisk()
  const title = textOf(desk.doc, issue, 'title')!
  title.insert(0, '北园')
  await onDisk()
  hall.clock.pass(writingMsMax - 1)
  title.insert(0, '新')
  await onDisk()
  hall.clock.pass(writingMsMax - 1)
  expect(writers()).toEqual([[issue, '小谭', 'deputy']])
})
