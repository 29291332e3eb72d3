import { describe, expect, it } from 'vitest'
import type { Storage } from '../port.ts'
import { append } from './lab.ts'

export const recordContract = (storage: () => Storage): void => {
  describe('records', () => {
    it('keeps the last one of each stream', async () => {
      for (const stream of ['meeting/a', 'meeting/b']) await storage().commit({ stream: append(stream, 0) })
      expect(await storage().record('meeting/a')).toBeNull()
      await storage().putRecord('meeting/a', { seq: 1, file: '{"第一份":1}\n' })
      await storage().putRecord('meeting/b', { seq: 1, file: 'another' })
      await storage().putRecord('meeting/a', { seq: 2, file: '{"第二份":2}\n' })
      expect(await storage().record('meeting/a')).toEqual({ seq: 2, file: '{"第二份":2}\n' })
    })

    it('has none of a stream that is not there', async () => {
      await expect(storage().putRecord('meeting/none', { seq: 1, file: '' })).rejects.toMatchObject({
        name: 'Bug',
      })
      expect(await storage().record('meeting/none')).toBeNull()
    })
  })
}
