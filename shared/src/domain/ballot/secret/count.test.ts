import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../lib/limits.ts'
import { majorityOf, secretVotes, termsOf, times } from '../../../testing/secret.ts'
import { accountedFor, countPapers, stepsOf } from './count.ts'
import { blankPaper, writePaper } from './paper.ts'
import { paperKinds, type SecretRule } from './paper-kinds.ts'
import { checkBySecondCount } from './second-count.ts'
import { isOfOneMind, isSmallGroup } from './thin.ts'

describe('票选', () => {
  it('SECRET-3 a paper with more yes than seats is void as a whole, and so is one that cannot be read', () => {
    const outcome = countPapers(termsOf(2), 4, ['yy', 'ya', 'y', 'na'])
    expect(outcome).toMatchObject({ valid: 2, void: 2, winners: ['a'] })
    expect(outcome.lines.map(({ marks }) => marks)).toEqual([
      { yes: 1, no: 1, abstain: 0 },
      { yes: 0, no: 0, abstain: 2 },
    ])
  })

  it('SECRET-4 more back than handed out: nothing counts, and all vote again', () => {
    expect(countPapers(termsOf(2), 2, ['ya', 'ya'])).toMatchObject({ annulled: false, winners: ['a'] })
    expect(countPapers(termsOf(2), 2, ['ya', 'ya', 'ay'])).toMatchObject({
      ...{ annulled: true, valid: 0, void: 3, winners: [], tied: ['a', 'b'], seatsLeft: 1, next: 'revote' },
    })
  })

  it('SECRET-4 more back on paper than was handed out on paper: nothing counts, however many were issued', () => {
    expect(accountedFor({ issued: 50, paper: 2, sheets: 2 })).toBe(50)
    expect(accountedFor({ issued: 50, paper: 2, sheets: 3 })).toBe(0)
    expect(accountedFor({ issued: 50, paper: 2 })).toBe(50)
  })

  it('SECRET-5 more against than for never passes, however small the base', () => {
    const majority = { ...majorityOf(2), share: { numerator: 0, denominator: 1, inclusive: false } }
    const against = countPapers(termsOf(2, { majority }), 9, ['ya', 'na', 'na'])
    expect(against).toMatchObject({ needed: 1, winners: [] })
    expect(countPapers(termsOf(2, { majority }), 9, ['ya', 'na']).winners).toEqual([])
    expect(countPapers(termsOf(2, { majority }), 9, ['ya', 'ya', 'na']).winners).toEqual(['a'])
  })

  it.each([54, 55])('SECRET-5 of %d the majority is needed, and one less is not enough', (all) => {
    const needed = Math.floor(all / 2) + 1
    for (const [more, passed] of [
      [-1, false],
      [0, true],
      [1, true],
    ] as const) {
      const papers = times(needed + more, 'ya')
      const outcome = countPapers(termsOf(2, { majority: majorityOf(all) }), all, papers)
      expect(outcome).toMatchObject({ base: 'all', baseCount: all, needed, winners: passed ? ['a'] : [] })
      expect(outcome.lines[0]).toMatchObject({ passed, won: passed })
    }
  })

  it('SECRET-5 the base may be the valid papers', () => {
    const majority = { ...majorityOf(0), base: 'valid' } as const
    expect(countPapers(termsOf(2, { majority }), 9, ['ya', 'ya', 'ay', 'yy'])).toMatchObject({
      ...{ base: 'valid', baseCount: 3, needed: 2, winners: ['a'] },
    })
  })

  it('SECRET-5 or all that came back, void ones too', () => {
    const majority = { ...majorityOf(0), base: 'returned' } as const
    expect(countPapers(termsOf(2, { majority }), 9, ['ya', 'ya', 'ay', 'yy'])).toMatchObject({
      ...{ base: 'returned', baseCount: 4, needed: 3, winners: [] },
    })
  })

  it('SECRET-6 a tie across the last seat is left open among those tied', () => {
    const papers = [...times(3, 'yaa'), ...times(2, 'aya'), ...times(2, 'aay')]
    expect(countPapers(termsOf(3, { seats: 2 }), 9, papers)).toMatchObject({
      ...{ winners: ['a'], tied: ['b', 'c'], seatsLeft: 1, next: 'revote' },
    })
    expect(countPapers(termsOf(3, { seats: 3 }), 9, papers)).toMatchObject({
      ...{ winners: ['a', 'b', 'c'], tied: [], seatsLeft: 0, next: 'none' },
    })
  })

  it('SECRET-7 what seats are left when fewer have passed, the presidium decides on', () => {
    const terms = termsOf(3, { seats: 2, majority: majorityOf(5) })
    expect(countPapers(terms, 5, [...times(3, 'yaa'), 'aya'])).toMatchObject({
      ...{ winners: ['a'], tied: [], seatsLeft: 1, next: 'presidium' },
    })
  })

  it('SECRET-7 a motion voted on by itself is carried or not', () => {
    const terms = termsOf(1, { majority: majorityOf(5) })
    expect(countPapers(terms, 5, ['y', 'y', 'n'])).toMatchObject({ winners: [], next: 'none' })
    expect(countPapers(terms, 5, ['y', 'y', 'y'])).toMatchObject({ winners: ['a'], next: 'none' })
  })

  it('SECRET-8 the order of the papers changes nothing', () => {
    const shuffledVotes = secretVotes.chain(({ terms, papers }) =>
      fc.record({
        terms: fc.constant(terms),
        papers: fc.constant(papers),
        shuffled: fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length }),
      }),
    )
    fc.assert(
      fc.property(shuffledVotes, ({ terms, papers, shuffled }) => {
        expect(countPapers(terms, 12, shuffled)).toEqual(countPapers(terms, 12, papers))
      }),
    )
  })

  it('SECRET-8 one more yes never takes a seat from who has one', () => {
    fc.assert(
      fc.property(secretVotes, fc.nat(), fc.nat(), ({ terms, papers }, whose, which) => {
        const { winners } = countPapers(terms, 12, papers)
        const place = terms.candidates.findIndex(({ id }) => id === winners[which % winners.length])
        const paper = papers[whose % papers.length]
        if (place < 0 || !paper) return
        const raised = `${paper.slice(0, place)}y${paper.slice(place + 1)}`
        fc.pre([...raised].filter((sign) => sign === 'y').length <= terms.seats || raised === paper)
        const after = papers.map((one, at) => (at === whose % papers.length ? raised : one))
        expect(countPapers(terms, 12, after).winners).toContain(terms.candidates[place]!.id)
      }),
    )
  })

  it('SECRET-8 the sums come out', () => {
    fc.assert(
      fc.property(secretVotes, ({ terms, papers }) => {
        const outcome = countPapers(terms, 12, papers)
        expect(outcome.valid + outcome.void).toBe(papers.length)
        const yes = outcome.lines.map(({ marks }) => marks!.yes)
        for (const { marks } of outcome.lines)
          expect(marks!.yes + marks!.no + marks!.abstain).toBe(outcome.valid)
        expect(yes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(terms.seats * outcome.valid)
        expect(outcome.winners.length + outcome.seatsLeft).toBe(terms.seats)
      }),
    )
  })
})

