import { describe, expect, it } from 'vitest'
import type { Storage } from '../port.ts'
import { append, bytes, commitAll, ok, refused } from './lab.ts'

/** Numbers, wrapped keys and files: what lies beside streams and docs. */
export const besideContract = (storage: () => Storage): void => {
  describe('numbers', () => {
    const take = (number: number, stream = `m-${number}`) => ({
      stream: append(stream, 0),
      numbers: [{ counter: 'case/s/2026', number }],
    })

    it('counts from one, each counter for itself', async () => {
      expect(await storage().counter('case/s/2026')).toBe(0)
      await storage().commit(take(1))
      await storage().commit(take(2))
      expect(await storage().counter('case/s/2026')).toBe(2)
      expect(await storage().counter('case/s/2027')).toBe(0)
    })

    it('gives a number to the first who takes it, also within one tick, and to the other nothing at all', async () => {
      expect(await commitAll(storage(), [take(1, 'm'), take(1, 'n'), take(2, 'o')])).toEqual([
        ok,
        refused('numberTaken'),
        ok,
      ])
      expect(await storage().readStream('n', 0)).toEqual([])
      expect(await storage().commit(take(4, 'p'))).toEqual(refused('numberTaken'))
    })

    it('takes none with a unit that is refused for something else', async () => {
      await storage().commit({ stream: append('m', 0) })
      expect(await storage().commit(take(1, 'm'))).toEqual(refused('seqTaken'))
      expect(await storage().counter('case/s/2026')).toBe(0)
    })
  })

  describe('keys', () => {
    const wrappedOf = async (holder: string) =>
      (await storage().keys()).find((key) => key.holder === holder)?.wrapped

    it('keeps the first key of a holder, rewraps it for those who have one, and destroys it', async () => {
      await storage().commit({ keys: [{ holder: 'c', wrapped: 'one' }] })
      await storage().commit({ keys: [{ holder: 'c', wrapped: 'two' }] })
      expect(await wrappedOf('c')).toBe('one')
      const anew = ['b', 'c'].map((holder) => ({ holder, wrapped: 'anew' }))
      await storage().rewrapKeys(anew)
      expect(await wrappedOf('c')).toBe('anew')
      expect(await wrappedOf('b')).toBeUndefined()
      await storage().destroyKey('c')
      expect(await wrappedOf('c')).toBeUndefined()
    })

    it('writes none with a unit that is refused', async () => {
      await storage().commit({ stream: append('m', 0), keys: [{ holder: 'm', wrapped: 'one' }] })
      const late = { stream: append('m', 0), keys: [{ holder: 'n', wrapped: 'two' }] }
      expect(await storage().commit(late)).toEqual(refused('seqTaken'))
      expect(await wrappedOf('m')).toBe('one')
      expect(await wrappedOf('n')).toBeUndefined()
    })
  })

  it('says how many bytes it takes', async () => {
    await storage().putSetting('size', 'a'.repeat(1000))
    const sizes = Object.values(await storage().size())
    expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeGreaterThan(1000)
  })

  describe('files', () => {
    const scan = Buffer.from('head|the scan|tail').subarray(5, 13)

    it('gives a file back as it was given, from its own stream alone', async () => {
      const files = [{ stream: 'm', file: 'f', bytes: scan }]
      expect(await storage().commit({ stream: append('m', 0), files })).toEqual(ok)
      await storage().commit({ stream: append('n', 0) })
      expect(await storage().file('m', 'f')).toEqual(bytes('the scan'))
      expect(await storage().file('n', 'f')).toBeNull()
      expect(await storage().file('m', 'g')).toBeNull()
    })

    it('writes none with a unit that is refused', async () => {
      await storage().commit({ stream: append('m', 0) })
      const files = [{ stream: 'm', file: 'f', bytes: scan }]
      expect(await storage().commit({ stream: append('m', 0), files })).toEqual(refused('seqTaken'))
      expect(await storage().file('m', 'f')).toBeNull()
    })
  })
}
