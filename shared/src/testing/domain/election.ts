import type { BallotId, IssueId, MotionId } from '../../lib/ids.ts'
import { briefOf } from '../box-contents.ts'
import {
  assigned,
  board,
  confirmed,
  deputy,
  neighbour,
  resident,
  scrutineer,
  teller,
  until,
  type Known,
} from '../given.ts'
import type { MeetingEvent } from '../../domain/meeting-state.ts'
import type { ElectionCommand } from '../../domain/election/schema.ts'
import type { Official } from '../../domain/election/state.ts'

export const ids = ['a', 'b', 'c'] as unknown as readonly IssueId[]

export const [a, b, c] = ids as readonly [IssueId, IssueId, IssueId]

export const [rules, named, main] = ['rules', 'named', 'main'] as unknown as readonly [
  MotionId,
  MotionId,
  MotionId,
]

export const ballot = 'ballot' as BallotId

export const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board(...ids.map((id) => ({ id, author: resident }))),
}

export const voters = [resident, neighbour, deputy, scrutineer, teller]

/** A congress, whose 票选 binds (陕规). */
export const congress = until('inProgress').map((event): MeetingEvent =>
  event.type === 'meeting.drafted' ? { ...event, facts: { ...event.facts, kind: 'townCongress' } } : event,
)

const expected: MeetingEvent = { type: 'roll.expectedSet', v: 1, expected: voters.length }
export const room = [...congress, expected, ...voters.map((one) => confirmed(one)), locked]

export const briefs = ids.map((issue, index): MeetingEvent => ({
  ...{ type: 'election.briefSet', v: 1, issue, brief: briefOf(['街道办', '水务所', '城管'][index]!) },
}))

export type Plan = Extract<ElectionCommand, { type: 'election.plan' }>

export const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{ type: 'election.plan', candidates: ids, rule: 'threshold', seats: 2, binding: true },
  ...{ rulesText: '最多选两个，多选作废。', thinContest: '' },
  ...more,
})

export const planned: MeetingEvent = {
  ...{ type: 'election.planned', v: 1, candidates: ids, rule: 'threshold', seats: 2, binding: true },
  ...{ rulesText: '最多选两个，多选作废。', thinContest: '' },
}

export const ready = [...room, ...briefs, planned]

export const put = (motion: MotionId, options: readonly string[] = []): MeetingEvent => ({
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '票选' },
  options: options.map((issue) => ({ issue, title: `title of ${issue}`, detail: '' })),
  ...{ who: '本次会议', what: '票选', when: '', cost: '' },
})

export const voted = (motion: MotionId, passed: boolean): MeetingEvent => ({
  ...{ type: 'ballot.closed', v: 1, ballot: `on ${motion}`, motion },
  result: {
    ...{ yes: 5, no: 0, abstain: 0, silent: 0, base: 'present', baseCount: 5, needed: 3 },
    ...{ passed, table: [] },
  },
})

export const on = (motion: MotionId): MeetingEvent => ({
  ...{ type: 'ballot.opened', v: 1, ballot: `on ${motion}`, motion, method: 'hands' },
  ...{ entitled: voters.map(({ id }) => id), expected: null, endDebate: '' },
})

export const rulesPut: MeetingEvent[] = [put(rules), { type: 'election.rulesPut', v: 1, motion: rules }]

export const rulesVoted = (passed: boolean) => [...rulesPut, on(rules), voted(rules, passed)]

type Proposed = Omit<Official, 'participant'> & { readonly participant: Known['id'] }

export const official = (person: Known, duty: Official['duty'], unit = ''): Proposed => ({
  participant: person.id,
  duty,
  unit,
})

export const list = [
  official(scrutineer, 'scrutineer'),
  official(deputy, 'scrutineer'),
  official(teller, 'teller'),
]

export const propose = (officials: readonly Proposed[] = list): ElectionCommand => ({
  ...{ type: 'election.proposeOfficials', motion: named, mover: resident.id, officials },
})

export const namedVoted = (passed: boolean): MeetingEvent[] => [
  ...[put(named), { type: 'election.officialsProposed', v: 1, motion: named, officials: list } as const],
  ...[on(named), voted(named, passed)],
]

export const duties = [
  ...[assigned(scrutineer, 'scrutineer'), assigned(deputy, 'scrutineer'), assigned(teller, 'teller')],
]
