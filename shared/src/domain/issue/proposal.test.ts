import { describe, expect, it } from 'vitest'
import { limits } from '../../lib/limits.ts'
import {
  board,
  by,
  chair,
  draftedTeaTalk,
  given,
  gridWorker,
  joined,
  neighbour,
  noon,
  officer,
  recorder,
  resident,
  stranger,
  until,
  type Known,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { waitingProposals } from './state.ts'
import {
  issue,
  proposal,
  gathered,
  propose,
  proposed,
  accept,
  accepted,
  locked,
  classes,
} from '../../testing/domain/issue.ts'

describe('proposing', () => {
  it('ISSUE-1 whoever came in proposes', () => {
    expect(given(...gathered).when(resident, propose())).toEqual({
      events: [{ type: 'issue.proposed', v: 1, proposal, text: '路灯不亮', grid: '', for: '' }],
    })
    expect(given(...gathered).when(stranger, propose())).toEqual({ refused: 'who.joined' })
  })

  it('ISSUE-1 from the announcement on, and not once the meeting is summed up', () => {
    expect(given(...until('announced'), joined(resident)).when(resident, propose())).toHaveProperty('events')
    expect(given(...until('summarizing'), joined(resident)).when(resident, propose())).toEqual({
      refused: 'meeting.wrongPhase',
    })
  })

  it('ISSUE-1 one proposal has one id, and twenty may wait', () => {
    const waiting = (count: number) =>
      Array.from({ length: count }, (_, index) => proposed(resident, `p${index}`))
    const max = limits.proposalsPerPersonMax
    expect(given(...gathered, proposed(neighbour)).when(resident, propose())).toEqual({
      refused: 'issue.repeatedProposal',
    })
    expect(given(...gathered, ...waiting(max - 1)).when(resident, propose())).toHaveProperty('events')
    expect(given(...gathered, ...waiting(max)).when(resident, propose())).toEqual({
      refused: 'issue.tooManyProposals',
    })
    expect(given(...gathered, ...waiting(max)).when(neighbour, propose())).toHaveProperty('events')
    const oneBack: MeetingEvent = { type: 'issue.retracted', v: 1, proposal: 'p0', proposer: resident.id }
    expect(given(...gathered, ...waiting(max), oneBack).when(resident, propose())).toHaveProperty('events')
  })

  it('ISSUE-1 before the doors open anyone proposes from the notice, where the kind is moderated', () => {
    expect(given(...until('announced')).when(stranger, propose())).toHaveProperty('events')
    expect(given(...until('agendaFixed')).when(stranger, propose())).toHaveProperty('events')
    expect(given(...until('checkingIn')).when(stranger, propose())).toEqual({ refused: 'who.joined' })
    const teaTalk = [draftedTeaTalk, by(officer, { type: 'meeting.announced', v: 1, urgent: '' })]
    expect(given(...teaTalk).when(stranger, propose())).toEqual({ refused: 'who.joined' })
    expect(
      given(...until('announced'), proposed(stranger)).when(stranger, { type: 'issue.retract', proposal }),
    ).toHaveProperty('events')
  })

  it('ISSUE-1 five hundred may wait in one meeting', () => {
    const crowd = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        proposed({ ...resident, id: `crowd${index}` as Known['id'] }, `p${index}`),
      )
    const max = limits.proposalsWaitingMax
    expect(given(...until('announced'), ...crowd(max - 1)).when(stranger, propose())).toHaveProperty('events')
    expect(given(...until('announced'), ...crowd(max)).when(stranger, propose())).toEqual({
      refused: 'issue.tooManyWaiting',
    })
  })

  it('ISSUE-2 a proposal is between its proposer and staff until it is accepted', () => {
    const questioned: MeetingEvent = {
      type: 'issue.questioned',
      v: 1,
      proposal,
      proposer: resident.id,
      question: '哪一盏',
    }
    const answered: MeetingEvent = {
      type: 'issue.answered',
      v: 1,
      proposal,
      proposer: resident.id,
      answer: '东头那盏',
    }
    const retracted: MeetingEvent = { type: 'issue.retracted', v: 1, proposal, proposer: resident.id }
    expect(classes(proposed(resident), resident)).toEqual(['staff', 'person:resident'])
    expect(classes(questioned, chair)).toEqual(['staff', 'person:resident'])
    expect(classes(answered, resident)).toEqual(['staff', 'person:resident'])
    expect(classes(retracted, resident)).toEqual(['staff', 'person:resident'])
    expect(classes(accepted, chair)).toEqual(['public'])
  })

  it('ISSUE-3 the moderator proposes nothing in their own name', () => {
    expect(given(...gathered).when(chair, propose())).toEqual({ refused: 'issue.moderatorNeutral' })
  })

  it('ISSUE-4 staff and grid workers write down for others', () => {
    const meeting = given(...gathered)
    for (const writer of [chair, recorder, officer, gridWorker])
      expect(meeting.when(writer, propose({ for: '梁伯' }))).toMatchObject({ events: [{ for: '梁伯' }] })
    expect(meeting.when(resident, propose({ for: '梁伯' }))).toEqual({ refused: 'issue.mayNotWriteFor' })
  })

  it('ISSUE-15 a grid is one of the station’s', () => {
    expect(given(...gathered).when(resident, propose({ grid: 'beiyuan' }))).toHaveProperty('events')
    expect(given(...gathered).when(resident, propose({ grid: 'elsewhere' }))).toEqual({
      refused: 'grid.unknown',
    })
  })
})

