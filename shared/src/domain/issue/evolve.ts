import { withEntries, type Steps } from '../fold.ts'
import type { LifecycleEvent } from '../meeting/schema.ts'
import type { RollEvent } from '../roll/schema.ts'
import type { IssueEvent } from './schema.ts'
import { entryOf, type IssueEntry, type IssuePart, type Proposal } from './state.ts'

const withEntry = (part: IssuePart, issue: string, change: Partial<IssueEntry>): IssuePart => ({
  ...part,
  entries: { ...part.entries, [issue]: { ...entryOf(part, issue), ...change } },
})

/** A viewer to whom the proposal was never shown hears of its acceptance only as a new entry. */
const withProposal = (
  part: IssuePart,
  id: string,
  change: (proposal: Proposal) => Partial<Proposal>,
): IssuePart => {
  const proposal = part.proposals[id]
  if (!proposal) return part
  return { ...part, proposals: withEntries(part.proposals, [[id, { ...proposal, ...change(proposal) }]]) }
}

/** Two phones of one person: the second counts once, where it came first. */
const mergeSeconds = (part: IssuePart, from: string, into: string): IssuePart => ({
  ...part,
  entries: Object.fromEntries(
    Object.entries(part.entries).map(([id, entry]) => [
      id,
      entry.seconds.includes(from)
        ? {
            ...entry,
            seconds: [...new Set(entry.seconds.map((person) => (person === from ? into : person)))],
          }
        : entry,
    ]),
  ),
})

type Heard =
  | IssueEvent
  | Extract<RollEvent, { type: 'roll.merged' }>
  | Extract<LifecycleEvent, { type: 'meeting.summarizing' | 'meeting.resumed' | 'meeting.undone' }>

export const issueSteps: Steps<IssuePart, Heard> = {
  'issue.proposed': (part, { proposal, text, grid, for: said, at, by }) => ({
    ...part,
    proposals: withEntries(part.proposals, [
      [proposal, { proposer: by, text, grid, for: said, at, status: 'waiting', issue: '', questions: [] }],
    ]),
  }),
  'issue.accepted': (part, { proposal, issue, author, grid, title, at }) =>
    withProposal(withEntry(part, issue, { accepted: { author, grid, title, at } }), proposal, () => ({
      status: 'accepted',
      issue,
    })),
  'issue.questioned': (part, { proposal, question, at }) =>
    withProposal(part, proposal, ({ questions }) => ({
      questions: [...questions, { question, at, answer: null }],
    })),
  'issue.answered': (part, { proposal, answer, at }) =>
    withProposal(part, proposal, ({ questions }) => ({
      questions: questions.map((asked, index) =>
        index === questions.length - 1 ? { ...asked, answer: { text: answer, at } } : asked,
      ),
    })),
  'issue.retracted': (part, { proposal }) => withProposal(part, proposal, () => ({ status: 'retracted' })),
  'issue.seconded': (part, { issue, participant }) =>
    withEntry(part, issue, { seconds: [...entryOf(part, issue).seconds, participant] }),
  'issue.unseconded': (part, { issue, participant }) =>
    withEntry(part, issue, {
      seconds: entryOf(part, issue).seconds.filter((person) => person !== participant),
    }),
  'issue.withdrawn': (part, { issue }) => withEntry(part, issue, { withdrawn: true }),
  'issue.merged': (part, { issue, into }) => withEntry(part, issue, { mergedInto: into }),
  'issue.unmerged': (part, { issue }) => withEntry(part, issue, { mergedInto: '' }),
  'issue.hidden': (part, { issue, reason }) => withEntry(part, issue, { hidden: { reason } }),
  'issue.unhidden': (part, { issue }) => withEntry(part, issue, { hidden: null }),
  'issue.listLocked': (part, { quote, at }) => ({ ...part, lock: { at, quote } }),
  'issue.listUnlocked': (part) => ({ ...part, lock: null }),
  'issue.handedOver': (part, { issue, field, text, at, by }) => ({
    ...part,
    handedOver: [...part.handedOver, { by, issue, field, text, at }],
  }),
  'roll.merged': (part, { from, into }) => mergeSeconds(part, from, into),
  'meeting.summarizing': (part, { list }) => ({ ...part, summedUp: list ?? null }),
  'meeting.resumed': (part) => ({ ...part, summedUp: null }),
  'meeting.undone': (part, { step }) => (step === 'summarize' ? { ...part, summedUp: null } : part),
}
