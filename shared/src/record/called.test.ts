import { describe, expect, it } from 'vitest'
import { calledIn, isNamed, type RecordPerson } from './called.ts'

const blank: RecordPerson = { name: '', grid: '', posts: [], named: false, erased: false }
const people: Record<string, Partial<RecordPerson>> = {
  officer: { name: '小周', posts: ['liaisonOfficer'] },
  head: { name: '莫代表', grid: '明兴', posts: ['stationHead', 'deputy'] },
  chen: { name: '陈女士', grid: '北园新村' },
  li: { name: '李叔', grid: '北园新村' },
  guan: { name: '关女士', grid: '圭峰' },
  tang: { name: '唐女士', grid: '明兴', named: true },
  gone: { grid: '明兴', erased: true, named: true },
  erasedDeputy: { posts: ['deputy'], erased: true },
  stranger: { name: '', named: true },
  nameless: { posts: ['deputy'], grid: '城西' },
}
const personOf = (id: string): RecordPerson => ({ ...blank, ...people[id] })
const called = calledIn(['li', 'officer', 'chen', 'li', ...Object.keys(people)], personOf)

describe('calledIn', () => {
  it.each([
    ['officer', '小周（联络员）'],
    ['head', '莫代表（站长、人大代表）'],
    ['li', '北园新村居民1'],
    ['chen', '北园新村居民2'],
    ['guan', '圭峰居民'],
    ['tang', '唐女士'],
    ['gone', '已注销用户'],
    ['erasedDeputy', '已注销用户（人大代表）'],
    ['stranger', '居民'],
    ['nameless', '城西居民'],
  ])('%s is %s', (id, name) => {
    expect(called.get(id)).toBe(name)
  })

  it('says who stands there by their own name', () => {
    expect(Object.keys(people).filter((id) => isNamed(personOf(id)))).toEqual(['officer', 'head', 'tang'])
  })
})