describe('收进清单', () => {
  it('ISSUE-5 the entry’s author is the proposer, whoever accepted it', () => {
    expect(given(...gathered, proposed(resident)).when(chair, accept('从北门数第三盏'))).toEqual({
      events: [{ ...accepted, issue: 'new-id' }],
      edits: [
        {
          doc: 'board',
          edit: 'addIssue',
          author: resident.id,
          issue: {
            id: 'new-id',
            title: '路灯不亮',
            detail: '从北门数第三盏',
            grid: 'beiyuan',
            createdAt: noon,
          },
        },
      ],
    })
  })

  it('ISSUE-5 what was written down keeps for whom', () => {
    expect(
      given(...gathered, proposed(gridWorker, 'proposal', '梁伯')).when(officer, accept()),
    ).toMatchObject({
      edits: [{ author: gridWorker.id, issue: { for: '梁伯' } }],
    })
  })

  it('ISSUE-5 becomes an entry, and the proposal says which', () => {
    const { state } = given(...gathered, proposed(resident), accepted)
    expect(state.issue.entries[issue]).toEqual({
      accepted: { author: resident.id, grid: 'beiyuan', title: '路灯不亮', at: noon },
      seconds: [],
      withdrawn: false,
      mergedInto: '',
      hidden: null,
    })
    expect(state.issue.proposals[proposal]).toMatchObject({ status: 'accepted', issue })
    expect(waitingProposals(state.issue)).toEqual([])
  })

  it('ISSUE-5 a board of 500 takes no more', () => {
    const entries = (count: number) =>
      board(...Array.from({ length: count }, (_, index) => ({ id: `i${index}`, author: resident })))
    const meeting = given(...gathered, proposed(resident))
    const max = limits.issuesPerBoardMax
    expect(meeting.when(chair, accept(), { quotes: { board: entries(max - 1) } })).toHaveProperty('events')
    expect(meeting.when(chair, accept(), { quotes: { board: entries(max) } })).toEqual({
      refused: 'issue.boardFull',
    })
    const teaTalk = given(draftedTeaTalk, { type: 'meeting.announced', v: 1, urgent: '' }, joined(resident))
    expect(teaTalk.when(resident, propose(), { quotes: { board: entries(max) } })).toEqual({
      refused: 'issue.boardFull',
    })
  })

  it('ISSUE-5 a resident accepts nothing', () => {
    expect(given(...gathered, proposed(resident)).when(resident, accept())).toEqual({
      refused: 'who.officerOrModerator',
    })
  })

  it('ISSUE-6 in a tea-talk a proposal goes straight onto the list', () => {
    const teaTalk = given(draftedTeaTalk, { type: 'meeting.announced', v: 1, urgent: '' }, joined(resident))
    expect(teaTalk.when(resident, propose())).toMatchObject({
      events: [{ type: 'issue.proposed' }, { type: 'issue.accepted', issue: 'new-id', title: '路灯不亮' }],
      edits: [{ author: resident.id, issue: { title: '路灯不亮', detail: '' } }],
    })
    const long = `第一行\n${'长'.repeat(300)}`
    expect(teaTalk.when(resident, propose({ text: long }))).toMatchObject({
      edits: [{ issue: { title: '第一行', detail: long } }],
    })
    const wide = '𠮷'.repeat(limits.issueTitleCharsMax + 1)
    expect(teaTalk.when(resident, propose({ text: wide }))).toMatchObject({
      edits: [{ issue: { title: '𠮷'.repeat(limits.issueTitleCharsMax), detail: wide } }],
    })
  })

  describe('先问清楚', () => {
    const question = { type: 'issue.question', proposal, question: '是哪一盏' } as const
    const answer = { type: 'issue.answer', proposal, answer: '东头那盏' } as const
    const about = { v: 1, proposal, proposer: resident.id } as const
    const questioned: MeetingEvent = { ...about, type: 'issue.questioned', question: '是哪一盏' }
    const answered: MeetingEvent = { ...about, type: 'issue.answered', answer: '东头那盏' }

    it('ISSUE-7 a question reaches the proposer and leaves the proposal open', () => {
      expect(given(...gathered, proposed(resident)).when(chair, question)).toEqual({ events: [questioned] })
      const after = given(...gathered, proposed(resident), questioned)
      expect(after.state.issue.proposals[proposal]).toMatchObject({
        status: 'waiting',
        questions: [{ question: '是哪一盏', at: noon, answer: null }],
      })
      expect(after.when(chair, accept())).toHaveProperty('events')
    })

    it('ISSUE-7 what was decided is not asked about again', () => {
      expect(given(...gathered).when(chair, question)).toEqual({ refused: 'issue.unknownProposal' })
      const decided = given(...gathered, proposed(resident), questioned, accepted)
      expect(decided.when(chair, question)).toEqual({ refused: 'issue.proposalDecided' })
      expect(decided.when(resident, answer)).toEqual({ refused: 'issue.proposalDecided' })
    })

    it('ISSUE-19 the proposer answers, and the answer stands beside the words of the proposal', () => {
      const asked = [...gathered, proposed(resident), questioned]
      expect(given(...asked).when(resident, answer)).toEqual({ events: [answered] })
      expect(given(...asked).when(neighbour, answer)).toEqual({ refused: 'issue.notProposer' })
      expect(given(...asked, by(resident, answered)).state.issue.proposals[proposal]).toMatchObject({
        text: '路灯不亮',
        status: 'waiting',
        questions: [{ question: '是哪一盏', answer: { text: '东头那盏', at: noon } }],
      })
    })

    it('ISSUE-19 once to each question, the last one', () => {
      const asked = [...gathered, proposed(resident), questioned]
      expect(given(...gathered, proposed(resident)).when(resident, answer)).toEqual({
        refused: 'issue.notAsked',
      })
      expect(given(...asked, answered).when(resident, answer)).toEqual({ refused: 'issue.notAsked' })
      const again = given(...asked, questioned, answered).state.issue.proposals[proposal]!
      expect(again.questions.map((each) => each.answer?.text)).toEqual([undefined, '东头那盏'])
      expect(given(...asked, answered, questioned).when(resident, answer)).toHaveProperty('events')
    })

    it('ISSUE-19 on any phone of theirs', () => {
      const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
      const asked = given(...gathered, proposed(resident), questioned, merged)
      expect(asked.when(neighbour, answer)).toHaveProperty('events')
    })
  })

  it('ISSUE-8 the proposer takes a waiting proposal back, nobody else does', () => {
    const retract = { type: 'issue.retract', proposal } as const
    const meeting = given(...gathered, proposed(resident))
    expect(meeting.when(resident, retract)).toEqual({
      events: [{ type: 'issue.retracted', v: 1, proposal, proposer: resident.id }],
    })
    expect(meeting.when(neighbour, retract)).toEqual({ refused: 'issue.notProposer' })
    expect(given(...gathered).when(resident, retract)).toEqual({ refused: 'issue.unknownProposal' })
    expect(given(...gathered, proposed(resident), accepted).when(resident, retract)).toEqual({
      refused: 'issue.proposalDecided',
    })
  })
})

