import type { IssueId, ProposalId } from '../../lib/ids.ts'
import { board, by, joined, neighbour, resident, until, type Known } from '../given.ts'
import type { Recorded } from '../../domain/decider.ts'
import type { MeetingEvent } from '../../domain/meeting-state.ts'
import { meetingStream } from '../../domain/meeting-stream.ts'
import type { IssueCommand } from '../../domain/issue/schema.ts'

export const issue = 'issue' as IssueId

export const proposal = 'proposal' as ProposalId

export const gathered = [...until('inProgress'), joined(resident), joined(neighbour)]

export type Propose = Extract<IssueCommand, { type: 'issue.propose' }>

export const propose = (changed: Partial<Propose> = {}): Propose => ({
  type: 'issue.propose',
  proposal,
  text: '路灯不亮',
  grid: '',
  for: '',
  ...changed,
})

export const proposed = (person: Known, id = 'proposal', said = ''): Recorded<MeetingEvent> =>
  by(person, { type: 'issue.proposed', v: 1, proposal: id, text: '路灯不亮', grid: 'beiyuan', for: said })

export const accept = (detail = '') =>
  ({ type: 'issue.accept', proposal, title: '路灯不亮', detail }) as const

export const accepted: MeetingEvent = {
  type: 'issue.accepted',
  v: 1,
  proposal,
  issue,
  author: resident.id,
  grid: 'beiyuan',
  title: '路灯不亮',
}

export const seconded = (person: Known, id = 'issue'): MeetingEvent => ({
  type: 'issue.seconded',
  v: 1,
  issue: id,
  participant: person.id,
})

export const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board({ id: 'issue', author: resident }),
}

export const hidden: MeetingEvent = { type: 'issue.hidden', v: 1, issue, reason: '骂人' }

export const withdrawn: MeetingEvent = { type: 'issue.withdrawn', v: 1, issue }

export const classes = (event: MeetingEvent, person: Known) => meetingStream.audienceOf(event, person.id)
