import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { parts } from '../../domain/mediation/settlement/parts.ts'
import { blanksIn, blocksIn, hashIn, instalmentsIn, partIn } from '../../domain/mediation/settlement/text.ts'
import { digest } from '../../record/digest.ts'
import { writeDraft } from '../../testing/settlement/scene.ts'
import { appendBlocks, appendWords } from './edits.ts'
import { partTextIn, quoteSettlement } from './quote.ts'
import { fragmentOf } from './shape.ts'

const docOf = (write: (doc: Y.Doc) => void): Y.Doc => {
  const doc = new Y.Doc()
  write(doc)
  return doc
}

describe('a quote of the settlement', () => {
  test('T11 holds each part as canonical JSON and in readable lines', () => {
    const quote = quoteSettlement(docOf(writeDraft))
    expect(quote.doc).toBe('settlement')
    expect(quote.hash).toBe(digest(quote.fields))
    expect(quote.fields['parts/terms']).toBe(
      '{"prose/terms":[{"block":"heading","level":2,"line":["赔偿"]},' +
        '{"block":"orderedList","items":[[["乙方赔甲方3000元（叁仟元整）。"]],[["乙方在",{"blank":"哪一天前？"},"修好水管。"]]]}]}',
    )
    expect(quote.fields['words/terms']).toBe(
      '赔偿\n1. 乙方赔甲方3000元（叁仟元整）。\n2. 乙方在［哪一天前？］修好水管。',
    )
    expect(quote.fields['words/facts']).toBe(
      '纠纷主要事实\n乙方卫生间漏水，泡坏了甲方的天花板。\n争议事项\n修天花板的钱谁出、出多少。\n各方责任\n乙方的水管老化，乙方认。',
    )
    expect(quote.fields['words/performance']).toBe(
      '2026年12月31日前，乙方付给甲方3000元（叁仟元整）：转到甲方账户\n写错了的一段',
    )
    expect(instalmentsIn(quote)).toHaveLength(1)
    expect(blocksIn(partIn(quote, 'terms'), 'terms').flatMap(blanksIn)).toEqual(['哪一天前？'])
  })

  test('T11 the hash of a part is that of its own words alone, and anybody can make it again', () => {
    const doc = docOf(writeDraft)
    const before = quoteSettlement(doc)
    // printf '%s' '{"prose/parties":[]}' | sha256sum
    expect(hashIn(quoteSettlement(new Y.Doc()), 'parties')).toBe(
      'eab443f59949e0ff284b0280067f8025882fcdc30d63ead066ac026f0e2c94d0',
    )
    for (const part of parts) expect(hashIn(before, part)).toBe(digest(partTextIn(doc, part)))
    appendWords(doc, 'prose/disputes', '还有误工的钱。')
    const after = quoteSettlement(doc)
    expect(parts.filter((part) => hashIn(before, part) !== hashIn(after, part))).toEqual(['facts'])
  })

  test('T11 is the same for blank lines, other spellings and other ways to the same words', () => {
    const typed = docOf((doc) => appendWords(doc, 'prose/terms', '\u00E9tat［多少？］元'))
    const other = docOf((doc) => {
      appendWords(doc, 'prose/terms', ' ', 'e\u0301［多少？］元 ', '')
      appendBlocks(doc, 'prose/terms', [{ block: 'bulletList', items: [[[' ']]] }])
      const paragraph = fragmentOf(doc, 'prose/terms').get(1) as Y.XmlElement
      paragraph.insert(1, [new Y.XmlText('ta'), new Y.XmlText('t')])
    })
    expect(quoteSettlement(other)).toEqual(quoteSettlement(typed))
  })

  test('T11 an attribute that was taken off is what an editor takes it to be', () => {
    const doc = docOf((one) =>
      appendBlocks(one, 'prose/performance', [
        { block: 'instalment', amountFen: 5, dueOn: '2026-12-31', payer: 'b', line: [] },
      ]),
    )
    const instalment = fragmentOf(doc, 'prose/performance').get(0) as Y.XmlElement
    for (const name of ['amountFen', 'dueOn', 'payer']) instalment.removeAttribute(name)
    expect(instalmentsIn(quoteSettlement(doc))).toEqual([
      { block: 'instalment', amountFen: 0, dueOn: '', payer: 'a', line: [] },
    ])
    expect(quoteSettlement(doc).fields['words/performance']).toBe(
      '［哪一天前？］前，甲方付给乙方［多少钱？］',
    )
  })

  test('T11 is another for another amount, day, payer, level or question', () => {
    const hashOf = (amountFen: number, dueOn: string, payer: 'a' | 'b') =>
      hashIn(
        quoteSettlement(
          docOf((doc) =>
            appendBlocks(doc, 'prose/performance', [
              { block: 'instalment', amountFen, dueOn, payer, line: [] },
            ]),
          ),
        ),
        'performance',
      )
    const all = [hashOf(1, '', 'a'), hashOf(2, '', 'a'), hashOf(1, '2026-12-31', 'a'), hashOf(1, '', 'b')]
    expect(new Set(all).size).toBe(4)
    const termsOf = (level: 2 | 3, blank: string) =>
      quoteSettlement(
        docOf((doc) =>
          appendBlocks(doc, 'prose/terms', [
            { block: 'heading', level, line: ['赔偿'] },
            { block: 'paragraph', line: [{ blank }] },
          ]),
        ),
      ).hash
    expect(new Set([termsOf(2, '谁？'), termsOf(3, '谁？'), termsOf(2, '何时？')]).size).toBe(3)
  })
})