describe('further rules', () => {
  const count = (rule: SecretRule, papers: readonly string[], asked = {}) =>
    countPapers(termsOf(3, { rule, seats: 2, scoreMax: 5, points: 7, budget: 200_000, ...asked }), 20, papers)

  it.each<readonly [SecretRule, readonly string[], readonly string[]]>([
    ['approval', ['yyy', 'yy-', 'y--'], ['a', 'b']],
    ['k_approval', ['y--', 'yy-', 'yyy'], ['a', 'b']],
    ['score', ['530', '510'], ['a', 'b']],
    ['cumulative', ['430', '520'], ['a', 'b']],
    ['ranked_points', ['120', '132', '000'], ['a', 'b']],
    ['irv', ['120', '120', '012'], ['a']],
    ['stv_scottish', ['120', '120', '120', '120', '021'], ['a', 'b']],
    ['stv_meek', ['120', '120', '120', '021'], ['a', 'b']],
    ['greedy', ['yy-', 'yy-', '--y'], ['a', 'b']],
    ['greedy_no_skip', ['yy-', 'yy-', '--y'], ['a', 'b']],
    ['knapsack', ['yy-', 'yy-', '--y', 'yyy'], ['a', 'b']],
    ['mes', ['yy-', 'yy-', 'yy-'], ['a', 'b']],
    ['mes_add1', ['yy-', 'yy-', 'yy-'], ['a', 'b']],
  ])('SECRET-9 %s counts as `tally` does', (rule, papers, winners) => {
    expect(count(rule, papers)).toMatchObject({ winners, tied: [], next: 'none', annulled: false })
  })

  it('SECRET-9 a tie across the last seat goes to those tied, never to the order of the list', () => {
    expect(count('approval', ['yy-', 'yy-', '--y', '--y', 'y--'])).toMatchObject({
      ...{ winners: ['a'], tied: ['b', 'c'], seatsLeft: 1, next: 'revote' },
    })
  })

  it('SECRET-9 a tie that only rounds show is told', () => {
    expect(count('irv', ['100', '100', '010', '001'])).toMatchObject({
      ...{ ties: [['b', 'c']], tied: [], next: 'none' },
    })
  })

  it('SECRET-9 says of every line what there is to say', () => {
    expect(count('approval', ['yy-', 'y--']).lines).toEqual([
      { candidate: 'a', marks: { yes: 2, no: 0, abstain: 0 }, score: '2', passed: true, won: true },
      { candidate: 'b', marks: { yes: 1, no: 0, abstain: 1 }, score: '1', passed: true, won: true },
      { candidate: 'c', marks: { yes: 0, no: 0, abstain: 2 }, score: '0', passed: false, won: false },
    ])
    expect(count('irv', ['010']).lines[0]).toEqual({
      ...{ candidate: 'b', marks: null, score: null, passed: true, won: true },
    })
  })

  it('SECRET-9 nobody wins without a paper, or by terms that lack what the rule asks for', () => {
    expect(count('score', [])).toMatchObject({ winners: [], next: 'none' })
    expect(count('greedy', ['yyy'], { budget: null })).toMatchObject({ winners: [], valid: 0, void: 1 })
  })
})

