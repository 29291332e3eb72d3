import { describe, expect, it } from 'vitest'
import type { BoxWrite, Storage } from '../port.ts'
import { append, commitAll, ok, refused } from './lab.ts'

/** A box as its rules have it: everything named by its own key, nothing joined to anything. */
export const boxContract = (storage: () => Storage, reopen: () => Promise<void>): void => {
  const box = 'B1'
  const opening = (id: string) => ({ box: id, isNew: true, given: [] })
  const open = (id = box) => storage().commit({ stream: append(`meeting/${id}`, 0), boxes: [opening(id)] })
  type Without<Write> = Write extends BoxWrite ? Omit<Write, 'box'> & { readonly box?: string } : never
  const write = (...writes: readonly Without<BoxWrite>[]) =>
    Promise.all(writes.map((one) => storage().writeBox({ box, ...one })))

  const issue = (slip: string, way = 'phone', spentFor = `for ${slip}`) =>
    ({ write: 'issue', slip, way, spentFor, onlyAgain: false }) as const
  const cast = (n: number, { bodyHash = `body ${n}`, tag = `tag ${n}` } = {}) =>
    ({ write: 'cast', nullifier: `nullifier ${n}`, bodyHash, tag, paper: 'y' }) as const
  const print = (...codes: readonly string[]) => ({ write: 'print', way: 'slip', codes }) as const
  const surrender = (slip: string, n: number, way = 'phone') =>
    ({ write: 'surrender', slip, way, nullifier: `nullifier ${n}` }) as const

  describe('boxes', () => {
    it('come to be with the decision that opens them, or not at all', async () => {
      expect(await storage().box(box)).toBeNull()
      await storage().commit({ stream: append('meeting/m', 0) })
      const late = { stream: append('meeting/m', 0), boxes: [opening(box)] }
      expect(await storage().commit(late)).toEqual(refused('seqTaken'))
      expect(await storage().box(box)).toBeNull()
      expect(await open()).toEqual(ok)
      const fresh = { stream: 'meeting/B1', state: 'open', publicKey: null, privateKey: null }
      expect(await storage().box(box)).toEqual(fresh)
    })

    it('reserved before begin with lines that printed slips have spent, and are not made a second time', async () => {
      const begins = (box: string, stream: string, seq: number, given: readonly string[]) =>
        storage().commit({ stream: append(stream, seq), boxes: [{ box, isNew: false, given }] })
      await open()
      await write(print('a', 'b'))
      await storage().keyBox(box, { publicKey: 'public', privateKey: 'private' })
      expect(await begins(box, 'meeting/B1', 1, ['p', 'q'])).toEqual(ok)
      expect(await storage().box(box)).toMatchObject({ state: 'open', publicKey: 'public' })
      expect((await storage().readBox(box)).slips).toEqual([
        { slip: 'p', way: 'slip' },
        { slip: 'q', way: 'slip' },
      ])
      expect(await write(issue('p'), issue('q', 'paper', 'sheet'), issue('r'))).toEqual([
        ...[refused('slipSpent'), refused('slipSpent'), ok],
      ])
      const redeem = (code: string) =>
        ({ write: 'redeem', code, way: 'slip', spentFor: `for ${code}`, onlyAgain: false }) as const
      expect(await write(redeem('a'), redeem('b'), redeem('c'))).toEqual([ok, ok, refused('codeUnknown')])
    })

    it('that were reserved and lost with a copy come to be anew, with keys of their own', async () => {
      await open()
      await storage().keyBox(box, { publicKey: 'public', privateKey: 'private' })
      await storage().moveBox(box, 'open', 'lost')
      const begins = { stream: append('meeting/B1', 1), boxes: [{ box, isNew: false, given: ['p'] }] }
      expect(await storage().commit(begins)).toEqual(ok)
      expect(await storage().box(box)).toEqual({
        ...{ stream: 'meeting/B1', state: 'open', publicKey: null, privateKey: null },
      })
    })

    it('keep the first pair of keys that they are given', async () => {
      await open()
      const pairs = ['a', 'b'].map((name) => ({ publicKey: `public ${name}`, privateKey: `private ${name}` }))
      const kept = await Promise.all(pairs.map((pair) => storage().keyBox(box, pair)))
      expect(kept).toEqual([pairs[0], pairs[0]])
      expect(await storage().box(box)).toMatchObject(pairs[0]!)
    })

    it('issue a slip once, whichever way, and the same again as often as it is asked for', async () => {
      await open()
      expect(await write(issue('p'), issue('p'))).toEqual([ok, ok])
      const others = [issue('p', 'phone', 'for another'), issue('p', 'booth'), issue('p', 'paper', 'sheet')]
      expect(await write(...others)).toEqual(others.map(() => refused('slipSpent')))
      expect(await write(issue('q', 'paper', 'sheet 1'), issue('q'))).toEqual([ok, refused('slipSpent')])
      const { slips } = await storage().readBox(box)
      expect(slips).toEqual([
        { slip: 'p', way: 'phone' },
        { slip: 'q', way: 'paper' },
      ])
    })

    it('issue none any more once only what was issued may be asked for again', async () => {
      await open()
      const again = { ...issue('p'), onlyAgain: true }
      expect(await write(again, issue('p'), again)).toEqual([refused('slipFree'), ok, ok])
    })

    it.each(['phone', 'booth', 'paper'])(
      'let one of all ways win that ask at once, %s first',
      async (first) => {
        await open()
        const ways = [first, ...['phone', 'booth', 'paper'].filter((way) => way !== first)]
        const outcomes = await write(...ways.map((way) => issue('p', way)))
        expect(outcomes).toEqual([ok, refused('slipSpent'), refused('slipSpent')])
      },
    )

    it('spend no more codes than slips were handed out, each for one thing', async () => {
      await open()
      const redeem = (code: string, spentFor: string | null, onlyAgain = false) =>
        ({ write: 'redeem', code, way: 'booth', spentFor, onlyAgain }) as const
      expect(await write(redeem('a', 'x'))).toEqual([refused('codeUnknown')])
      expect(await write(print('a', 'b', 'c'))).toEqual([ok])
      expect(await write(redeem('a', null), redeem('a', 'x'))).toEqual([
        refused('slipFree'),
        refused('slipFree'),
      ])
      expect(await write(issue('p', 'booth'), issue('q', 'paper'), issue('r'))).toEqual([ok, ok, ok])
      expect(await write(redeem('a', null), redeem('b', null))).toEqual([ok, ok])
      const after = await write(
        redeem('a', 'x', true),
        redeem('a', 'x'),
        redeem('a', 'x', true),
        redeem('a', 'y'),
      )
      expect(after).toEqual([refused('slipFree'), ok, ok, refused('slipSpent')])
      expect(await write(redeem('a', null), redeem('b', 'x'))).toEqual([
        refused('slipSpent'),
        refused('slipFree'),
      ])
      expect((await storage().readBox(box)).codes).toEqual({ printed: 3, used: 1 })
    })

    it('that are printed for anew forget the codes that nobody used, none of which anybody was handed', async () => {
      await open()
      const redeem = (code: string) =>
        ({ write: 'redeem', code, way: 'slip', spentFor: `for ${code}`, onlyAgain: false }) as const
      // Handed out before any was printed it is none of these.
      expect(await write(issue('p', 'slip'), print('a', 'b'))).toEqual([ok, ok])
      expect(await write(print('c', 'd'))).toEqual([refused('slipsOut')])
      expect(await write(redeem('a'), print('a', 'c'))).toEqual([ok, ok])
      expect(await write(issue('q', 'slip'))).toEqual([ok])
      expect(await write(redeem('a'), redeem('b'), redeem('c'))).toEqual([ok, refused('codeUnknown'), ok])
      expect((await storage().readBox(box)).codes).toEqual({ printed: 2, used: 2 })
      await storage().moveBox(box, 'open', 'closing')
      expect((await storage().readBox(box)).codes).toEqual({ printed: 0, used: 0 })
    })

    it('take a paper for each token once, and the same again as often as it is sent', async () => {
      await open()
      expect(await write(cast(1), cast(1), cast(2))).toEqual([ok, ok, ok])
      expect(await write(cast(1, { bodyHash: 'another', tag: 'other' }))).toEqual([refused('tokenSpent')])
      expect(await write(cast(3, { tag: 'tag 1' }))).toEqual([refused('tokenSpent')])
      const { nullifiers, papers } = await storage().readBox(box)
      expect(nullifiers).toEqual(['nullifier 1', 'nullifier 2'])
      expect(papers).toEqual([
        { tag: 'tag 1', paper: 'y' },
        { tag: 'tag 2', paper: 'y' },
      ])
      expect(await storage().papersIn(box)).toBe(2)
    })

    it('say of a token whether it was cast, and whether as it was sent', async () => {
      await open()
      await write(cast(1))
      const became = (n: number, bodyHash: string) => storage().spentToken(box, `nullifier ${n}`, bodyHash)
      expect(await became(1, 'body 1')).toBe('cast')
      expect(await became(1, 'another')).toBe('otherwise')
      expect(await became(2, 'body 2')).toBeNull()
    })

    it('give a slip back for its token, which is spent from then on', async () => {
      await open()
      await write(issue('p'))
      expect(await write(surrender('p', 1), surrender('p', 1))).toEqual([ok, ok])
      expect(await write(cast(1))).toEqual([refused('tokenSpent')])
      expect(await write(issue('p', 'booth'))).toEqual([ok])
      expect(await write(surrender('p', 1))).toEqual([ok])
      expect((await storage().readBox(box)).slips).toEqual([{ slip: 'p', way: 'booth' }])
    })

    it('give none back for a token that was cast, nor a slip that is free or was spent otherwise', async () => {
      await open()
      await write(issue('p'), cast(1), issue('q', 'paper'))
      expect(await write(surrender('p', 1))).toEqual([refused('tokenSpent')])
      expect(await write(surrender('q', 2), surrender('r', 3))).toEqual([
        refused('slipFree'),
        refused('slipFree'),
      ])
      expect(await write(cast(2))).toEqual([ok])
    })

    it('take nothing while they are sealed, and go on when they are opened again', async () => {
      await open()
      await write(issue('p'))
      const [, sealed, late] = await Promise.all([
        storage().writeBox({ box, ...cast(1) }),
        storage().moveBox(box, 'open', 'sealed'),
        Promise.resolve().then(() => storage().readBox(box)),
      ])
      expect(sealed).toBe(true)
      expect(late.papers).toHaveLength(1)
      const shut = await write(cast(2), issue('q'), surrender('p', 3))
      expect(shut).toEqual(shut.map(() => refused('boxSealed')))
      expect(await storage().moveBox(box, 'open', 'sealed')).toBe(false)
      await storage().moveBox(box, 'sealed', 'open')
      expect(await write(cast(2))).toEqual([ok])
    })

    it('lose their key and the names of what was cast when they are over; papers and tokens stay', async () => {
      await open()
      await storage().keyBox(box, { publicKey: 'public', privateKey: 'private' })
      await write(issue('p'), cast(1))
      await storage().moveBox(box, 'open', 'closing')
      expect(await storage().box(box)).toMatchObject({ state: 'closing', privateKey: null })
      expect(await storage().spentToken(box, 'nullifier 1', 'any body')).toBe('cast')
      expect(await storage().boxesIn(['open', 'closing'])).toEqual([box])
      await storage().purge()
      await storage().moveBox(box, 'closing', 'closed')
      expect(await storage().boxesIn(['open', 'closing'])).toEqual([])
      expect((await storage().readBox(box)).papers).toHaveLength(1)
    })

    const sheets = (from: number, ...papers: readonly string[]) =>
      papers.map((paper, i) => ({ nullifier: `sheet ${from + i}`, tag: `tag of ${from + i}`, paper }))

    const enter = (teller: string, read: ReturnType<typeof sheets>, counts = 0) =>
      storage().enterSheets(box, teller, read, counts)

    it('take what came back on paper once two have entered the same, in whatever order', async () => {
      await open()
      expect((await storage().readBox(box)).sheets).toBeNull()
      expect(await enter('p', sheets(0, 'y', 'n'))).toBe('waiting')
      expect(await enter('p', sheets(9, 'y', 'n', 'y'))).toBe('waiting')
      expect(await storage().papersIn(box)).toBe(0)
      expect(await enter('q', sheets(20, 'n', 'y', 'y'))).toBe('entered')
      expect(await enter('q', sheets(30, 'y', 'y', 'n'))).toBe('entered')
      expect(await enter('r', sheets(40, 'y'))).toBe('otherwise')
      const { papers, nullifiers, sheets: many } = await storage().readBox(box)
      expect([papers.length, nullifiers.length, many]).toEqual([3, 3, 3])
      expect(await write(issue('late', 'paper'))).toEqual([refused('sheetsEntered')])
      expect(await write(issue('phone'))).toEqual([ok])
    })

    it('take nothing of two that differ, and say at which sheets of the pile, until they are put right', async () => {
      await open()
      const differing = async () => (await storage().readBox(box)).differing
      await enter('p', sheets(0, 'y', 'n'))
      expect(await differing()).toEqual([])
      expect(await enter('q', sheets(9, 'y', 'y'))).toBe('differs')
      expect(await differing()).toEqual([1])
      expect(await enter('q', sheets(9, 'y', 'a', 'n'))).toBe('differs')
      expect(await differing()).toEqual([1, 2])
      expect(await storage().papersIn(box)).toBe(0)
      expect(await enter('p', sheets(20, 'y', 'a', 'n'))).toBe('entered')
      expect(await differing()).toEqual([])
      expect(await storage().papersIn(box)).toBe(3)
    })

    it('take what two of three have entered alike', async () => {
      await open()
      await enter('p', sheets(0, 'y'))
      expect(await enter('q', sheets(9, 'n'))).toBe('differs')
      expect(await enter('r', sheets(20, 'n'))).toBe('entered')
      expect((await storage().readBox(box)).sheets).toBe(1)
    })

    it('take no sheet while they are sealed', async () => {
      await open()
      await storage().moveBox(box, 'open', 'sealed')
      expect(await enter('p', [])).toBe('sealed')
    })

    const papersNow = async () => (await storage().readBox(box)).papers.map(({ paper }) => paper).sort()

    it('take what is read anew after a count in the place of what was read before, once two have', async () => {
      await open()
      await write(cast(1))
      await enter('p', sheets(0, 'n', 'n'))
      await enter('q', sheets(10, 'n', 'n'))
      await storage().sealBox(box, 1)
      await storage().moveBox(box, 'sealed', 'closing')
      await storage().purge()
      await storage().moveBox(box, 'closing', 'closed')
      expect(await enter('p', sheets(20, 'a', 'n', 'n'), 1)).toBe('waiting')
      expect(await papersNow()).toEqual(['n', 'n', 'y'])
      expect(await enter('q', sheets(30, 'a', 'a', 'n'), 1)).toBe('differs')
      expect(await storage().readBox(box)).toMatchObject({ waiting: true, differing: [1], sheetsAfter: 0 })
      expect(await enter('q', sheets(40, 'n', 'a', 'n'), 1)).toBe('entered')
      expect(await enter('p', sheets(50, 'n', 'n', 'a'), 1)).toBe('entered')
      expect(await papersNow()).toEqual(['a', 'n', 'n', 'y'])
      const { nullifiers, ...rest } = await storage().readBox(box)
      expect(nullifiers).toEqual(['nullifier 1', 'sheet 40', 'sheet 41', 'sheet 42'])
      expect(rest).toMatchObject({ sheets: 3, sheetsAfter: 1, waiting: false })
    })

    it('take no sheets for a count that is being made, nor for one that was', async () => {
      await open()
      await enter('p', sheets(0, 'n'))
      await storage().sealBox(box, 1)
      expect(await storage().box(box)).toMatchObject({ state: 'sealed' })
      expect(await enter('q', sheets(10, 'n'))).toBe('sealed')
      await storage().unsealBox(box, 0)
      expect(await storage().box(box)).toMatchObject({ state: 'open' })
      expect(await enter('q', sheets(10, 'n'))).toBe('entered')
      await storage().sealBox(box, 1)
      await storage().moveBox(box, 'sealed', 'closing')
      expect(await enter('q', sheets(20, 'y'), 1)).toBe('waiting')
      await storage().sealBox(box, 2)
      expect(await storage().box(box)).toMatchObject({ state: 'closing' })
      expect(await enter('p', sheets(30, 'y'), 1)).toBe('sealed')
      expect(await enter('p', sheets(30, 'y'), 2)).toBe('waiting')
      await storage().unsealBox(box, 1)
      expect(await enter('p', sheets(30, 'y'), 1)).toBe('waiting')
      expect(await enter('r', sheets(40, 'y'), 1)).toBe('entered')
    })

    it('keep of what came back on paper, once that is settled, nothing but how many there were', async () => {
      await open()
      await write(issue('p', 'paper', 'the sheet'), cast(1))
      await enter('p', sheets(0, 'n'))
      await enter('q', sheets(10, 'n'))
      await storage().moveBox(box, 'open', 'closing')
      await storage().purge()
      await storage().moveBox(box, 'closing', 'closed')
      expect(await enter('q', sheets(20, 'n'), 0)).toBe('entered')
      await storage().moveBox(box, 'closed', 'settling')
      const after = await storage().readBox(box)
      expect(after).toMatchObject({ sheets: 1, sheetsAfter: null, waiting: false, differing: [] })
      expect(after.papers.map(({ paper }) => paper).sort()).toEqual(['n', 'y'])
      expect(await enter('q', sheets(30, 'n'), 0)).toBe('sealed')
      await storage().purge()
      await storage().moveBox(box, 'settling', 'settled')
      expect(await storage().boxesIn(['open', 'sealed', 'closing', 'closed', 'settling'])).toEqual([])
    })

    it('forget with the count what one read alone', async () => {
      await open()
      await enter('p', sheets(0, 'n'))
      await storage().moveBox(box, 'open', 'closing')
      expect(await storage().readBox(box)).toMatchObject({ sheets: null, waiting: false, papers: [] })
    })

    it('are apart from each other', async () => {
      await open()
      await open('B2')
      expect(
        await write(cast(1), { ...cast(1), box: 'B2' }, issue('p'), { ...issue('p'), box: 'B2' }),
      ).toEqual([ok, ok, ok, ok])
      expect(await write({ ...cast(2), box: 'B3' })).toEqual([refused('boxSealed')])
      expect(await storage().papersIn('B2')).toBe(1)
    })

    it('are there after the store was opened again', async () => {
      await open()
      await write(issue('p'), cast(1))
      const before = await storage().readBox(box)
      await reopen()
      expect(await storage().readBox(box)).toEqual(before)
      expect(await write(issue('p'), cast(1))).toEqual([ok, ok])
    })

    it('share their commit with what others decide in the same tick', async () => {
      await open()
      const [outcomes, casts] = await Promise.all([
        commitAll(storage(), [{ stream: append('meeting/n', 0) }]),
        write(cast(1), cast(2)),
      ])
      expect([...outcomes, ...casts]).toEqual([ok, ok, ok])
    })
  })
}
