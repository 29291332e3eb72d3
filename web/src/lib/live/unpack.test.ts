import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { OpenAck, Takes } from '@linyi/shared/protocol/messages'
import { unpack } from './unpack.ts'

const aunt = { id: 'a', name: '黄姨', grid: '', roles: [] }
const uncle = { id: 'u', name: '梁伯', grid: '', roles: [] }
const plain = {
  ok: true,
  epoch: 'e',
  seq: 7,
  serverNow: 1,
  you: { id: 'a', roles: [], audience: [] },
} as const
const json = JSON.stringify({ people: [aunt], snapshot: { lines: { a: { why: '' }, u: {} } } })

const packed = (as: Takes): OpenAck => ({
  ...{ ...plain, people: [uncle], events: [{ seq: 7, type: 'hidden' }] },
  packed: as === 'gzip' ? gzipSync(json) : Buffer.from(json),
  own: [{ at: ['lines', 'a', 'why'], is: '吵' }],
})

test.each(['gzip', 'bytes'] as const)('what came packed as %s is as without', async (as) => {
  expect(await unpack(packed(as), as)).toEqual({
    ...plain,
    people: [aunt, uncle],
    events: [{ seq: 7, type: 'hidden' }],
    snapshot: { lines: { a: { why: '吵' }, u: {} } },
  })
})

test('what did not come packed stays as it is, and broken bytes are no answer', async () => {
  const ack: OpenAck = { ...plain, people: [], snapshot: 1 }
  expect(await unpack(ack, 'gzip')).toBe(ack)
  await expect(unpack(packed('bytes'), 'gzip')).rejects.toThrow()
})
