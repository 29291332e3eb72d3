import { describe, expect, it } from 'vitest'
import type { Storage } from '../port.ts'
import { append, commitAll, edit, ok, refused, seen, type Lab } from './lab.ts'

export const faultContract = (storage: () => Storage, lab: () => Lab, reopen: () => Promise<void>): void => {
  describe('reopening', () => {
    it('keeps all of it, and its epoch', async () => {
      await commitAll(storage(), [
        { stream: append('m', 0, { events: 3, commandId: 'once' }) },
        { docs: [edit('d', 0, { clients: [{ client: 1, person: 'p' }] })] },
        { directory: [{ put: 'person', person: 'p', name: '阿甲' }] },
      ])
      const before = await seen(storage(), 'm', 'd')
      const { epoch } = storage()
      await reopen()
      expect(await seen(storage(), 'm', 'd')).toEqual(before)
      expect(await storage().person('p')).toEqual({ name: '阿甲' })
      expect(await storage().commandSeq('m', 'actor-1', 'once')).toBe(3)
      expect(storage().epoch).toBe(epoch)
    })

    it('finishes what was handed in before it closes, and takes nothing after', async () => {
      const outcomes = commitAll(storage(), [{ stream: append('m', 0) }, { stream: append('m', 1) }])
      const closed = storage().close()
      await expect(storage().commit({ stream: append('m', 2) })).rejects.toMatchObject({
        name: 'StorageFault',
      })
      await expect(storage().readStream('m', 0)).rejects.toMatchObject({ name: 'StorageFault' })
      expect(await outcomes).toEqual([ok, ok])
      await closed
      await storage().close()
    })
  })

  describe('a fault', () => {
    it('fails every unit of its tick, keeps none, and is over when its cause is', async () => {
      await storage().commit({ stream: append('m', 0) })
      const clear = await lab().obstruct()
      const lost = [{ stream: append('m', 1) }, { docs: [edit('d', 0)] }, { stream: append('n', 0) }]
      const settled = await Promise.allSettled(lost.map((unit) => storage().commit(unit)))
      for (const each of settled) {
        expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StorageFault' } })
      }
      await clear()
      expect(await storage().readStream('m', 1)).toEqual([])
      expect(await storage().readDoc('d')).toMatchObject({ seq: 0 })
      expect(await commitAll(storage(), lost)).toEqual([ok, ok, ok])
    })

    it('fails a setting and a compaction as well', async () => {
      await storage().commit({ docs: [edit('d', 0)] })
      const clear = await lab().obstruct()
      const settled = await Promise.allSettled([
        storage().putSetting('name', 'value'),
        storage().compactDoc('d', 1, new Uint8Array([1])),
      ])
      for (const each of settled) {
        expect(each).toMatchObject({ status: 'rejected', reason: { name: 'StorageFault' } })
      }
      await clear()
      expect(await storage().setting('name')).toBeNull()
      expect((await storage().readDoc('d')).updates).not.toEqual([new Uint8Array([1])])
    })

    it('does not make a repeated command act twice', async () => {
      const clear = await lab().obstruct()
      const unit = { stream: append('m', 0, { commandId: 'again' }) }
      await expect(storage().commit(unit)).rejects.toMatchObject({ name: 'StorageFault' })
      await clear()
      expect(await storage().commit(unit)).toEqual(ok)
      expect(await storage().commit(unit)).toEqual({ ...refused('repeated'), seq: 1 })
    })
  })
}
