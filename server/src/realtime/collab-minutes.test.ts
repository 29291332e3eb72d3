import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { appendProse } from '@linyi/shared/docs/minutes/edits'
import { quoteProse } from '@linyi/shared/docs/minutes/quote'
import { proseSchema } from '@linyi/shared/docs/minutes/shape'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Asker } from '../rooms/port.ts'
import type { Guest } from '../testing/collab-house.ts'
import { openCollabPeople, type CollabPeople, type LineOptions } from '../testing/collab-people.ts'
import { asRead, refusal } from '../testing/meeting.ts'

let hall: CollabPeople
let officer: Guest
beforeEach(async () => {
  hall = await openCollabPeople()
  officer = await hall.signIn(hall.officer)
  await hall.send(hall.officer, { type: 'meeting.openCheckIn' })
})
afterEach(() => hall.close())

/** A line to the minutes that has all of them. */
const open = async (options: LineOptions) => {
  const line = await hall.lineOf({ schema: proseSchema, ...options, doc: `${hall.stream}/minutes` })
  line.send(askFrame(Y.encodeStateVector(line.copy)))
  await line.until(() => line.said('update').some(({ complete }) => complete))
  return line
}
const write = (words: string) => (copy: Y.Doc) => appendProse(copy, [['paragraph', words]])
const wordsOf = (copy: Y.Doc) => Object.values(quoteProse(copy).fields)

describe('the minutes', () => {
  test('are written by staff together, and acked when they are on disk', async () => {
    const recorder = await open({ token: officer.token, ack: true })
    const chair = await open({ token: (await hall.signIn(hall.chair)).token, ack: true })
    recorder.write(write('街坊都来了。'))
    await recorder.stored(1)
    chair.write(write('谁也没走。'))
    await recorder.until(() => wordsOf(recorder.copy).length === 2)
    expect(wordsOf(recorder.copy).sort()).toEqual(['街坊都来了。', '谁也没走。'].sort())
    const { updates } = await hall.storage.readDoc(`${hall.stream}/minutes`)
    const disk = new Y.Doc()
    updates.forEach((update) => Y.applyUpdate(disk, update))
    expect(wordsOf(disk)).toContain('街坊都来了。')
  })

  test('are not opened by others, nor any longer by who records no more', async () => {
    const resident = await hall.resident('梁伯')
    const doc = `${hall.stream}/minutes`
    const line = await hall.lineOf({ token: resident.token, doc, schema: proseSchema })
    expect((await line.denied()).code).toBe('who.staff')
    expect((await line.closed).code).toBe(4403)
    const { participant } = resident
    await hall.send(hall.officer, { type: 'meeting.assignDuty', participant, duty: 'recorder' })
    const recorder = await open({ token: resident.token })
    await hall.send(hall.officer, { type: 'meeting.relieveDuty', participant, duty: 'recorder' })
    expect((await recorder.closed).code).toBe(4403)
  })

  test.each([undefined, proseSchema - 1])(
    'are read, not written, at an editor that knows node types %s',
    async (schema) => {
      const recorder = await open({ token: officer.token, ack: true })
      recorder.write(write('街坊都来了。'))
      await recorder.stored(1)
      const old = await open({ token: officer.token, schema: schema as never })
      expect(wordsOf(old.copy)).toEqual(['街坊都来了。'])
      old.write((copy) => copy.getXmlFragment('prose').delete(0, 1))
      expect((await old.denied()).code).toBe('minutes.oldSchema')
      expect((await old.closed).code).toBe(4409)
      expect(wordsOf(recorder.copy)).toEqual(['街坊都来了。'])
    },
  )
})

describe('minutes that were read back', () => {
  const startedAs = async (chair: Asker) => {
    await hall.send(chair, { type: 'meeting.start' })
    await hall.send(chair, { type: 'meeting.summarize' })
  }
  const confirm = async () => ({ type: 'minutes.confirm', ...(await asRead(hall, hall.meeting)) })

  test('are quoted as they are on disk, hold until a word changes, and are locked by the close', async () => {
    await startedAs(hall.chair)
    const recorder = await open({ token: officer.token, ack: true })
    recorder.write(write('街坊都来了。'))
    await recorder.stored(1)
    const early = await confirm()
    recorder.write(write('谁也没走。'))
    await recorder.stored(2)
    expect(await refusal(hall, hall.chair, { meeting: hall.meeting, ...early })).toBe('minutes.changed')
    await hall.send(hall.chair, await confirm())
    const room = (await hall.rooms.open(hall.stream))!
    const { minutes } = room.durable().state as MeetingState
    room.close()
    expect(Object.values(minutes.confirmed!.quote.fields)).toEqual(['街坊都来了。', '谁也没走。'])

    await hall.send(hall.officer, { type: 'meeting.close' })
    recorder.write(write('太晚了。'))
    expect((await recorder.denied()).code).toBe('minutes.locked')
  })

  test('no longer hold once a word was written, and close nothing', async () => {
    await startedAs(hall.chair)
    const close = { meeting: hall.meeting, type: 'meeting.close' }
    expect(await refusal(hall, hall.officer, close)).toBe('minutes.unconfirmed')
    await hall.send(hall.chair, await confirm())
    const recorder = await open({ token: officer.token, ack: true })
    recorder.write(write('还有一句。'))
    await recorder.stored(1)
    expect(await refusal(hall, hall.officer, close)).toBe('minutes.stale')
    await hall.send(hall.chair, await confirm())
    await hall.send(hall.officer, { type: 'meeting.close' })
  })
})
