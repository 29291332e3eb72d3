import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receiptNumberOf } from '../box/token.ts'
import { boxWith } from '../testing/box-contents.ts'
import { includedIn, isAsSealed, receiptTyped, rootsOf, type Published } from './receipt.ts'

const boxOf = (papers: readonly string[]): Published => {
  const { nullifiers, ballots } = boxWith(papers)
  return { receipts: nullifiers, ballots }
}
const box = boxOf(['y', 'y', 'n', 'a', 'y'])
const roots = rootsOf(box)!

describe('a receipt number as it is typed', () => {
  it.each([
    ['6f2k-91qd', '6F2K-91QD'],
    ['  6F2K 91QD ', '6F2K-91QD'],
    ['6F2K91QD', '6F2K-91QD'],
    ['6f2k—91qd', '6F2K-91QD'],
    ['６Ｆ２Ｋ－９１ＱＤ', '6F2K-91QD'],
    ['回执号：6F2K-91QD', '6F2K-91QD'],
    ['oOiI-lL00', '0011-1100'],
  ])('%s is read as %s', (typed, number) => {
    expect(receiptTyped(typed)).toBe(number)
  })

  it.each(['', '6F2K-91Q', '6F2K-91QDA', '6F2K-91QU', '六F2K-91Q'])('%s is none', (typed) => {
    expect(receiptTyped(typed)).toBeNull()
  })

  it('is read back however it is spaced and written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), fc.boolean(), (bytes, small) => {
        const number = receiptNumberOf(Buffer.from(bytes).toString('hex').padEnd(64, '0'))
        const written = small ? number.toLowerCase() : number
        expect(receiptTyped([...written].join(' '))).toBe(number)
      }),
    )
  })
})

describe('what was published of a box', () => {
  it('is what was sealed, and with one letter, receipt or paper changed it is not', () => {
    const { fingerprint } = roots
    const [first, ...others] = box.ballots
    expect(isAsSealed(box, fingerprint)).toBe(true)
    expect(isAsSealed({ ...box, receipts: [...box.receipts].reverse() }, fingerprint)).toBe(true)
    for (const forged of [
      { ...box, ballots: [{ ...first!, paper: first!.paper === 'n' ? 'y' : 'n' }, ...others] },
      { ...box, ballots: others },
      { ...box, receipts: box.receipts.slice(1) },
      { ...box, receipts: ['0'.repeat(64), ...box.receipts.slice(1)] },
      { ...box, receipts: ['no hex'] },
      { receipts: [], ballots: [] },
      { receipts: null as never, ballots: [{}] as never },
    ])
      expect(isAsSealed(forged, fingerprint)).toBe(false)
  })
})

describe('a receipt that is looked up', () => {
  it('is found with its way up to the root, each of them, in boxes of every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
        const { receipts, ballots } = boxOf(Array.from({ length: size }, () => 'y'))
        const { receiptsRoot } = rootsOf({ receipts, ballots })!
        receipts.forEach((receipt, index) => {
          const found = includedIn(receiptNumberOf(receipt), [...receipts].reverse(), receiptsRoot)
          expect(found).toMatchObject({ place: index + 1, of: size })
          expect(found!.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        })
      }),
      { numRuns: 20 },
    )
  })

  it('is not found where none has the number, and not where the way leads to another root', () => {
    const number = receiptNumberOf(box.receipts[2]!)
    expect(includedIn('0000-0000', box.receipts, roots.receiptsRoot)).toBeNull()
    expect(includedIn(number, box.receipts, roots.ballotsRoot)).toBeNull()
    expect(includedIn(number, box.receipts.slice(1), roots.receiptsRoot)).toBeNull()
    expect(includedIn(number, [], roots.receiptsRoot)).toBeNull()
  })

  it('says nothing of what was chosen: it is the same whatever the papers say', () => {
    const number = receiptNumberOf(box.receipts[0]!)
    const others = boxOf(['n', 'a', 'a', 'n', 'n'])
    expect(includedIn(number, others.receipts, rootsOf(others)!.receiptsRoot)).toEqual(
      includedIn(number, box.receipts, roots.receiptsRoot),
    )
  })
})
