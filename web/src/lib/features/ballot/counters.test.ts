import { initialState, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { expect, test } from 'vitest'
import { countersHere } from './counters.ts'

const inside = { ...blankLine, joined: { at: 0, via: 'account' as const, consent: 0 } }
const state: MeetingState = {
  ...initialState,
  meeting: { ...initialState.meeting, duties: { chair: ['moderator'], liang: ['scrutineer'] } },
  roll: {
    ...initialState.roll,
    lines: {
      chair: inside,
      tan: inside,
      phone: { ...inside, mergedInto: 'tan' },
      zhou: { ...inside, removed: true },
      wen: blankLine,
      liang: inside,
      resident: inside,
    },
  },
}
const people = new Map(
  ['chair', 'tan', 'phone', 'zhou', 'wen'].map((id) => [id, { roles: ['gridWorker'] }] as const),
)

test('grid workers and scrutineers in the room count, each once; the moderator and residents do not', () => {
  expect(countersHere(state, people)).toEqual(['tan', 'liang'])
})
