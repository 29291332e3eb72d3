import type { Minutes } from '@linyi/shared/domain/minutes/minutes'
import { expect, test } from 'vitest'
import { sectionsOf, speechesOf } from './sections.ts'

const turn = (participant: string, subject: string): Minutes['speakers'][number] => ({
  ...{ participant, subject, stance: 'for', startedAt: 0, endedAt: 1 },
})
const minutes = {
  issues: [{ issue: 'i', title: '路灯不亮', seconds: 1, merged: 1 }],
  agenda: [{ item: 'list', title: '理清单', enteredAt: 0 }],
  speakers: [
    turn('居民1', 'issue/i'),
    turn('居民2', 'item/list'),
    turn('居民2', 'issue/i'),
    turn('居民3', ''),
  ],
  ...{ ballots: [], resolutions: [], corrections: [] },
} as unknown as Minutes

test('leaves out what there is nothing to say in', () => {
  expect(sectionsOf(minutes)).toEqual(['issues', 'speeches'])
})

test('puts who spoke under what they spoke about', () => {
  const speeches = speechesOf(minutes).map(({ title, turns }) => [title, turns.map((one) => one.participant)])
  expect(speeches).toEqual([
    ['路灯不亮', ['居民1', '居民2']],
    ['理清单', ['居民2']],
    ['', ['居民3']],
  ])
})
