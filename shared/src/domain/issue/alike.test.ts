import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikePairs, type Wording } from './alike.ts'

const place = '北园新村'
const elsewhere = '七堡村'
const alike = (one: string, other: string, places: readonly [string, string] = [place, place]): boolean =>
  alikePairs([
    { id: 'one', title: one, place: places[0] },
    { id: 'other', title: other, place: places[1] },
  ]).length > 0

describe('像是一件事', () => {
  it.each([
    ['浐湾社区护坡有裂缝，雨季前要看一看', '浐湾后山的坡掉过石头，怕塌', '浐湾社区'],
    ['三号楼楼道灯坏了三盏', '楼道的灯不亮好久了', place],
    ['早市收档后垃圾没人清', '早市收档后垃圾留到中午没人清', '明兴'],
    ['小区停车难，消防通道老是被占', '消防通道停满了车', '碧桂园'],
  ])('ISSUE-18 is seen in one place: %s · %s', (one, other, where) => {
    expect(alike(one, other, [where, where])).toBe(true)
  })

  it('ISSUE-18 elsewhere it takes half of the shorter title', () => {
    const lamps = ['茶坑路段缺路灯，晚上看不清', '村口路灯坏了三天，晚上看不清路'] as const
    expect(alike(...lamps, ['茶坑', elsewhere])).toBe(true)
    expect(alike('楼道灯坏了三盏', '楼道消防设施配不齐', [place, elsewhere])).toBe(false)
    expect(alike('楼道灯坏了三盏', '楼道消防设施配不齐', ['', ''])).toBe(false)
  })

  it('ISSUE-18 the name of the place alone is not a matter', () => {
    expect(alike('北园新村一下大雨就水浸', '北园新村电动车没处充电')).toBe(false)
  })

  it('ISSUE-18 marks, fillers, width and case do not count', () => {
    expect(alike('！！！', '！！！')).toBe(false)
    expect(alike('就是没有了', '就是没有了')).toBe(false)
    expect(alike('Ｙ１９９ 站牌', 'y199 倒了', ['', ''])).toBe(true)
  })

  it('ISSUE-18 the most alike come first, each pair in the order of the list', () => {
    const list: readonly Wording[] = ['路灯不亮', '狗叫', '村口路灯坏', '路灯不亮了'].map((title, at) => ({
      id: `i${at}`,
      title,
      place,
    }))
    expect(alikePairs(list)).toEqual([
      { one: 'i0', other: 'i3' },
      { one: 'i0', other: 'i2' },
      { one: 'i2', other: 'i3' },
    ])
  })

  it('ISSUE-18 no entry is like itself, and no pair comes twice', () => {
    const title = fc.array(fc.constantFrom(...'路灯水坡车，的'), { maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
        const pairs = alikePairs(titles.map((words, at) => ({ id: `i${at}`, title: words, place: '' })))
        const keys = pairs.map(({ one, other }) => `${one} ${other}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { one, other } of pairs) expect(Number(one.slice(1))).toBeLessThan(Number(other.slice(1)))
      }),
    )
  })
})
