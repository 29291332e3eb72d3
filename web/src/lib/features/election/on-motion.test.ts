import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Motion } from '@linyi/shared/domain/motion/state'
import { expect, it } from 'vitest'
import { electionAloud, onMotion } from './on-motion.ts'
import { electionWords } from './words.ts'

const motion: Motion = {
  ...{ mover: '', text: '通过', options: [], who: '', what: '', when: '', cost: '', at: 0, status: 'active' },
}
const other: Motion = { ...motion, text: '别的' }
const put = (rulesMotion: string, named: string): MeetingState => ({
  ...initialState,
  motion: { motions: { it: motion, other }, active: 'it' },
  election: {
    briefs: {},
    plan: {
      ...{ candidates: ['a', 'b'], rule: 'threshold', seats: 1, binding: false, thinContest: '' },
      rulesText: '一、选一个。\n二、多选作废。',
    },
    rulesMotion,
    officials: { motion: named, list: [{ participant: 'qian', duty: 'teller', unit: '' }] },
  },
})
const aloud = (state: MeetingState | null, on = motion) =>
  electionAloud(state, on, () => '钱伯', electionWords.zh)

it('reads the 表决办法 line by line, and says first whether it binds', () => {
  expect(aloud(put('it', 'other'))).toEqual(['推荐', '一、选一个。', '二、多选作废。'])
})

it('names who is proposed, and for what', () => {
  expect(aloud(put('other', 'it'))).toEqual(['计票人，钱伯'])
})

it('has nothing to say of another motion, or before the meeting is here', () => {
  expect(onMotion(put('', ''), other)).toEqual({ plan: null, officials: [] })
  expect(aloud(null)).toEqual([])
})
