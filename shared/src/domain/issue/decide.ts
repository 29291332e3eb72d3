import { limits } from '../../lib/limits.ts'
import { ok, type Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Actor, Decision, DocEdit, Inputs, Quote } from '../decider.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import { kinds } from '../meeting/kinds.ts'
import type { Rejection, RejectionCode } from '../rejection.ts'
import { idsOf, personOf } from '../roll/state.ts'
import type { Deciders } from '../rules-table.ts'
import { asEntry } from './as-entry.ts'
import { issuesIn } from './quoted.ts'
import type { IssueCommand, IssueEvent } from './schema.ts'
import {
  entryOf,
  mergedUnder,
  openQuestion,
  secondersOf,
  waitingProposals,
  type IssuePart,
  type Proposal,
} from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Of<Type extends IssueCommand['type']> = Extract<IssueCommand, { type: Type }>

/** The docs a command reads or writes: the shell holds them still while it decides. */
export const issueQuotes: Partial<Record<IssueCommand['type'], readonly string[]>> = {
  'issue.propose': ['board'],
  'issue.accept': ['board'],
  'issue.withdraw': ['board'],
  'issue.merge': ['board'],
  'issue.lockList': ['board'],
}

const board = ({ quotes }: Inputs): Quote => quotes['board']!

type Entering = {
  readonly proposal: string
  readonly from: Pick<Proposal, 'proposer' | 'grid' | 'for'>
  readonly title: string
  readonly detail: string
}

/** 收进清单: the entry's author is the proposer, whoever accepted it. */
function enter({ proposal, from, title, detail }: Entering, { now, newId }: Inputs): [IssueEvent, DocEdit] {
  const { proposer: author, grid } = from
  const id = newId()
  const said = from.for === '' ? {} : { for: from.for }
  return [
    { type: 'issue.accepted', v: 1, proposal, issue: id, author, grid, title },
    { doc: 'board', edit: 'addIssue', author, issue: { id, title, detail, grid, createdAt: now, ...said } },
  ]
}

function propose(state: MeetingState, command: Of<'issue.propose'>, actor: Actor, inputs: Inputs): Decided {
  const { proposal, text, grid } = command
  const { proposals } = state.issue
  if (proposals[proposal]) return refused('issue.repeatedProposal')
  if (grid !== '' && inputs.gridName(grid) === null) return refused('grid.unknown')
  const ids = idsOf(state.roll, actor.id)
  const waiting = Object.values(proposals).filter(
    (own) => own.status === 'waiting' && ids.includes(own.proposer),
  )
  if (waiting.length >= limits.proposalsPerPersonMax)
    return refused('issue.tooManyProposals', { max: limits.proposalsPerPersonMax })
  if (waitingProposals(state.issue).length >= limits.proposalsWaitingMax)
    return refused('issue.tooManyWaiting')
  const proposed: IssueEvent = { type: 'issue.proposed', v: 1, proposal, text, grid, for: command.for }
  if (kinds[state.meeting.facts.kind].moderated) return decided(proposed)
  if (issuesIn(board(inputs)) >= limits.issuesPerBoardMax) return refused('issue.boardFull')
  const from = { proposer: actor.id, grid, for: command.for }
  const [event, edit] = enter({ proposal, from, ...asEntry(text) }, inputs)
  return ok({ events: [proposed, event], edits: [edit] })
}

const withWaiting = (state: MeetingState, id: string, then: (proposal: Proposal) => Decided): Decided => {
  const proposal = state.issue.proposals[id]
  if (!proposal) return refused('issue.unknownProposal')
  return proposal.status === 'waiting' ? then(proposal) : refused('issue.proposalDecided')
}

const accept: Deciders<IssueCommand>['issue.accept'] = (state, command, _, inputs) =>
  withWaiting(state, command.proposal, (from) => {
    const { proposal, title, detail } = command
    if (issuesIn(board(inputs)) >= limits.issuesPerBoardMax) return refused('issue.boardFull')
    const [event, edit] = enter({ proposal, from, title, detail }, inputs)
    return ok({ events: [event], edits: [edit] })
  })

/** Why nothing more is done with an entry that is off the list; null while it stands there. */
const offList = (part: IssuePart, issue: string): RejectionCode | null => {
  const { withdrawn, hidden, mergedInto } = entryOf(part, issue)
  if (withdrawn) return 'issue.withdrawn'
  if (hidden) return 'issue.hidden'
  return mergedInto === '' ? null : 'issue.merged'
}

