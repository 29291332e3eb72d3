import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../../lib/limits.ts'
import { missingIn } from '../../../domain/mediation/settlement/missing.ts'
import { fragments } from '../../../domain/mediation/settlement/parts.ts'
import { clauses, clausesFor } from '../clauses.ts'
import { appendBlocks, appendWords, lineWithBlanks } from '../edits.ts'
import { quoteSettlement } from '../quote.ts'
import { amountsIn, fenOf, totalsIn } from './amounts.ts'
import { findingsIn } from './check.ts'
import { datesIn } from './dates.ts'
import { plainIn, sentenceCharsMax } from './plain.ts'
import { stepInWords, stepsLeft } from './steps.ts'
import { unfilledIn, unnamedIn } from './unfilled.ts'

const quoteOf = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  write(doc)
  return quoteSettlement(doc)
}

describe('amounts in figures and words', () => {
  test.each([
    '赔3000元（叁仟元整）。',
    '赔3,000.50元（大写：叁仟元伍角）。',
    '赔人民币1.2万元（壹万贰仟元整）。',
    '赔叁仟元整（¥3000元）。',
    '赔三千元（3000元）。',
    '赔3000元，三天内付。',
    '赔 0.05 元（伍分）。',
    '赔人民币叁仟元整（¥3000.00）。',
    '赔¥3000（叁仟元整）。',
    '赔叁仟元整(小写：3000元)。',
    '赔3000元（人民币大写：叁仟元整）。',
    '赔3000元，大写：叁仟元整。',
    '赔３０００元【叁仟元整】。',
    '赔3千元（叁仟元整）。',
    '赔3千元（3000元）。',
    '第3条（一般）付，2026年（丙午）。',
    '先付3000元，一千元一次。',
  ])('%s says the same twice', (line) => {
    expect(amountsIn(line)).toEqual([])
  })

  test.each([
    ['赔3000元（叁佰元整）。', '3000元（叁佰元整）', '3000元（叁仟元整）'],
    ['赔叁万元整（3000元）。', '叁万元整（3000元）', '3000元（叁仟元整）'],
    ['赔1.23万元(壹万贰仟元整)', '1.23万元(壹万贰仟元整)', '12300元（壹万贰仟叁佰元整）'],
    ['赔人民币叁佰元整（¥3000.00）', '人民币叁佰元整（¥3000.00）', '3000元（叁仟元整）'],
    ['赔¥3000（叁佰元整）', '¥3000（叁佰元整）', '3000元（叁仟元整）'],
    ['赔叁佰元整(小写：3000元)', '叁佰元整(小写：3000元)', '3000元（叁仟元整）'],
    ['赔3000元（人民币大写：叁佰元整）', '3000元（人民币大写：叁佰元整）', '3000元（叁仟元整）'],
    ['赔3000元，大写：叁佰元整', '3000元，大写：叁佰元整', '3000元（叁仟元整）'],
    ['赔３０００元（叁佰元整）', '３０００元（叁佰元整）', '3000元（叁仟元整）'],
    ['赔3千元（叁佰元整）', '3千元（叁佰元整）', '3000元（叁仟元整）'],
  ])('%s does not', (line, words, instead) => {
    expect(amountsIn(line)).toMatchObject([{ kind: 'amount', words }])
    expect(amountsIn(line)[0]!.say.zh).toContain(instead)
  })

  test('what is no amount at all is asked to be looked at', () => {
    for (const line of ['赔0元（壹元整）', '赔0.001元（壹分）', '赔9999999亿元（壹元整）', '赔3元（元整）'])
      expect(amountsIn(line)).toMatchObject([{ kind: 'amount' }])
  })

  test('figures are read to the fen, up to the largest amount', () => {
    expect(fenOf('1,000,000,000.00', undefined)).toBe(100_000_000_000)
    expect(fenOf('1000', '亿')).toBe(limits.fenMax)
    expect(fenOf('1000.0000000001', '亿')).toBeNull()
    expect(fenOf('0.29', undefined)).toBe(29)
    expect(fenOf('1.005', undefined)).toBeNull()
  })

  test('totals are found where they are called so', () => {
    expect(totalsIn('共计3000元，其中修理费2000元。')).toEqual([{ words: '共计3000元', fen: 300_000 }])
    expect(totalsIn('两笔合计人民币1万元')).toMatchObject([{ fen: 1_000_000 }])
    expect(totalsIn('总计9999999亿元')).toEqual([])
  })
})

