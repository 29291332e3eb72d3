import { describe, expect, it } from 'vitest'
import { majorityOf, termsOf } from '../../../testing/secret.ts'
import { readElection } from '../../counting/files/read.ts'
import { countingRules } from '../../counting/rules.ts'
import { justMore, threeQuarters, twoThirds } from '../../rules/share.ts'
import { ballotFile } from './ballot-file.ts'
import { countPapers } from './count.ts'
import type { SecretTerms } from './terms.ts'

/** Counted from the file as `tally` does, by numbers on the paper. */
function again(terms: SecretTerms, texts: readonly string[]): readonly string[] {
  const outcome = countPapers(terms, texts.length, texts)
  const { name, text, command } = ballotFile(terms, '选“民生”;实事', texts, outcome)
  const election = readElection(name, text)
  if (!election.ok) throw new Error(JSON.stringify(election.error))
  const [, rule] = /--rule (\w+)/.exec(command!)!
  const asked = (option: string) =>
    Number(new RegExp(`--${option} (\\d+)`).exec(command!)?.[1] ?? NaN) || null
  const options = { seats: asked('seats'), all: asked('all'), present: null, utility: 'cost' } as const
  const counted = countingRules[rule as keyof typeof countingRules].count(election.value, options)
  if (!counted.ok) throw new Error(JSON.stringify(counted.error))
  return counted.value.winners
}
const numbers = ({ candidates }: SecretTerms, winners: readonly string[]): readonly string[] =>
  winners.map((id) => `${candidates.findIndex((one) => one.id === id) + 1}`)

describe('the published papers as a file', () => {
  it.each<[string, SecretTerms, readonly string[]]>([
    ['a majority', termsOf(3, { seats: 2, majority: majorityOf(5) }), ['yna', 'yya', 'yyy', 'yan', '???']],
    [
      'a majority of the valid',
      termsOf(3, { seats: 1, majority: { ...majorityOf(0), base: 'valid' } }),
      ['yna', 'yaa', 'yyy', 'any'],
    ],
    ['most marks', termsOf(3, { seats: 1 }), ['yan', 'yna', 'any', 'yyy']],
    ['approvals', termsOf(3, { rule: 'approval', seats: 2 }), ['y-y', 'y--', '--y', '---']],
    ['points', termsOf(2, { rule: 'score', scoreMax: 5 }), ['50', '41', '15']],
    ['a purse', termsOf(2, { rule: 'cumulative', points: 6 }), ['51', '06']],
    ['a budget', termsOf(3, { rule: 'greedy', budget: 200_000 }), ['y-y', '--y']],
    ['runs-off', termsOf(3, { rule: 'irv' }), ['120', '102', '012', '021', '012']],
    ['runs-off with void papers', termsOf(3, { rule: 'irv' }), ['220', '102', '103', '021', '021', '22']],
    [
      'ranks that are given twice',
      termsOf(2, { rule: 'ranked_points' }),
      ['10', '00', '21', '01', '22', '00', '00'],
    ],
    [
      'Meek with void papers',
      termsOf(3, { rule: 'stv_meek', seats: 2 }),
      ['120', '220', '103', '012', '000'],
    ],
    ['a vote again on which few say yes', termsOf(3, { seats: 2 }), ['yna', 'yna', 'ana', 'ana']],
    ['more seats than are wanted', termsOf(3, { rule: 'approval', seats: 3 }), ['--y', '--y', '---']],
    ['more money than is wanted', termsOf(3, { rule: 'greedy', budget: 300_000 }), ['-y-', '---']],
    ['more seats than are ranked', termsOf(3, { rule: 'stv_scottish', seats: 3 }), ['010', '021', '010']],
    ['ranks of few', termsOf(3, { rule: 'ranked_points', seats: 3 }), ['010', '021', '000']],
    ['passed on', termsOf(3, { rule: 'stv_scottish', seats: 2 }), ['120', '120', '120', '012', '001', '000']],
  ])('SECRET-29 is counted by tally to the same, by %s', (_, terms, texts) => {
    const { winners } = countPapers(terms, texts.length, texts)
    expect(again(terms, texts)).toEqual(numbers(terms, winners))
  })

  it.each<[string, SecretTerms]>(
    [twoThirds, threeQuarters, justMore, { numerator: 1, denominator: 2, inclusive: true }].map((share) => [
      `${share.numerator}/${share.denominator}`,
      termsOf(3, { seats: 2, majority: { ...majorityOf(5), share } }),
    ]),
  )('SECRET-29 says nothing to type where tally has no such majority: %s', (_, terms) => {
    const file = ballotFile(terms, '', ['yna', 'yya', 'yna'], { base: 'all', baseCount: 5 })
    expect(file.text).toContain('num_votes;3')
    expect(file.command).toBeNull()
  })

  it.each<[string, SecretTerms, readonly string[]]>([
    ['a vote again', termsOf(3), ['aaa', 'ana']],
    ['approvals', termsOf(3, { rule: 'approval' }), ['---', '---']],
    ['ranks', termsOf(3, { rule: 'irv' }), ['000', '000']],
  ])('SECRET-29 says nothing to type where nobody is for anything, by %s', (_, terms, texts) => {
    expect(countPapers(terms, 9, texts).winners).toEqual([])
    expect(ballotFile(terms, '', texts, { base: null, baseCount: null }).command).toBeNull()
  })

  it('SECRET-29 says what to type, with the base that was counted by', () => {
    const majority = termsOf(2, { seats: 1, majority: majorityOf(7) })
    expect(ballotFile(majority, '', ['yn'], { base: 'all', baseCount: 7 }).command).toBe(
      'npm run -s tally -- --rule threshold --seats 1 --all 7 ballots.pb',
    )
    expect(
      ballotFile(termsOf(3, { rule: 'irv' }), '', ['120'], { base: null, baseCount: null }).command,
    ).toBe('npm run -s tally -- --rule irv ballots.blt')
  })
})
