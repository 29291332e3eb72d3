import { expect, test } from 'vitest'
import { createMedium } from '../bus/memory.ts'
import type { BusMessage } from '../bus/port.ts'
import { createElsewhere } from './collab-elsewhere.ts'

const shared = (doc: string, state: object | null) => {
  const medium = createMedium()
  const heard: BusMessage[] = []
  medium.connect().subscribe((message) => heard.push(message))
  createElsewhere(medium.connect(), () => []).share(doc, [{ client: 7, participant: 'P', state }])
  return Promise.resolve().then(() => heard)
}

test('a name that a client gives itself does not go over the bus', async () => {
  const [message] = await shared('meeting/m/board', { at: 3, user: { name: '张三' } })
  expect(message).toMatchObject({ states: [{ client: 7, participant: 'P', state: { at: 3 } }] })
  expect(JSON.stringify(message)).not.toContain('张三')
  expect(await shared('meeting/m/board', null)).toMatchObject([{ states: [{ state: null }] }])
})

test.each(['case/1/settlement', 'caucus/1/a/draft'])(
  'of who is in %s nothing goes over the bus',
  async (doc) => {
    expect(await shared(doc, { at: 3 })).toEqual([])
  },
)
