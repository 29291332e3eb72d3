import { countPapers } from '@linyi/shared/domain/ballot/secret/count'
import { pastHalf, twoThirds, type Share } from '@linyi/shared/domain/rules/share'
import { majorityOf, termsOf } from '@linyi/shared/testing/secret'
import { expect, test } from 'vitest'
import { ruleSaid } from './said.ts'

test('the rule is said with the share the meeting goes by, and never with another', () => {
  const said = (share: Share) => {
    const terms = termsOf(2, { majority: { ...majorityOf(6), share } })
    const outcome = countPapers(terms, 6, ['yn'])
    return [ruleSaid(terms, outcome, 'zh'), ruleSaid(terms, outcome, 'en')]
  }
  expect(said(pastHalf)).toEqual([
    '应到 6，过半数要 4 票；够了的，取前 1 名。',
    '6 expected: more than half is 4; of those who have it the first 1 are chosen.',
  ])
  expect(said(twoThirds)[0]).toBe('应到 6，三分之二以上要 4 票；够了的，取前 1 名。')
  expect(said(twoThirds)[1]).toContain('at least two thirds is 4')
})
