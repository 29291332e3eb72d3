import type { OutcomeLine, SecretOutcome } from '../outcome.ts'
import { needsOf, paperKinds } from '../paper-kinds.ts'
import type { SecretTerms } from '../terms.ts'

/** The papers that count, as text and as numbers by place, and what the second count made of them. */
type Counted = {
  readonly texts: readonly string[]
  readonly rows: readonly (readonly number[])[]
  readonly returned: number
  readonly passed: ReadonlySet<string>
  readonly winners: ReadonlySet<string>
  readonly tied: ReadonlySet<string>
}

type Marks = OutcomeLine['marks']

/** Letter by letter down a column; null where a paper does not say for or against. */
function marksAt({ rule }: SecretTerms, { texts }: Counted, place: number): Marks {
  const kind = paperKinds[rule]
  if (kind !== 'marks' && kind !== 'approvals') return null
  const column = texts.map((text) => text.charAt(place)).join('')
  const often = (letter: string): number => column.split(letter).length - 1
  const [yes, no] = [often('y'), often('n')]
  return { yes, no, abstain: texts.length - yes - no }
}

/** Of which number the majority is asked, and the least that is one, found by trying. */
function majorityOf({ rule, majority }: SecretTerms, { texts, returned }: Counted) {
  if (rule !== 'threshold' || majority === null) return { base: null, baseCount: null, needed: null }
  const { share, base, count } = majority
  const baseCount = { all: count, present: count, returned, valid: texts.length }[base]
  const suffices = (votes: number): boolean =>
    share.inclusive
      ? votes * share.denominator >= baseCount * share.numerator
      : votes * share.denominator > baseCount * share.numerator
  // One at least is for it, whatever the share.
  let needed = 1
  while (!suffices(needed)) needed++
  return { base, baseCount, needed }
}

/** Is there a row on which at most one paper says otherwise? Then its voter knows of all the others. */
function isOfOneMind({ rule, candidates }: SecretTerms, { texts, rows }: Counted): boolean {
  const inLetters = paperKinds[rule] === 'marks' || paperKinds[rule] === 'approvals'
  const saysAt = (place: number): readonly unknown[] =>
    inLetters ? texts.map((text) => text.charAt(place)) : rows.map((row) => row[place])
  return candidates.some((_, place) => {
    const said = saysAt(place)
    // One of the first two papers says what all say, or all but one; of one paper, or two, the first is enough.
    return said.slice(0, 2).some((like) => said.filter((one) => one !== like).length <= 1)
  })
}

const sameMarks = (some: Marks, others: Marks): boolean =>
  some?.yes === others?.yes && some?.no === others?.no && some?.abstain === others?.abstain

/** Every figure and mark that stands beside the winners in a result, found anew. */
export function sameFigures(terms: SecretTerms, counted: Counted, outcome: SecretOutcome): boolean {
  const { candidates, rule } = terms
  const { base, baseCount, needed } = outcome
  const asked = majorityOf(terms, counted)
  const seats = rule === 'irv' ? 1 : terms.seats
  const seatsLeft = needsOf[rule] === 'budget' ? 0 : seats - counted.winners.size
  const presides = rule === 'threshold' && seatsLeft > 0 && candidates.length > 1
  const next = counted.tied.size > 0 ? 'revote' : presides ? 'presidium' : 'none'
  const lineOf = new Map(outcome.lines.map((line) => [line.candidate, line]))
  return (
    outcome.void === counted.returned - counted.texts.length &&
    asked.base === base &&
    asked.baseCount === baseCount &&
    asked.needed === needed &&
    outcome.lines.length === candidates.length &&
    candidates.every(({ id }, place) => {
      const line = lineOf.get(id)
      return (
        line !== undefined &&
        line.passed === counted.passed.has(id) &&
        line.won === counted.winners.has(id) &&
        sameMarks(line.marks, marksAt(terms, counted, place))
      )
    }) &&
    outcome.seatsLeft === seatsLeft &&
    outcome.next === next &&
    (outcome.ofOneMind === undefined || outcome.ofOneMind === isOfOneMind(terms, counted))
  )
}
