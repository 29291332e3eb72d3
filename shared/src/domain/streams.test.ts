import { expect, it } from 'vitest'
import { assigned, chair, fold, until } from '../testing/given.ts'
import { meetingStream } from './meeting-stream.ts'
import { rulesOf, streams } from './streams.ts'

it('STREAM-10 a stream goes by the rules of the kind that its name begins with', () => {
  expect(rulesOf('caucus/01K8/a')).toBe(streams.caucus)
  for (const name of ['nothing/01K8', 'constructor/01K8', 'meeting']) expect(rulesOf(name)).toBeNull()
})

it('STREAM-10 and by none of a kind that this server does not run', () => {
  expect(rulesOf('case/01K8', { meeting: streams.meeting })).toBeNull()
  expect(rulesOf('case/01K8', { case: undefined as never })).toBeNull()
})

it('STREAM-11 beside a caret stands the first duty of whoever has one', () => {
  const posts = (events: Parameters<typeof fold>[0]) => meetingStream.posts!(fold(events))
  const before = until('inProgress')
  expect(posts(before)[chair.id]).toBe('moderator')
  const relieved = { type: 'meeting.dutyRelieved', v: 1, participant: chair.id, duty: 'moderator' } as const
  expect(posts([...before, relieved])).not.toHaveProperty(chair.id)
  expect(posts([...before, relieved, assigned(chair, 'teller')])[chair.id]).toBe('teller')
})
