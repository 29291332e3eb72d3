import { describe, expect, it } from 'vitest'
import type { Storage } from '../port.ts'
import { append, bytes, commitAll, edit, ok, refused, text } from './lab.ts'

export const docContract = (storage: () => Storage): void => {
  const rows = async (doc: string) => (await storage().readDoc(doc)).updates.map(text)

  describe('docs', () => {
    it('reads a doc nobody wrote as empty', async () => {
      expect(await storage().readDoc('d')).toEqual({ seq: 0, updates: [], clients: [] })
    })

    it('appends in order, one row an update, each doc for itself', async () => {
      const outcomes = await commitAll(storage(), [
        { docs: [edit('d', 0), edit('e', 0)] },
        { docs: [edit('d', 1), edit('d', 2)] },
      ])
      expect(outcomes).toEqual([ok, ok])
      expect(await rows('d')).toEqual(['update 1', 'update 2', 'update 3'])
      expect(await storage().readDoc('e')).toMatchObject({ seq: 1 })
    })

    it('keeps the bytes of an update that is a window onto a larger buffer', async () => {
      const frame = Buffer.from('head|the update|tail')
      await storage().commit({ docs: [edit('d', 0, { update: frame.subarray(5, 15) })] })
      expect(await rows('d')).toEqual(['the update'])
    })

    it('refuses an update for another row than the next', async () => {
      await storage().commit({ docs: [edit('d', 0)] })
      expect(await storage().commit({ docs: [edit('d', 0)] })).toEqual(refused('seqTaken'))
      expect(await storage().commit({ docs: [edit('d', 2)] })).toEqual(refused('seqTaken'))
      expect(await rows('d')).toEqual(['update 1'])
    })

    it('refuses an update judged before the stream moved, also when it moved in the same tick', async () => {
      const judged = (seq: number) => ({ judgedAt: { stream: 'm', seq } })
      const outcomes = await commitAll(storage(), [
        { docs: [edit('d', 0, judged(0))] },
        { stream: append('m', 0) },
        { docs: [edit('d', 1, judged(0))] },
        { docs: [edit('d', 1, judged(1))] },
      ])
      expect(outcomes).toEqual([ok, ok, refused('seqTaken'), ok])
    })

    it('refuses an update judged on events that never came to be', async () => {
      const update = edit('d', 0, { judgedAt: { stream: 'm', seq: 1 } })
      expect(await storage().commit({ docs: [update] })).toEqual(refused('seqTaken'))
    })

    it('takes a decision and the edit it writes as one, both judged on the same head', async () => {
      await storage().commit({ stream: append('m', 0) })
      const unit = { stream: append('m', 1), docs: [edit('d', 0, { judgedAt: { stream: 'm', seq: 1 } })] }
      expect(await storage().commit(unit)).toEqual(ok)
      expect(await rows('d')).toEqual(['update 1'])
    })

    it('refuses a decision on words that somebody changed meanwhile, also in the same tick', async () => {
      const asRead = (seq: number) => [{ doc: 'd', seq }]
      const outcomes = await commitAll(storage(), [
        { stream: append('m', 0), asRead: asRead(0) },
        { docs: [edit('d', 0)] },
        { stream: append('m', 1), asRead: asRead(0) },
        { stream: append('m', 1), asRead: asRead(1), docs: [edit('d', 1)] },
      ])
      expect(outcomes).toEqual([ok, ok, refused('docMoved'), ok])
      expect(await rows('d')).toEqual(['update 1', 'update 2'])
    })

    it('gives a client id to the first person, for ever', async () => {
      const by = (seq: number, person: string) =>
        edit('d', seq, { clients: [{ client: 4_294_967_295, person }] })
      const outcomes = await commitAll(storage(), [
        { docs: [by(0, 'p')] },
        { docs: [by(1, 'q')] },
        { docs: [by(1, 'p')] },
        { docs: [edit('other', 0, { clients: [{ client: 4_294_967_295, person: 'q' }] })] },
      ])
      expect(outcomes).toEqual([ok, refused('clientTaken'), ok, ok])
      expect((await storage().readDoc('d')).clients).toEqual([{ client: 4_294_967_295, person: 'p' }])
    })
  })

  describe('compacting', () => {
    const write = (count: number) =>
      commitAll(
        storage(),
        Array.from({ length: count }, (_, i) => ({
          docs: [edit('d', i, { clients: [{ client: i, person: 'p' }] })],
        })),
      )

    it('replaces the rows up to a seq by one snapshot and goes on counting', async () => {
      await write(5)
      await storage().compactDoc('d', 3, bytes('snapshot 3'))
      expect(await rows('d')).toEqual(['snapshot 3', 'update 4', 'update 5'])
      expect(await storage().commit({ docs: [edit('d', 5)] })).toEqual(ok)
      await storage().compactDoc('d', 6, bytes('snapshot 6'))
      expect(await storage().readDoc('d')).toMatchObject({ seq: 6, updates: [bytes('snapshot 6')] })
      expect(await storage().commit({ docs: [edit('d', 6)] })).toEqual(ok)
    })

    it('gives whoever has some of it the rest: one row, or what was folded beyond', async () => {
      await write(5)
      expect(await storage().readDoc('d', 3)).toMatchObject({
        seq: 5,
        updates: [bytes('update 4'), bytes('update 5')],
      })
      await storage().compactDoc('d', 4, bytes('snapshot 4'))
      expect((await storage().readDoc('d', 3)).updates).toEqual([bytes('snapshot 4'), bytes('update 5')])
      expect(await storage().readDoc('d', 5)).toMatchObject({ seq: 5, updates: [] })
    })

    it('keeps whose the client ids are', async () => {
      await write(2)
      await storage().compactDoc('d', 2, bytes('snapshot'))
      const theirs = edit('d', 2, { clients: [{ client: 1, person: 'q' }] })
      expect(await storage().commit({ docs: [theirs] })).toEqual(refused('clientTaken'))
    })

    it('never goes back behind a later snapshot, which would bring deleted words back', async () => {
      await write(3)
      await storage().compactDoc('d', 3, bytes('later'))
      await storage().compactDoc('d', 2, bytes('earlier'))
      expect(await rows('d')).toEqual(['later'])
    })

    it('throws at a seq that the doc has not reached', async () => {
      await write(1)
      await expect(storage().compactDoc('d', 2, bytes('snapshot'))).rejects.toMatchObject({ name: 'Bug' })
      expect(await rows('d')).toEqual(['update 1'])
    })
  })
}
