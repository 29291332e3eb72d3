import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedName, maskedPhone } from './masking.ts'
import { namesIn, suspicionsIn, withoutSuspicions } from './suspicions.ts'

describe('maskedName', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['诸葛孔明', '诸葛**'],
    ['阿不都·热合曼', '阿**'],
    ['𠮷田茂', '𠮷**'],
    ['Mary Lee', 'M**'],
    ['陈女士', '陈**'],
    ['梁', '*'],
  ])('%s is %s', (name, masked) => {
    expect(maskedName(name)).toBe(masked)
  })

  it('keeps no more than the surname of anybody', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 30 }), (name) => {
        const kept = [...maskedName(name)].filter((letter) => letter !== '*')
        expect(kept.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('maskedPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['6611234', '****'],
  ])('%s is %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked)
  })
})

const told = (text: string, ...names: string[]) =>
  suspicionsIn(text, names).map(({ kind, from, to }) => [kind, text.slice(from, to)])

describe('suspicionsIn', () => {
  it('takes a name with whatever number it holds or touches', () => {
    expect(told('3栋李姐说路灯不亮', '3栋李姐')).toEqual([['name', '3栋李姐']])
    expect(told('张云A12345停在门口', '张云')).toEqual([['name', '张云A12345']])
    expect(namesIn('李姐13800138000反映', ['李姐13800138000', '李姐'])).toEqual([
      { kind: 'name', from: 0, to: 13 },
    ])
  })

  it.each([
    ['打 13812345678 找他', 'phone', '13812345678'],
    ['打138 1234 5678', 'phone', '138 1234 5678'],
    ['电话１３８１２３４５６７８。', 'phone', '１３８１２３４５６７８'],
    ['+8613812345678', 'phone', '+8613812345678'],
    ['0750-6612345', 'phone', '0750-6612345'],
    ['身份证440105194912310021', 'identity', '440105194912310021'],
    ['44010519491231002X的', 'identity', '44010519491231002X'],
    ['卡号 6222 0210 0111 6245 702', 'account', '6222 0210 0111 6245 702'],
    ['粤J·12345停在路口', 'plate', '粤J·12345'],
    ['粤JD12345', 'plate', '粤JD12345'],
    ['三楼，3栋2单元501室漏水', 'address', '3栋2单元501室'],
    ['501房', 'address', '501房'],
  ])('finds in %s what looks like a %s', (text, kind, found) => {
    expect(told(text)).toEqual([[kind, found]])
  })

  it.each(['2026年3月19日19:30开会', '应到 54，实到 47', '水泵 2 台，3 万元', '约 200 米', 'Y199公交站'])(
    'finds nothing in %s',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )

  it('finds names of the directory, longer ones first, and no single characters', () => {
    expect(told('陈女士（北园新村）和陈女士', '陈女士', '陈女士（北园新村）', '北')).toEqual([
      ['name', '陈女士（北园新村）'],
      ['name', '陈女士'],
    ])
  })

  it('after masking, nothing that was found is left', () => {
    const names = ['梁伯', '欧阳修', '阿不都·热合曼']
    const piece = fc.constantFrom(
      ...names,
      '13812345678',
      '44010519491231002X',
      '粤J12345',
      '的',
      '，',
      'ok ',
      '3',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('和')
        const left = withoutSuspicions(text, suspicionsIn(text, names))
        for (const name of names) expect(left).not.toContain(name)
        expect(left).not.toMatch(/\d{11}|粤J/)
      }),
    )
  })

  it('leaves a text without suspicions as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(withoutSuspicions(text, [])).toBe(text)
      }),
    )
  })
})
