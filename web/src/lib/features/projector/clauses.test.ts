import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'

test('a title is cut after its first clause', () => {
  expect(clauses('北园新村一下大雨就水浸，排水口常被落叶堵住')).toEqual({
    head: '北园新村一下大雨就水浸',
    rest: '排水口常被落叶堵住',
  })
  expect(clauses('新粮公司路口，左转车多，行人抢道')).toMatchObject({ rest: '左转车多，行人抢道' })
})

test('not where there is nothing to cut, or next to nothing before it', () => {
  for (const title of ['说问题、理清单', '路灯不亮', '路灯不亮。', '怕塌，浐湾后山的坡掉过石头'])
    expect(clauses(title)).toEqual({ head: title, rest: '' })
})