describe('dates', () => {
  test.each([
    '2026年3月1日前付清',
    '2028年2月29日',
    '2026年3月1日（二〇二六年三月一日）',
    '二〇二六年十二月二十一日（2026年12月21日）',
    '二零二六年正月廿一日（2026年1月21日）',
    '2026年11月27日（星期五）',
    '2026年11月29日，周日',
    '2026年11月29日 星期天',
    '2月29日前付清，4月30号前修好，12月31日以前搬走',
    '2026-02-28、2028/2/29、2026.12.31',
    '二〇二八年二月二十九日，二月廿九日，十二月三十一号，正月三十日',
    '农历2月30日，农历二月三十日，阴历 2025年2月30日',
    '电话 0750-12-34567，第2026-13-45678号，2月份30个人，版本 12026-02-30',
  ])('%s is in order', (line) => {
    expect(datesIn(line)).toEqual([])
  })

  test.each([
    ['2026年2月30日前', 'date', '2026年2月30日'],
    ['2026年13月1号', 'date', '2026年13月1号'],
    ['每年2月30日付', 'date', '2月30日'],
    ['4月31号前', 'date', '4月31号'],
    ['13月1日', 'date', '13月1日'],
    ['2027年2月29日', 'date', '2027年2月29日'],
    ['到2026-02-30为止', 'date', '2026-02-30'],
    ['2026/2/30', 'date', '2026/2/30'],
    ['2026.13.01', 'date', '2026.13.01'],
    ['二〇二六年二月三十日前', 'date', '二〇二六年二月三十日'],
    ['二○二六年二月廿九日', 'date', '二○二六年二月廿九日'],
    ['二月三十日', 'date', '二月三十日'],
    ['十三月一日', 'date', '十三月一日'],
    ['2026年3月1日（二〇二六年三月十一日）', 'date', '2026年3月1日（二〇二六年三月十一日）'],
    ['二〇二六年十月十日（2026年10月11日）', 'date', '二〇二六年十月十日（2026年10月11日）'],
    ['2026年11月27日（星期四）', 'weekday', '2026年11月27日（星期四'],
  ])('%s is not', (line, kind, words) => {
    expect(datesIn(line)).toMatchObject([{ kind, words }])
  })

  test('each day of a line that is none is named by itself', () => {
    expect(datesIn('2026-02-30，2026-02-31；2月30日、二月三十日').map(({ words }) => words)).toEqual([
      ...['2月30日', '二月三十日', '2026-02-30', '2026-02-31'],
    ])
  })

  test('a weekday of a day that is none is not judged too', () => {
    expect(datesIn('2026年2月30日星期一')).toMatchObject([{ kind: 'date' }])
  })
})

describe('plain words', () => {
  test.each([
    ['乙方尽快修好', 'vague', '尽快'],
    ['下个月付清', 'vague', '下个月'],
    ['给予适当补偿', 'vague', '适当'],
    ['约3000元', 'vague', '约'],
    ['由有关部门处理', 'vague', '有关部门'],
    ['赔医药费等费用', 'vague', '等费用'],
    ['逾期的', 'jargon', '逾期'],
    ['自签字之日起', 'jargon', '之日起'],
    ['支付三千元', 'jargon', '支付'],
  ])('%s: %s', (line, kind, words) => {
    expect(plainIn(line)).toMatchObject([{ kind, words }])
  })

  test('what people say is left alone', () => {
    expect(plainIn('乙方在2026年12月31日前修好水管，修的钱乙方出。')).toEqual([])
  })

  test('a sentence can be followed by ear up to its bound', () => {
    expect(plainIn(`${'水'.repeat(sentenceCharsMax)}。${'电'.repeat(sentenceCharsMax)}`)).toEqual([])
    expect(plainIn('𠮷'.repeat(sentenceCharsMax + 1))).toMatchObject([{ kind: 'longSentence' }])
  })
})