describe('who is for nothing, and what nobody is for', () => {
  const rules = Object.keys(paperKinds) as SecretRule[]
  const terms = (rule: SecretRule) =>
    termsOf(3, { rule, seats: 3, scoreMax: 5, points: 5, budget: 900_000, majority: null })

  it.each(rules)('SECRET-1 a paper with no row touched is valid by %s', (rule) => {
    const blank = writePaper(terms(rule), blankPaper(terms(rule)))
    const papers = [blank, blank]
    const outcome = countPapers(terms(rule), 2, papers)
    expect(outcome).toMatchObject({ valid: 2, void: 0, winners: [], tied: [] })
    expect(stepsOf(terms(rule), 2, papers)).toMatchObject({ ballots: 2, invalid: 0 })
    expect(checkBySecondCount(terms(rule), 2, papers, outcome)).toBe('agrees')
  })

  it.each(rules)('SECRET-36 by %s nobody wins whom no paper is for', (rule) => {
    const first = { marks: 'yaa', approvals: 'y--', points: '500', ranks: '100' }[paperKinds[rule]]
    const outcome = countPapers(terms(rule), 2, [first, first])
    expect(outcome).toMatchObject({ winners: ['a'], tied: [], ties: [] })
    expect(outcome.lines.map(({ candidate }) => candidate)).toEqual(['a', 'b', 'c'])
    expect(checkBySecondCount(terms(rule), 2, [first, first], outcome)).toBe('agrees')
  })

  it('SECRET-36 a seat goes to somebody before it stays empty', () => {
    expect(countPapers(termsOf(3, { rule: 'stv_scottish', seats: 2 }), 9, ['102', '102'])).toMatchObject({
      ...{ winners: ['a', 'c'], seatsLeft: 0 },
    })
  })
})

