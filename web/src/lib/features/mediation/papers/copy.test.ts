import type { CasePapers } from '@linyi/shared/protocol/page-views'
import { describe, expect, it } from 'vitest'
import { comparePrint, compareWords, typedPrint } from './copy.ts'

const hash = '0123456789abcdef'.repeat(4)
const papers: CasePapers = {
  forms: [
    {
      ...{ form: 'rights', title: '权利义务告知书', number: '', issuer: '', hash: null, demo: false },
      blocks: [{ kind: 'text', text: '不收钱。' }],
    },
    {
      ...{ form: 'agreement', title: '人民调解协议书', number: '', issuer: '', hash, demo: false },
      blocks: [
        { kind: 'heading', text: '经调解，自愿达成如下协议' },
        { kind: 'text', text: '一、乙方赔 900 元。' },
        { kind: 'signs', lines: [{ label: '甲方（签名、盖章或按指印）', who: '许女士', on: '' }] },
        { kind: 'text', text: '第1稿，文本指纹：' },
      ],
    },
  ],
  files: [{ name: '天花板.png', sha256: 'f'.repeat(64) }],
}

const whole = [
  '步溪村人民调解委员会',
  '人民调解协议书',
  '经调解，自愿达成如下协议',
  '一、乙方赔 900 元。',
  '甲方（签名、盖章或按指印）：许女士2026年3月2日',
  '第1稿，文本指纹：',
]

describe('a Word file beside the record', () => {
  it('is the same with its places to sign filled since, and with other room between letters', () => {
    expect(compareWords(whole, papers)).toEqual({ is: 'form', title: '人民调解协议书' })
    const set = whole.map((line) => line.replace('900 元', '900元'))
    expect(compareWords(set, papers)).toEqual({ is: 'form', title: '人民调解协议书' })
  })

  it('is the same headed as it was before the seal, and with a day under a long name', () => {
    const sealed = whole.map((line) => line.replace('人民调解协议书', '和解意见'))
    const [before, after] = [sealed.slice(0, 4), sealed.slice(5)]
    const signed = ['甲方（签名、盖章或按指印）：许女士', '2026年3月2日']
    expect(compareWords([...before, ...signed, ...after], papers)).toMatchObject({ is: 'form' })
    const beside = [signed[0]!, '2026年3月2日（在邓先生面前）']
    expect(compareWords([...before, ...beside, ...after], papers)).toMatchObject({ is: 'form' })
  })

  it('of two agreements is the one whose hash it bears, whatever either is headed now', () => {
    const [rights, agreement] = papers.forms
    const before = { ...agreement!, form: 'agreement-1', title: '人民调解协议书（第1稿，法院未予确认）' }
    const after = {
      ...{ ...agreement!, hash: 'e'.repeat(64) },
      blocks: [
        { kind: 'text', text: '一、乙方赔 800 元。' } as const,
        { kind: 'text', text: '第2稿，文本指纹：' } as const,
      ],
    }
    const both = { ...papers, forms: [rights!, after, before] }
    expect(compareWords(whole, both)).toEqual({ is: 'form', title: before.title })
    const changed = whole.map((line) => line.replace('900', '9000'))
    expect(compareWords(changed, both)).toMatchObject({ is: 'otherWords', title: before.title })
    expect(comparePrint(hash.slice(0, 16), both)).toEqual({ is: 'form', title: before.title })
  })

  it('is another with one figure changed, and the line is named', () => {
    const changed = whole.map((line) => line.replace('900', '9000'))
    expect(compareWords(changed, papers)).toMatchObject({ is: 'otherWords', line: '一、乙方赔900元。' })
  })

  it('is another with a line written in, taken out, or moved', () => {
    const wrote = [...whole.slice(0, 4), '二、甲方另付 5000 元。', ...whole.slice(4)]
    expect(compareWords(wrote, papers)).toMatchObject({ is: 'otherWords', line: '二、甲方另付5000元。' })
    expect(compareWords(whole.toSpliced(3, 1), papers)).toMatchObject({ is: 'otherWords' })
    const moved = [...whole.slice(0, 2), whole[3]!, whole[2]!, ...whole.slice(4)]
    expect(compareWords(moved, papers)).toMatchObject({ is: 'otherWords' })
  })

  it('is none of the case’s without one of its titles', () => {
    expect(compareWords(['买卖合同', '一、乙方赔 900 元。'], papers)).toEqual({ is: 'unknown' })
  })
})

describe('a fingerprint that somebody types', () => {
  it('is read in groups or whole, in either letters; too few digits prove nothing', () => {
    expect(typedPrint('0123 4567 89AB CDEF')).toBe('0123456789abcdef')
    expect(typedPrint('0123 4567 89AB CDE')).toBeNull()
    expect(typedPrint('0123 4567 89AB CDEG')).toBeNull()
    expect(typedPrint('a'.repeat(65))).toBeNull()
  })

  it('names what it is of, or nothing', () => {
    expect(comparePrint('0123456789abcdef', papers)).toEqual({ is: 'form', title: '人民调解协议书' })
    expect(comparePrint('f'.repeat(64), papers)).toEqual({ is: 'file', name: '天花板.png' })
    expect(comparePrint('0'.repeat(16), papers)).toEqual({ is: 'unknown' })
  })
})