describe('what is still open', () => {
  test.each([
    ['乙方赔［多少］元，［哪天］付。', '［多少］ ［哪天］'],
    ['乙方赔3000元［含材料费。', ''],
    // Missing bars by itself: told once, not twice.
    ['乙方赔____元，XX月XX日前付清。', ''],
  ])('in %s it is in brackets typed as letters: %s', (line, places) => {
    expect(
      unfilledIn(line)
        .map(({ words }) => words)
        .join(' '),
    ).toBe(places)
  })

  test('is who does not stand among the parties', () => {
    const quote = quoteOf((doc) => appendWords(doc, 'prose/parties', '甲方：许某。', '乙方：梁某。'))
    const unnamed = unnamedIn(quote, ['许某', '', '关某'])
    expect(unnamed).toMatchObject([{ kind: 'unnamed', fragment: 'prose/parties', words: '关某' }])
    expect(unnamedIn({ ...quote, fields: {} }, ['许某'])).toHaveLength(1)
  })
})

describe('a settlement as a whole', () => {
  test('says what to look at and where, blanks left out', () => {
    const quote = quoteOf((doc) => {
      appendWords(doc, 'prose/facts', '［哪天］起漏水。', '2026年2月30日漏水。')
      appendWords(doc, 'prose/terms', '乙方赔甲方，共计3000元（叁佰元整）。')
      appendBlocks(doc, 'prose/performance', [
        { block: 'instalment', amountFen: 100_000, dueOn: '2026-12-31', payer: 'b', line: ['尽快'] },
        { block: 'instalment', amountFen: 150_000, dueOn: '2027-01-31', payer: 'b', line: [] },
        { block: 'bulletList', items: [[['两笔合计2500元。']]] },
      ])
    })
    expect(findingsIn(quote).map(({ kind, fragment, words }) => [kind, fragment, words])).toEqual([
      ['date', 'prose/facts', '2026年2月30日'],
      ['amount', 'prose/terms', '3000元（叁佰元整）'],
      ['total', 'prose/terms', '共计3000元'],
      ['vague', 'prose/performance', '尽快'],
    ])
  })

  test('totals are not compared while no instalment has an amount', () => {
    expect(findingsIn(quoteOf((doc) => appendWords(doc, 'prose/terms', '共计3000元。')))).toEqual([])
  })

  test('every step that is missing can be said', () => {
    const quote = quoteOf((doc) => {
      appendWords(doc, 'prose/terms', '［多少钱？］', '［］')
      appendBlocks(doc, 'prose/performance', [
        { block: 'instalment', amountFen: 0, dueOn: '', payer: 'b', line: [] },
      ])
    })
    expect(missingIn(quote).map((one) => stepInWords(one).zh)).toEqual([
      '“当事人”还没有写。',
      '“纠纷主要事实”还没有写。',
      '“争议事项”还没有写。',
      '“各方责任”还没有写。',
      '“协议内容”里还有一处没填：多少钱？',
      '“协议内容”里还有一处没填：（空着）',
      '第 1 笔还没有写多少钱，或者做什么。',
      '第 1 笔还没有写哪一天前。',
    ])
    for (const one of missingIn(quote)) expect(stepInWords(one).en).not.toBe('')
    expect([0, 1, 2, 9, 10].map((count) => stepsLeft(count).zh)).toEqual([
      '都写全了',
      '还差一步',
      '还差两步',
      '还差九步',
      '还差10 步',
    ])
    expect([0, 1, 2].map((count) => stepsLeft(count).en)).toEqual([
      'All is there',
      'One step left',
      '2 steps left',
    ])
  })
})

describe('the clauses', () => {
  test('each is named once, fits where it belongs, tells its source and is plain', () => {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    expect(fragments.flatMap(clausesFor)).toHaveLength(clauses.length)
    for (const fragment of fragments) expect(clausesFor(fragment)).not.toEqual([])
    for (const { lines, source, id } of clauses) {
      expect(source).toMatch(/[法典例][^0-9]*[0-9]|格式/)
      for (const words of lines) {
        const line = lineWithBlanks(words)
        const asks = line.flatMap((one) => (typeof one === 'string' ? [] : [one.blank]))
        asks.forEach((ask) => expect([...ask].length).toBeLessThanOrEqual(limits.blankAskCharsMax))
        const said = line.map((one) => (typeof one === 'string' ? one : '')).join('')
        expect([id, plainIn(said).map((found) => found.words)]).toEqual([id, []])
      }
    }
  })
})
