import { expect, test } from 'vitest'
import { compareNames, initialOf } from './pinyin.ts'

test('names stand under the letter of their surname', () => {
  const surnames = '艾白陈邓鄂冯郭黄贾孔梁莫聂欧潘秦饶孙谭王谢余郑'
  expect([...surnames].map((surname) => initialOf(`${surname}女士`)).join('')).toBe('ABCDEFGHJKLMNOPQRSTWXYZ')
})

test('surnames with a reading of their own stand where people look for them', () => {
  expect(['单老师', '曾伯', '解叔', '查女士', '仇先生', '区代表', '单于先生'].map(initialOf)).toEqual([
    ...'SZXZQOC',
  ])
})

test('Latin names go by their letter, others by none', () => {
  expect(initialOf('maria')).toBe('M')
  expect(initialOf('𠮷田')).not.toBe('')
  expect(initialOf('3号楼')).toBe('')
})

test('a list is in the order of its letters', () => {
  expect(['曾伯', '单老师', '陈女士', '区代表', '林叔'].sort(compareNames)).toEqual([
    '陈女士',
    '林叔',
    '区代表',
    '单老师',
    '曾伯',
  ])
})
