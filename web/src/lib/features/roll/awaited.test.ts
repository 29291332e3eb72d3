import { describe, expect, it } from 'vitest'
import { blankLine } from '@linyi/shared/domain/roll/state'
import { awaitedFor } from './awaited.ts'
import type { Presence, RollPerson } from './people.ts'

const person = (id: string, name: string, presence: Presence, listed: boolean): RollPerson => ({
  ...{ id, name, presence, letter: 'L', grid: '', roles: [], duties: [] },
  line: { ...blankLine, listed },
})
const liang = person('1', '梁伯', 'missing', true)
const other = person('2', '梁伯（七堡村）', 'excused', true)
const here = person('3', '梁伯3', 'confirmed', true)

describe('who a phone may be', () => {
  it('is everyone expected under the same name who has not come', () => {
    for (const name of ['梁伯', '梁伯2', '梁伯（浐湾社区）', '梁伯（浐湾社区）2', '梁 伯'])
      expect(awaitedFor(person('4', name, 'phone', false), [liang, other, here])).toEqual([liang, other])
  })

  it('is nobody under another name, nor for who stands on the roll or is checked in', () => {
    expect(awaitedFor(person('4', '梁叔', 'phone', false), [liang])).toEqual([])
    expect(awaitedFor(person('4', '梁伯', 'phone', true), [liang])).toEqual([])
    expect(awaitedFor(person('4', '梁伯', 'confirmed', false), [liang])).toEqual([])
  })
})
