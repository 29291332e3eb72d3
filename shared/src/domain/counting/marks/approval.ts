import { fail, ok } from '../../../lib/result.ts'
import { annulled, countValid, papersIn, seatsOf, type CountingRule } from '../rule.ts'
import { approvalScores, markedPapers, type Marked } from './marks.ts'
import { topOf } from './top.ts'

export const approval: CountingRule = {
  name: { zh: '认可投票', en: 'Approval' },
  takes: ['seats'],
  count: (election, options) => {
    const papers = markedPapers(election)
    if (!papers.ok) return papers
    const tally = (valid: readonly Marked[]) =>
      topOf(election, approvalScores(election, valid), seatsOf(election, options))
    return ok(countValid(papers.value, () => true, tally))
  },
}

/** As many marks as there are seats, or fewer; more make the whole paper void. */
export const kApproval: CountingRule = {
  name: { zh: 'k 票制', en: 'k-approval' },
  takes: ['seats', 'all', 'present'],
  count: (election, options) => {
    const seats = options.seats ?? election.seats ?? election.bounds.marksMax
    if (seats === null) return fail('needsSeats')
    const papers = markedPapers(election)
    if (!papers.ok) return papers
    const issued = options.present ?? options.all
    const returned = papersIn(papers.value)
    if (issued !== null && returned > issued) return ok(annulled(returned, issued))
    const tally = (valid: readonly Marked[]) => topOf(election, approvalScores(election, valid), seats)
    return ok(countValid(papers.value, ({ marks }) => marks.length <= seats, tally))
  },
}
