import { describe, expect, test } from 'vitest'
import { parseRoll } from './parse-roll.ts'

const known = {
  grids: [
    { id: 'beiyuan', name: '北园新村' },
    { id: 'qibao', name: '七堡村' },
  ],
  capacityNames: {
    deputy: '人大代表',
    residentRepresentative: '居民代表',
    gridWorker: '网格员',
    homeownersCommittee: '业委会',
    homeowner: '业主',
    resident: '居民',
    observer: '列席',
  },
  staffNames: ['黄志明'],
  areas: false,
}
const rows = (text: string) => parseRoll(text, 'residentRepresentative', known)
const lines = (text: string) => rows(text).map((row) => ('line' in row ? row.line : row.problem))

describe('parseRoll', () => {
  test('reads what is pasted from a table, a chat or a list with numbers', () => {
    expect(lines('梁伯\t居民代表\t北园新村\n1. 李叔，七堡村\r\n\n3、陈女士 列席')).toEqual([
      { name: '梁伯', capacity: 'residentRepresentative', grid: 'beiyuan' },
      { name: '李叔', capacity: 'residentRepresentative', grid: 'qibao' },
      { name: '陈女士', capacity: 'observer', grid: '' },
    ])
  })

  test('says of each row that cannot go in why, with its line', () => {
    expect(rows('梁伯\n梁伯\n李叔 火星\n黄志明 代表').slice(1)).toMatchObject([
      { at: 2, problem: 'twice' },
      { at: 3, problem: 'unknownWord', word: '火星' },
      { at: 4, problem: 'staff' },
    ])
    expect(lines(`${'长'.repeat(31)}`)).toEqual(['longName'])
    expect(lines(`${'𠮷'.repeat(30)}`)).toMatchObject([{ grid: '' }])
  })

  test('two people of one name in two grids are two people', () => {
    expect(lines('林女士 北园新村\n林女士 七堡村')).toHaveLength(2)
    expect(rows('林女士 北园新村\n林女士 七堡村').every((row) => 'line' in row)).toBe(true)
  })

  test('owners bring their area, with a unit or without, exact to a hundredth', () => {
    const owners = (text: string) =>
      parseRoll(text, 'homeowner', { ...known, areas: true }).map((row) =>
        'line' in row ? row.line : row.problem,
      )
    expect(owners('1. 安女士 86.5\n2、白叔，北园新村，120㎡\n蔡伯\n3 戴姨 9.05平方米')).toEqual([
      { name: '安女士', capacity: 'homeowner', grid: '', area: 8650 },
      { name: '白叔', capacity: 'homeowner', grid: 'beiyuan', area: 12000 },
      { name: '蔡伯', capacity: 'homeowner', grid: '' },
      { name: '戴姨', capacity: 'homeowner', grid: '', area: 905 },
    ])
    expect(owners('安女士 502 86.50\n白叔 86.50 45.20')).toEqual(['twoNumbers', 'twoNumbers'])
    expect(lines('安女士 502 3')).toMatchObject([{ name: '安女士' }])
    expect(owners('安女士 86.555')).toEqual(['unknownWord'])
    expect(lines('安女士 86.5')).toEqual(['unknownWord'])
  })

  test('a line of numbers alone names nobody', () => {
    expect(lines('12.')).toEqual(['noName'])
  })
})