describe('转给联络员', () => {
  const handOver = { type: 'issue.handOver', issue, field: 'detail', text: '放学时走不了' } as const
  const handedOver: MeetingEvent = { ...handOver, type: 'issue.handedOver', v: 1 }

  it('ISSUE-14 words are kept for staff and their writer', () => {
    expect(given(...gathered, locked).when(resident, handOver)).toEqual({ events: [handedOver] })
    expect(given(...gathered, by(resident, handedOver)).state.issue.handedOver).toEqual([
      { by: resident.id, issue, field: 'detail', text: '放学时走不了', at: noon },
    ])
    expect(classes(handedOver, resident)).toEqual(['staff', 'person:resident'])
    expect(given(...until('closed'), joined(resident)).when(resident, handOver)).toHaveProperty('events')
    expect(given(...gathered).when(stranger, handOver)).toEqual({ refused: 'who.joined' })
  })

  it('ISSUE-14 twenty per person', () => {
    const many = (count: number) => Array.from({ length: count }, () => by(resident, handedOver))
    const max = limits.handedOverPerPersonMax
    expect(given(...gathered, ...many(max - 1)).when(resident, handOver)).toHaveProperty('events')
    expect(given(...gathered, ...many(max)).when(resident, handOver)).toEqual({
      refused: 'issue.tooManyHandedOver',
    })
    expect(given(...gathered, ...many(max)).when(neighbour, handOver)).toHaveProperty('events')
  })
})
