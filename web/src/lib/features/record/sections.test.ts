import type { Minutes } from '@linyi/shared/domain/minutes/minutes'
import { expect, test } from 'vitest'
import { sectionsOf, speechesOf } from './sections.ts'

const turn = (participant: string, subject: string): Minutes['speakers'][number] => ({
  ...{ participant, subject, stance: 'for', startedAt: 0, endedAt: 1 },
})
const minutes = {
  issues: [{ issue: 'i', title: '路灯不亮', seconds: 1, merged: 1 }],
  agenda: [{ item: 'list', title: '理清单', enteredAt: 0 }],
  motions: [{ motion: 'm', text: '清排水口' }],
  speakers: [
    turn('居民1', 'issue/i'),
    turn('居民2', 'item/list'),
    turn('居民2', 'issue/i'),
    turn('居民3', ''),
    turn('居民1', 'motion/m'),
  ],
  ...{ ballots: [], secretBallots: [], resolutions: [], confirmed: null, corrections: [] },
} as unknown as Minutes

test('leaves out what there is nothing to say in', () => {
  expect(sectionsOf(minutes)).toEqual([{ is: 'issues' }, { is: 'speeches' }])
})

test('puts the recorder’s sections after what the events write and before the corrections', () => {
  const prose = { opening: [], sections: [{ heading: '大家怎么说', blocks: [] }] }
  const written = {
    ...minutes,
    confirmed: { by: 'a', at: 0, prose },
    corrections: [{ by: 'a', text: '更正', at: 1, seq: 9 }],
  }
  expect(sectionsOf(written).map(({ is }) => is)).toEqual(['issues', 'speeches', 'prose', 'corrections'])
})

test('puts who spoke under what they spoke about', () => {
  const speeches = speechesOf(minutes).map(({ title, turns }) => [title, turns.map((one) => one.participant)])
  expect(speeches).toEqual([
    ['路灯不亮', ['居民1', '居民2']],
    ['理清单', ['居民2']],
    ['', ['居民3']],
    ['清排水口', ['居民1']],
  ])
})
