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

    it('lists them a part at a time, also where two were published at one moment', async () => {
      for (const [i, name] of ['a', 'b', 'c', 'd'].entries()) {
        const stream = `meeting/${name}`
        await storage().commit({ stream: append(stream, 0) })
        const publishedAt = i < 2 ? 10 : 10 * i
        await storage().putRecord(stream, { title: name, publishedAt, seq: 1, file: '{}' })
      }
      const titles = async (...part: Parameters<Storage['listRecords']>) =>
        (await storage().listRecords(...part)).map(({ title }) => title)
      expect(await titles()).toEqual(['d', 'c', 'a', 'b'])
      expect(await titles({ limit: 3 })).toEqual(['d', 'c', 'a'])
      const after = (stream: string, publishedAt: number) => ({ limit: 2, before: { stream, publishedAt } })
      expect(await titles(after('meeting/d', 30))).toEqual(['c', 'a'])
      expect(await titles(after('meeting/a', 10))).toEqual(['b'])
      expect(await titles(after('meeting/b', 10))).toEqual([])
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
