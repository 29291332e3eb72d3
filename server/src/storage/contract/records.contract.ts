import { describe, expect, it } from 'vitest'
import type { Storage } from '../port.ts'
import { append } from './lab.ts'

export const recordContract = (storage: () => Storage): void => {
  describe('records', () => {
    it('keeps the last one of each stream', async () => {
      for (const stream of ['meeting/a', 'meeting/b']) await storage().commit({ stream: append(stream, 0) })
      expect(await storage().record('meeting/a')).toBeNull()
      const first = { title: '积水', publishedAt: 10, seq: 1, file: '{"第一份":1}\n' }
      const again = { title: '某处积水', publishedAt: 30, seq: 2, file: '{"第二份":2}\n' }
      await storage().putRecord('meeting/a', first)
      await storage().putRecord('meeting/b', { ...first, publishedAt: 20 })
      expect((await storage().listRecords()).map(({ stream }) => stream)).toEqual(['meeting/b', 'meeting/a'])
      await storage().putRecord('meeting/a', again)
      expect(await storage().record('meeting/a')).toEqual(again)
      expect(await storage().listRecords()).toEqual([
        { stream: 'meeting/a', title: '某处积水', publishedAt: 30 },
        { stream: 'meeting/b', title: '积水', publishedAt: 20 },
      ])
    })

    it('has none any more once something has happened since', async () => {
      await storage().commit({ stream: append('meeting/a', 0) })
      await storage().putRecord('meeting/a', { title: '积水', publishedAt: 10, seq: 1, file: '{}' })
      await storage().commit({ stream: append('meeting/a', 1) })
      expect(await storage().record('meeting/a')).toBeNull()
      expect(await storage().listRecords()).toEqual([])
    })

    it('has none of a stream that is not there', async () => {
      const record = { title: '', publishedAt: 0, seq: 1, file: '' }
      await expect(storage().putRecord('meeting/none', record)).rejects.toMatchObject({
        name: 'Bug',
      })
      expect(await storage().record('meeting/none')).toBeNull()
    })
  })
}
