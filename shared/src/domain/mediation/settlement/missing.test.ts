import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks, appendWords } from '../../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../../docs/settlement/quote.ts'
import { agreedQuote, writeAgreed } from '../../../testing/settlement/agreed-words.ts'
import { missingIn, missingInPart } from './missing.ts'
import { hasLine, instalmentInWords, instalmentsIn, partInWords, partIn, type Instalment } from './text.ts'

const quoteOf = (...writes: readonly ((doc: Y.Doc) => void)[]) => {
  const doc = new Y.Doc()
  writes.forEach((write) => write(doc))
  return quoteSettlement(doc)
}
const whatIn = (write: (doc: Y.Doc) => void) =>
  missingIn(quoteOf(writeAgreed, write)).map((one) => `${one.fragment} ${one.what}`)

describe('what a settlement still lacks', () => {
  it('SET-1 nothing where all is there, and everything where nothing is', () => {
    expect(missingIn(agreedQuote)).toEqual([])
    expect(missingIn(quoteOf()).map(({ what, fragment }) => [what, fragment])).toEqual([
      ['empty', 'prose/parties'],
      ['empty', 'prose/facts'],
      ['empty', 'prose/disputes'],
      ['empty', 'prose/responsibilities'],
      ['empty', 'prose/terms'],
      ['empty', 'prose/performance'],
    ])
    expect(missingIn({ doc: 'settlement', fields: {}, hash: '' })).toHaveLength(6)
  })

  it('SET-1 a blank that is not filled, wherever it stands', () => {
    expect(
      missingInPart(
        quoteOf(writeAgreed, (doc) => appendWords(doc, 'prose/terms', '在［哪天？］前')),
        'terms',
      ),
    ).toEqual([{ what: 'blank', part: 'terms', fragment: 'prose/terms', ask: '哪天？' }])
    const inList = (doc: Y.Doc) =>
      appendBlocks(doc, 'prose/facts', [{ block: 'bulletList', items: [[['一'], [{ blank: '二' }]]] }])
    expect(whatIn(inList)).toEqual(['prose/facts blank'])
  })

  it('SET-1 a blank that was typed in letters', () => {
    const typed = (words: string) =>
      missingInPart(
        quoteOf(writeAgreed, (doc) =>
          appendBlocks(doc, 'prose/terms', [{ block: 'paragraph', line: [words] }]),
        ),
        'terms',
      ).map((one) => (one.what === 'typed' ? one.words : one.what))
    for (const [words, found] of [
      ['乙方赔偿____元', ['____']],
      ['乙方赔偿XX元', ['XX']],
      ['乙方赔偿×元，X月X日前付清', ['×', 'X', 'X']],
      ['某月某日以前', ['某月', '某日']],
      ['付（  ）元', ['（  ）']],
      ['2026年 月 日', ['年 月']],
      ['在2026年＿＿月前付清', ['＿＿']],
      ['2026年XX月XX日前', ['XX', 'XX']],
      ['于2026年××月××日前付清', ['××', '××']],
      ['2026-XX-XX以前', ['2026-XX-XX']],
      ['分ＸＸ次，付到xx。', ['ＸＸ', 'xx']],
      ['张××付××元', ['××']],
      ['赔X万元，占X%', ['X', 'X']],
    ] as const)
      expect([words, typed(words)]).toEqual([words, found])
    for (const words of [
      ...['X光检查费由乙方付', '某某村东头', '6000元（陆仟元整）', '3 x 5 米的棚', '长3米×宽2米'],
      ...['电话138xxxx1234', '身份证4407XXXXXXXX1234', '身份证4407××××××××1234', '尾号××××1234'],
      ...['XXL码的工服', '型号AXX3000', '型号XX-2', 'Maxx牌水泵', 'www.example.cn/xx', 'X号楼', '张××'],
      ...['www…/xx', '3×5元', '每张5x元'],
    ])
      expect([words, typed(words)]).toEqual([words, []])
  })

  it('SET-1 an instalment without a day, or with neither amount nor words', () => {
    const one = (changed: Partial<Instalment>) =>
      whatIn((doc) =>
        appendBlocks(doc, 'prose/performance', [
          { ...{ block: 'instalment', amountFen: 1, dueOn: '2026-12-31', payer: 'a', line: [] }, ...changed },
        ]),
      )
    expect(one({})).toEqual([])
    expect(one({ amountFen: 0, line: ['修好水管'] })).toEqual([])
    expect(one({ amountFen: 0 })).toEqual(['prose/performance amount'])
    expect(one({ dueOn: '' })).toEqual(['prose/performance day'])
  })
})

describe('the words of a settlement', () => {
  const instalment = (changed: Partial<Instalment>): string =>
    instalmentInWords({
      ...{ block: 'instalment', amountFen: 150_000, dueOn: '2026-10-05', payer: 'b', line: [] },
      ...changed,
    })

  it('SET-1 an instalment says who does what by when, in figures and words', () => {
    expect(instalment({})).toBe('2026年10月5日前，乙方付给甲方1500元（壹仟伍佰元整）')
    expect(instalment({ payer: 'a', line: ['现金'] })).toBe(
      '2026年10月5日前，甲方付给乙方1500元（壹仟伍佰元整）：现金',
    )
    expect(instalment({ amountFen: 0, line: ['修好水管'] })).toBe('2026年10月5日前，乙方：修好水管')
    expect(instalment({ amountFen: 0, dueOn: '' })).toBe('［哪一天前？］前，乙方付给甲方［多少钱？］')
    expect(instalmentsIn(agreedQuote)).toHaveLength(2)
    const among = quoteOf(writeAgreed, (doc) => appendWords(doc, 'prose/performance', '收到写收条。'))
    expect(instalmentsIn(among)).toHaveLength(2)
    expect(instalmentsIn({ doc: 'settlement', fields: {}, hash: '' })).toEqual([])
  })

  it('SET-1 a part of several fragments has a title over each that holds something', () => {
    expect(partInWords(partIn(agreedQuote, 'facts'), 'facts').filter((line) => !line.endsWith('。'))).toEqual(
      ['纠纷主要事实', '争议事项', '各方责任'],
    )
    expect(partInWords({}, 'facts')).toEqual([])
    const listed = quoteOf((doc) =>
      appendBlocks(doc, 'prose/terms', [
        { block: 'orderedList', items: [[['一'], ['再']], [['二']]] },
        { block: 'bulletList', items: [[['三']]] },
        { block: 'heading', level: 3, line: ['四', { blank: '五' }] },
      ]),
    )
    expect(partInWords(partIn(listed, 'terms'), 'terms')).toEqual(['1. 一 再', '2. 二', '· 三', '四［五］'])
  })

  it('SET-9 a line can be found by how it reads; an instalment is none', () => {
    const quote = quoteOf(writeAgreed, (doc) => {
      appendWords(doc, 'prose/terms', '在［哪天？］前')
      appendBlocks(doc, 'prose/terms', [{ block: 'bulletList', items: [[['条目']]] }])
    })
    expect(hasLine(quote, 'prose/terms', '在［哪天？］前')).toBe(true)
    expect(hasLine(quote, 'prose/terms', '条目')).toBe(true)
    expect(hasLine(quote, 'prose/facts', '条目')).toBe(false)
    expect(hasLine(quote, 'prose/performance', '付第一笔')).toBe(false)
    expect(hasLine({ doc: '', fields: {}, hash: '' }, 'prose/terms', '条目')).toBe(false)
  })
})