function second({ issue, roll }: MeetingState, command: Of<'issue.second'>, actor: Actor): Decided {
  const participant = personOf(roll, actor.id)
  const off = offList(issue, command.issue)
  if (off) return refused(off)
  if (secondersOf(issue, command.issue).includes(participant)) return refused('issue.alreadySeconded')
  const own = Object.values(issue.entries).filter(({ seconds }) => seconds.includes(participant)).length
  if (own >= limits.issuesPerBoardMax) return refused('issue.tooManySeconds')
  return decided({ type: 'issue.seconded', v: 1, issue: command.issue, participant })
}

/** Behind a merged entry is who stands behind any of what is in it: taken back, it is taken back from all. */
function unsecond({ issue, roll }: MeetingState, command: Of<'issue.unsecond'>, actor: Actor): Decided {
  const participant = personOf(roll, actor.id)
  const behind = mergedUnder(issue, command.issue).filter((id) =>
    entryOf(issue, id).seconds.includes(participant),
  )
  return behind.length === 0
    ? refused('issue.notSeconded')
    : decided(...behind.map((id): IssueEvent => ({ type: 'issue.unseconded', v: 1, issue: id, participant })))
}

function withdraw(
  { issue, roll }: MeetingState,
  command: Of<'issue.withdraw'>,
  actor: Actor,
  inputs: Inputs,
): Decided {
  const author = board(inputs).fields[`issues/${command.issue}/author`]
  if (author === undefined) return refused('issue.notOnBoard')
  if (!idsOf(roll, actor.id).includes(author)) return refused('issue.notAuthor')
  const off = offList(issue, command.issue)
  if (off) return refused(off)
  return mergedUnder(issue, command.issue).length > 1
    ? refused('issue.holdsOthers')
    : decided({ type: 'issue.withdrawn', v: 1, issue: command.issue })
}

function merge({ issue: part }: MeetingState, { issue, into }: Of<'issue.merge'>, inputs: Inputs): Decided {
  const { fields } = board(inputs)
  if (![issue, into].every((id) => `issues/${id}/title` in fields)) return refused('issue.notOnBoard')
  if (issue === into) return refused('issue.merged')
  const off = offList(part, issue) ?? offList(part, into)
  return off ? refused(off) : decided({ type: 'issue.merged', v: 1, issue, into })
}

export const issueDeciders: Deciders<IssueCommand> = {
  'issue.propose': propose,
  'issue.accept': accept,
  'issue.question': (state, { proposal, question }) =>
    withWaiting(state, proposal, ({ proposer }) =>
      decided({ type: 'issue.questioned', v: 1, proposal, proposer, question }),
    ),
  'issue.answer': (state, { proposal, answer }) =>
    withWaiting(state, proposal, (asked) =>
      openQuestion(asked) === null
        ? refused('issue.notAsked')
        : decided({ type: 'issue.answered', v: 1, proposal, proposer: asked.proposer, answer }),
    ),
  'issue.retract': (state, { proposal }) =>
    withWaiting(state, proposal, ({ proposer }) =>
      decided({ type: 'issue.retracted', v: 1, proposal, proposer }),
    ),
  'issue.second': second,
  'issue.unsecond': unsecond,
  'issue.withdraw': withdraw,
  'issue.merge': (state, command, _, inputs) => merge(state, command, inputs),
  'issue.unmerge': (state, { issue }) =>
    entryOf(state.issue, issue).mergedInto === ''
      ? refused('issue.notMerged')
      : decided({ type: 'issue.unmerged', v: 1, issue }),
  'issue.hide': (state, { issue, reason }) =>
    entryOf(state.issue, issue).hidden
      ? refused('issue.hidden')
      : decided({ type: 'issue.hidden', v: 1, issue, reason }),
  'issue.unhide': (state, { issue }) =>
    entryOf(state.issue, issue).hidden
      ? decided({ type: 'issue.unhidden', v: 1, issue })
      : refused('issue.notHidden'),
  'issue.lockList': (_, _command, _actor, inputs) => {
    const quote = board(inputs)
    return issuesIn(quote) === 0
      ? refused('issue.listEmpty')
      : decided({ type: 'issue.listLocked', v: 1, quote })
  },
  'issue.unlockList': (_, { reason }) => decided({ type: 'issue.listUnlocked', v: 1, reason }),
  'issue.handOver': (state, { issue, field, text }, actor) => {
    const ids = idsOf(state.roll, actor.id)
    const own = state.issue.handedOver.filter(({ by }) => ids.includes(by)).length
    return own >= limits.handedOverPerPersonMax
      ? refused('issue.tooManyHandedOver', { max: limits.handedOverPerPersonMax })
      : decided({ type: 'issue.handedOver', v: 1, issue, field, text })
  },
}
