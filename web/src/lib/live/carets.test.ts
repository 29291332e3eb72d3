import { expect, test } from 'vitest'
import type { Present } from '@linyi/shared/client/doc-client/surface'
import { caretsByField, caretTimes } from './carets.ts'

const present = (client: number, head: number | null, id = `p${client}`): Present => ({
  client,
  user: { id, name: id, role: '', color: client },
  caret: head === null ? null : { issue: 'a', field: 'title', anchor: head, head },
})
const look = (people: readonly Present[], times: ReturnType<typeof caretTimes>, now: number) =>
  caretsByField({ present: people, times, now, me: 'me', labelOf: (user) => user.name }).get('a/title') ?? []

test('a label fades four seconds after the last letter, the caret goes after thirty', () => {
  const people = [present(1, 3)]
  const times = caretTimes(new Map(), people, 1000)
  expect(look(people, times, 5000)).toMatchObject([{ label: 'p1', tone: 2, fresh: true }])
  expect(look(people, times, 5001)).toMatchObject([{ fresh: false }])
  expect(look(people, times, 31_000)).toHaveLength(1)
  expect(look(people, times, 31_001)).toEqual([])
})

test('a letter makes it fresh again, another look does not', () => {
  const first = caretTimes(new Map(), [present(1, 3)], 1000)
  const looked = caretTimes(first, [present(1, 3)], 9000)
  expect(look([present(1, 3)], looked, 9000)).toMatchObject([{ fresh: false }])
  const typed = caretTimes(looked, [present(1, 4)], 9000)
  expect(look([present(1, 4)], typed, 9000)).toMatchObject([{ fresh: true }])
})

test('neither those who only read nor the reader themselves are drawn', () => {
  const people = [present(1, null), present(2, 5, 'me')]
  expect(look(people, caretTimes(new Map(), people, 0), 0)).toEqual([])
})