describe('thin secrecy', () => {
  it('SECRET-10 is told of few voters', () => {
    expect(isSmallGroup(limits.secretVotersFew - 1)).toBe(true)
    expect(isSmallGroup(limits.secretVotersFew)).toBe(false)
  })

  it('SECRET-10 and of a result that says how each of them voted', () => {
    const of = (...papers: readonly string[]) => isOfOneMind(countPapers(termsOf(2), 20, papers))
    expect(of(...times(9, 'ya'))).toBe(true)
    expect(of(...times(8, 'yn'), 'ay')).toBe(true)
    expect(of(...times(4, 'yn'), ...times(4, 'ny'))).toBe(false)
    expect(of()).toBe(false)
  })

  it('SECRET-10 also where a paper gives points or ranks: by what all give one project, whatever that is', () => {
    const by = (rule: SecretRule, ...papers: readonly string[]) =>
      isOfOneMind(countPapers(termsOf(2, { rule, scoreMax: 5, points: 9, budget: 500_000 }), 20, papers))
    expect(by('score', ...times(6, '31'), '35', '34')).toBe(true)
    expect(by('score', '31', '35', '14', '22', '50', '03')).toBe(false)
    expect(by('cumulative', ...times(3, '45'), '90', '81')).toBe(false)
    expect(by('cumulative', ...times(4, '45'), '90')).toBe(true)
    expect(by('irv', ...times(3, '12'), ...times(3, '21'))).toBe(false)
    expect(by('irv', ...times(3, '12'), '10', '10')).toBe(true)
    expect(by('mes', ...times(5, 'y-'), '-y')).toBe(true)
    // Void papers say nothing.
    expect(by('score', '31', '35', '14', '22', '50', ...times(9, '99'))).toBe(false)
    expect(by('score')).toBe(false)
  })

  it('SECRET-10 is read off the marks of ballots that were counted before papers were asked for that', () => {
    const { ofOneMind: _, ...before } = countPapers(termsOf(1), 9, ['y', 'y', 'n'])
    expect(isOfOneMind(before)).toBe(true)
    const points = countPapers(termsOf(2, { rule: 'score', scoreMax: 5 }), 9, ['50'])
    const { ofOneMind: __, ...pointsBefore } = points
    expect(isOfOneMind(pointsBefore)).toBe(false)
    expect(isOfOneMind({ ...before, valid: 0 })).toBe(false)
  })
})

describe('the steps of a count', () => {
  it('SECRET-12 tell the same as the result, every paper that came back among them', () => {
    fc.assert(
      fc.property(secretVotes, ({ terms, papers }) => {
        const outcome = countPapers(terms, papers.length, papers)
        const steps = stepsOf(terms, papers.length, papers)
        expect(steps.ballots).toBe(papers.length)
        expect(steps.ballots - steps.invalid).toBe(outcome.valid)
        expect(steps.winners.filter((winner) => !outcome.tied.includes(winner))).toEqual(outcome.winners)
      }),
    )
  })

  it('SECRET-12 tell that nothing counts where more came back than was handed out', () => {
    expect(stepsOf(termsOf(2), 1, ['ya', 'ya'])).toMatchObject({
      ...{ ballots: 2, invalid: 2, rounds: [{ kind: 'annulled', returned: 2, issued: 1 }] },
    })
  })
})
