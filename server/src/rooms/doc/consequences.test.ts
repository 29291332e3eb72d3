import { docKinds, type AnyDocKind } from '@linyi/shared/docs/kinds'
import type { Quote } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { createMedium } from '../../bus/memory.ts'
import { openEvent } from '@linyi/shared/record/seal'
import { afterEach, describe, expect, it } from 'vitest'
import { openBoardRoom, raise, type, type BoardRoom } from '../../testing/board-room.ts'
import { settled } from '../../testing/desk.ts'
import { openHouse } from '../../testing/house.ts'
import { done } from '../../testing/meeting.ts'
import { StorageFault } from '../../storage/port.ts'

const board = docKinds.meeting!.get('board')!
const typed = (state: unknown) => (state as MeetingState).roll.expectedTyped ?? 0
const asked: { before: Quote; after: Quote; by: string }[] = []

/** A number typed by an officer stands for what was decided on the words: whoever changes them sets it to nought. */
const watched: AnyDocKind = {
  ...board,
  consequences: {
    atStake: (state) => typed(state) > 0,
    of: (_, before, after, by) => {
      asked.push({ before, after, by })
      return [{ type: 'roll.expectedSet', v: 1, expected: 0 } as never]
    },
  },
}
const kinds = { meeting: new Map([...docKinds.meeting!, ['board', watched]]) }

const opened: BoardRoom[] = []
const openHall = async (options: Parameters<typeof openBoardRoom>[0] = {}) => {
  const hall = await openBoardRoom({ ...options, docKinds: kinds })
  opened.push(hall)
  return hall
}
afterEach(async () => {
  asked.length = 0
  for (const hall of opened.splice(0)) await hall.close()
})

const agree = ({ send, scene }: BoardRoom, expected = 40) =>
  send(scene.officer, { type: 'roll.setExpected', expected })

const entries = async ({ house, scene }: BoardRoom) =>
  (await house.storage.readStream(scene.stream, 0)).map((row) => openEvent(row).event)

const stands = async ({ house, scene }: BoardRoom): Promise<number> => {
  const room = (await house.rooms.open(scene.stream))!
  await room.refresh()
  const now = typed(room.durable().state)
  room.close()
  return now
}

describe('what follows from an edit', () => {
  it('is decided in the same commit, under the name of who wrote', async () => {
    const hall = await openHall()
    const desk = await hall.official('伍代表')
    const id = raise(desk)
    await settled(hall.room)
    await agree(hall)
    type(desk, id, '改')
    await settled(hall.room)
    expect((await entries(hall)).at(-1)).toMatchObject({
      ...{ type: 'roll.expectedSet', expected: 0, by: desk.writer.participant },
    })
    const [{ before, after }] = asked as [(typeof asked)[0]]
    expect([before, after].map(({ fields }) => fields[`issues/${id}/title`])).toEqual([
      '北园水浸',
      '改北园水浸',
    ])
    expect(await stands(hall)).toBe(0)
    expect(desk.refused).toEqual([])
  })

  it('is nothing while nothing hangs on the words, and nothing is quoted', async () => {
    const hall = await openHall()
    raise(await hall.official('伍代表'))
    await settled(hall.room)
    expect(asked).toEqual([])
  })

  it('is each writer’s own where two wrote within one tick', async () => {
    const hall = await openHall()
    const [one, other] = [await hall.official('伍代表'), await hall.official('余代表')]
    await settled(hall.room)
    await agree(hall)
    raise(one)
    raise(other)
    await settled(hall.room)
    expect(asked.map(({ by }) => by)).toContain(one.writer.participant)
    const last = (await entries(hall)).at(-1)!
    expect(last).toMatchObject({ type: 'roll.expectedSet', by: one.writer.participant })
    expect((await hall.onDisk()).titles).toHaveLength(2)
  })

  it('is not there when the store fails, and neither are the words', async () => {
    const hall = await openHall()
    const desk = await hall.official('伍代表')
    await settled(hall.room)
    await agree(hall)
    const disk = hall.holdDisk()
    raise(desk, '断电')
    hall.clock.pass(100)
    await new Promise(setImmediate)
    disk.fail(new StorageFault('the disk is full'))
    await new Promise<void>((dropped) => hall.room.listen({ committed: () => {}, dropped, size: () => 1 }))
    expect((await hall.onDisk()).titles).toEqual([])
    expect(await stands(hall)).toBe(40)
  })

  it('does not wait for a command that waits for the doc', async () => {
    const hall = await openHall()
    const desk = await hall.official('伍代表')
    const id = raise(desk)
    await settled(hall.room)
    await agree(hall)
    for (let i = 0; i < 5; i++) {
      type(desk, id, '一')
      const lock = hall.send(hall.scene.officer, { type: 'issue.lockList' })
      await lock
      await hall.send(hall.scene.officer, { type: 'issue.unlockList', reason: '还要补' })
      await agree(hall)
    }
    await settled(hall.room)
    expect((await hall.onDisk()).titles).toEqual([`${'一'.repeat(5)}北园水浸`])
  })

  it('judges and decides again when another node was faster', async () => {
    const medium = createMedium()
    const hall = await openHall({ medium })
    const desk = await hall.official('伍代表')
    const id = raise(desk)
    await settled(hall.room)
    const other = await openHouse({ path: hall.house.path, medium, docKinds: kinds })
    const { meeting, officer } = hall.scene
    for (let expected = 1; expected <= 8; expected++) {
      const agreed = done(other, officer, { type: 'roll.setExpected', meeting, expected })
      type(desk, id, '变')
      await Promise.all([agreed, settled(hall.room)])
      type(desk, id, '变')
      await settled(hall.room)
      expect(await stands(hall)).toBe(0)
    }
    await other.close()
    expect(desk.refused).toEqual([])
    expect((await hall.onDisk()).titles).toEqual([`${'变'.repeat(16)}北园水浸`])
  })
})
