import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeDraft } from '../../testing/settlement/scene.ts'
import { diffLines, diffQuotes, diffWords, type Piece } from './diff.ts'
import { appendWords } from './edits.ts'
import { quoteSettlement } from './quote.ts'

const drawn = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('')
const side = (pieces: readonly Piece[], gone: Piece['kind']): string =>
  pieces.map(({ kind, text }) => (kind === gone ? '' : text)).join('')

describe('what changed', () => {
  test.each([
    ['乙方赔3000元。', '乙方赔3500元。', '乙方赔[-3000-][+3500+]元。'],
    ['在十月底前付清', '在二月底前付清', '在[-十-][+二+]月底前付清'],
    ['双方各自承担', '双方承担', '双方[-各自-]承担'],
    ['修水管', '修好水管', '修[+好+]水管'],
    ['甲方道歉', '乙方赔偿', '[-甲方道歉-][+乙方赔偿+]'],
    ['', '新写的', '[+新写的+]'],
    ['去掉的', '', '[-去掉的-]'],
    ['不变', '不变', '不变'],
    ['𠮷某', '何某', '[-𠮷-][+何+]某'],
  ])('%s -> %s is said in words', (before, after, expected) => {
    expect(drawn(diffWords(before, after))).toBe(expected)
  })

  test('both texts can be read out of it, whatever they are', () => {
    const words = fc.array(fc.constantFrom('水', '电', '3', '.', '元', '\n', '𠮷', 'ab', '，'), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const pieces = diffWords(before, after)
        expect(side(pieces, 'added')).toBe(before)
        expect(side(pieces, 'removed')).toBe(after)
        pieces.forEach(({ text }) => expect(text).not.toBe(''))
        for (let i = 1; i < pieces.length; i++) expect(pieces[i]!.kind).not.toBe(pieces[i - 1]!.kind)
      }),
    )
  })

  test('lines stand beside what they were; what is like no other stands alone', () => {
    const lines = diffLines(
      ['赔偿', '乙方赔3000元。', '三天内修水管。', '双方不再追究。'],
      ['赔偿', '乙方赔3500元。', '甲方先垫付。', '双方不再追究。', '当面付清。'],
    )
    expect(lines.map(({ kind, pieces }) => `${kind} ${drawn(pieces)}`)).toEqual([
      'same 赔偿',
      'changed 乙方赔[-3000-][+3500+]元。',
      'removed [-三天内修水管。-]',
      'added [+甲方先垫付。+]',
      'same 双方不再追究。',
      'added [+当面付清。+]',
    ])
    expect(diffLines(['第一句话。', '第二句话。'], ['新来的。', '第二句话！', '第二句话。'])).toHaveLength(3)
  })

  test('a settlement is compared part by part, and parts that read alike are left out', () => {
    const [before, after] = [new Y.Doc(), new Y.Doc()]
    writeDraft(before)
    writeDraft(after)
    appendWords(after, 'prose/terms', '当面付清。')
    const changes = diffQuotes(quoteSettlement(before), quoteSettlement(after))
    expect(changes.map(({ part }) => part)).toEqual(['terms'])
    expect(changes[0]!.lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', pieces: [{ kind: 'added', text: '当面付清。' }] },
    ])
    expect(diffQuotes(quoteSettlement(before), quoteSettlement(before))).toEqual([])
  })

  test('texts too long to compare are shown as a whole', () => {
    const [before, after] = ['一二'.repeat(1500), '三四'.repeat(1500)]
    expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
