import type { Instant, Quote } from '../decider.ts'

/** What somebody wants on the list. For its proposer and staff alone; others only see what was accepted. */
export type Proposal = {
  readonly proposer: string
  readonly text: string
  readonly grid: string
  /** Who said it, when the proposer wrote it down (代记); empty otherwise. */
  readonly for: string
  readonly at: Instant
  readonly status: 'waiting' | 'accepted' | 'retracted'
  /** The entry it became; empty unless accepted. */
  readonly issue: string
  /** 先问清楚, in the order they were asked. */
  readonly questions: readonly Question[]
}

export type Question = {
  readonly question: string
  readonly at: Instant
  readonly answer: { readonly text: string; readonly at: Instant } | null
}

/**
 * What the stream knows of one entry of the board. The words are the doc's; an entry that was written into the doc
 * directly is unknown here until somebody seconds, hides or withdraws it.
 */
export type IssueEntry = {
  /** As accepted: null for an entry written into the doc directly, whose words only the doc has. */
  readonly accepted: {
    readonly author: string
    readonly grid: string
    readonly title: string
    readonly at: Instant
  } | null
  /** The people who second it, each once, in the order they did. */
  readonly seconds: readonly string[]
  readonly withdrawn: boolean
  /** The entry this one was put into; empty for one that stands by itself. */
  readonly mergedInto: string
  readonly hidden: { readonly reason: string } | null
}

export type HandedOver = {
  readonly by: string
  readonly issue: string
  readonly field: 'title' | 'detail'
  readonly text: string
  readonly at: Instant
}

export type IssuePart = {
  readonly proposals: Readonly<Record<string, Proposal>>
  readonly entries: Readonly<Record<string, IssueEntry>>
  readonly lock: { readonly at: Instant; readonly quote: Quote } | null
  /** The list that was not locked, as 小结 found it; null until then, and where it was locked or empty. */
  readonly summedUp: Quote | null
  /** Words a locked list refused, for staff and their writer alone. */
  readonly handedOver: readonly HandedOver[]
}

export const initialIssues: IssuePart = {
  proposals: {},
  entries: {},
  lock: null,
  summedUp: null,
  handedOver: [],
}

const blankEntry: IssueEntry = { accepted: null, seconds: [], withdrawn: false, mergedInto: '', hidden: null }

/** What is known of an entry; a blank one for an entry nobody has acted on. */
export const entryOf = (part: IssuePart, issue: string): IssueEntry => part.entries[issue] ?? blankEntry

/** The question that waits for the proposer: the last one, until it is answered. */
export const openQuestion = ({ questions }: Pick<Proposal, 'questions'>): Question | null => {
  const last = questions[questions.length - 1]
  return last && last.answer === null ? last : null
}

export const waitingProposals = (part: IssuePart): readonly string[] =>
  Object.keys(part.proposals).filter((id) => part.proposals[id]!.status === 'waiting')

/** The entry that stands for this one on the list: itself, or the last it was merged into. */
export const standsFor = (part: IssuePart, issue: string): string => {
  const { mergedInto } = entryOf(part, issue)
  return mergedInto === '' ? issue : standsFor(part, mergedInto)
}

/** What was merged, directly or by another, by the entry that stands for it. */
export function mergedInto(part: IssuePart): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, string[]>()
  for (const [id, entry] of Object.entries(part.entries)) {
    if (entry.mergedInto === '') continue
    const into = standsFor(part, id)
    held.set(into, [...(held.get(into) ?? []), id])
  }
  return held
}

/** The entry and all that were merged into it, directly or by another. */
export const mergedUnder = (part: IssuePart, issue: string): readonly string[] => [
  issue,
  ...(mergedInto(part).get(issue) ?? []),
]

/** The people behind these entries taken together, each once: also what a merge would come to, before it is done. */
export const secondersOf = (part: IssuePart, ...issues: readonly string[]): readonly string[] => [
  ...new Set(
    issues.flatMap((issue) => mergedUnder(part, issue)).flatMap((issue) => entryOf(part, issue).seconds),
  ),
]

/** On the screens: neither withdrawn, nor hidden, nor merged into another. */
export const isListed = (part: IssuePart, issue: string): boolean => {
  const { withdrawn, hidden, mergedInto } = entryOf(part, issue)
  return !withdrawn && hidden === null && mergedInto === ''
}
