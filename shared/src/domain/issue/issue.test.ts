import { describe, expect, it } from 'vitest'
import type { IssueId, ProposalId } from '../../lib/ids.ts'
import { limits } from '../../lib/limits.ts'
import {
  board,
  by,
  chair,
  deputy,
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
import type { Recorded } from '../decider.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { meetingStream } from '../meeting-stream.ts'
import type { IssueCommand } from './schema.ts'
import { isListed, secondersOf, standsFor, waitingProposals } from './state.ts'

const issue = 'issue' as IssueId
const proposal = 'proposal' as ProposalId
const gathered = [...until('inProgress'), joined(resident), joined(neighbour)]

type Propose = Extract<IssueCommand, { type: 'issue.propose' }>
const propose = (changed: Partial<Propose> = {}): Propose => ({
  type: 'issue.propose',
  proposal,
  text: '路灯不亮',
  grid: '',
  for: '',
  ...changed,
})
const proposed = (person: Known, id = 'proposal', said = ''): Recorded<MeetingEvent> =>
  by(person, { type: 'issue.proposed', v: 1, proposal: id, text: '路灯不亮', grid: 'beiyuan', for: said })
const accept = (detail = '') => ({ type: 'issue.accept', proposal, title: '路灯不亮', detail }) as const
const accepted: MeetingEvent = {
  type: 'issue.accepted',
  v: 1,
  proposal,
  issue,
  author: resident.id,
  grid: 'beiyuan',
  title: '路灯不亮',
}
const seconded = (person: Known, id = 'issue'): MeetingEvent => ({
  type: 'issue.seconded',
  v: 1,
  issue: id,
  participant: person.id,
})
const locked: MeetingEvent = {
  type: 'issue.listLocked',
  v: 1,
  quote: board({ id: 'issue', author: resident }),
}
const hidden: MeetingEvent = { type: 'issue.hidden', v: 1, issue, reason: '骂人' }
const withdrawn: MeetingEvent = { type: 'issue.withdrawn', v: 1, issue }
const classes = (event: MeetingEvent, person: Known) => meetingStream.audienceOf(event, person.id)

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

describe('附议', () => {
  const second = { type: 'issue.second', issue } as const

  it('ISSUE-9 whoever came in seconds once, also what no event knows', () => {
    expect(given(...gathered).when(resident, second)).toEqual({ events: [seconded(resident)] })
    expect(given(...gathered, seconded(resident)).when(resident, second)).toEqual({
      refused: 'issue.alreadySeconded',
    })
    expect(given(...gathered).when(stranger, second)).toEqual({ refused: 'who.joined' })
    expect(given(...gathered).when(gridWorker, second)).toEqual({ refused: 'who.joined' })
  })

  it('ISSUE-9 and takes it back', () => {
    const unsecond = { type: 'issue.unsecond', issue } as const
    const unseconded: MeetingEvent = { type: 'issue.unseconded', v: 1, issue, participant: resident.id }
    expect(given(...gathered, seconded(resident)).when(resident, unsecond)).toEqual({ events: [unseconded] })
    expect(given(...gathered).when(resident, unsecond)).toEqual({ refused: 'issue.notSeconded' })
    const { state } = given(...gathered, seconded(resident), seconded(neighbour), unseconded)
    expect(state.issue.entries[issue]?.seconds).toEqual([neighbour.id])
  })

  it('ISSUE-9 not what is withdrawn or hidden', () => {
    expect(given(...gathered, withdrawn).when(resident, second)).toEqual({ refused: 'issue.withdrawn' })
    expect(given(...gathered, hidden).when(resident, second)).toEqual({ refused: 'issue.hidden' })
  })

  it('ISSUE-9 nobody seconds more than a board can hold', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => seconded(resident, `i${index}`))
    const max = limits.issuesPerBoardMax
    expect(given(...gathered, ...many(max - 1)).when(resident, second)).toHaveProperty('events')
    expect(given(...gathered, ...many(max)).when(resident, second)).toEqual({
      refused: 'issue.tooManySeconds',
    })
  })

  it('ISSUE-3 the moderator seconds nothing', () => {
    expect(given(...gathered, joined(chair)).when(chair, second)).toEqual({
      refused: 'issue.moderatorNeutral',
    })
    expect(given(...gathered, joined(deputy)).when(deputy, second)).toHaveProperty('events')
  })

  it('ISSUE-10 two phones of one person second once', () => {
    const merged: MeetingEvent = { type: 'roll.merged', v: 1, from: neighbour.id, into: resident.id }
    const meeting = given(
      ...gathered,
      seconded(neighbour),
      seconded(resident),
      seconded(stranger, 'other'),
      merged,
    )
    expect(meeting.state.issue.entries[issue]?.seconds).toEqual([resident.id])
    expect(meeting.state.issue.entries['other']?.seconds).toEqual([stranger.id])
    expect(meeting.when(neighbour, second)).toEqual({ refused: 'issue.alreadySeconded' })
    expect(meeting.when(neighbour, { type: 'issue.unsecond', issue })).toMatchObject({
      events: [{ participant: resident.id }],
    })
  })
})

describe('withdrawing and hiding', () => {
  const withdraw = { type: 'issue.withdraw', issue } as const
  const mine = { quotes: { board: board({ id: 'issue', author: resident }) } }

  it('ISSUE-11 the author withdraws, by the document’s word', () => {
    expect(given(...gathered).when(resident, withdraw, mine)).toEqual({ events: [withdrawn] })
    expect(given(...gathered).when(neighbour, withdraw, mine)).toEqual({ refused: 'issue.notAuthor' })
    expect(given(...gathered).when(resident, withdraw)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...gathered, withdrawn).when(resident, withdraw, mine)).toEqual({
      refused: 'issue.withdrawn',
    })
    expect(given(...gathered, locked).when(resident, withdraw, mine)).toEqual({ refused: 'issue.listLocked' })
    expect(given(...gathered, withdrawn).state.issue.entries[issue]?.withdrawn).toBe(true)
  })

  it('ISSUE-12 the moderator hides with a reason and shows again', () => {
    const unhidden: MeetingEvent = { type: 'issue.unhidden', v: 1, issue }
    expect(given(...gathered).when(chair, { type: 'issue.hide', issue, reason: '骂人' })).toEqual({
      events: [hidden],
    })
    const gone = given(...gathered, hidden)
    expect(gone.state.issue.entries[issue]?.hidden).toEqual({ reason: '骂人' })
    expect(gone.when(chair, { type: 'issue.hide', issue, reason: '骂人' })).toEqual({
      refused: 'issue.hidden',
    })
    expect(gone.when(chair, { type: 'issue.unhide', issue })).toEqual({ events: [unhidden] })
    const back = given(...gathered, hidden, unhidden)
    expect(back.state.issue.entries[issue]?.hidden).toBeNull()
    expect(back.when(chair, { type: 'issue.unhide', issue })).toEqual({ refused: 'issue.notHidden' })
    expect(gone.when(resident, { type: 'issue.unhide', issue })).toEqual({
      refused: 'who.officerOrModerator',
    })
  })
})

describe('合并', () => {
  const other = 'other' as IssueId
  const both = {
    quotes: { board: board({ id: 'issue', author: resident }, { id: 'other', author: neighbour }) },
  }
  const merge = { type: 'issue.merge', issue, into: other } as const
  const merged: MeetingEvent = { type: 'issue.merged', v: 1, issue, into: 'other' }
  const backed = [...gathered, seconded(resident), seconded(neighbour), seconded(neighbour, 'other')]

  it('ISSUE-16 both keep their words and seconders, each person counts once', () => {
    expect(given(...backed).when(chair, merge, both)).toEqual({ events: [merged] })
    expect(secondersOf(given(...backed).state.issue, 'issue', 'other')).toEqual([resident.id, neighbour.id])
    const { state } = given(...backed, merged)
    expect(secondersOf(state.issue, 'other')).toEqual([neighbour.id, resident.id])
    expect(state.issue.entries[issue]?.seconds).toEqual([resident.id, neighbour.id])
    expect([isListed(state.issue, issue), isListed(state.issue, 'other')]).toEqual([false, true])
  })

  it('ISSUE-16 somebody behind either is behind both', () => {
    const meeting = given(...gathered, seconded(resident), merged)
    expect(meeting.when(resident, { type: 'issue.second', issue: other })).toEqual({
      refused: 'issue.alreadySeconded',
    })
    expect(meeting.when(neighbour, { type: 'issue.second', issue })).toEqual({ refused: 'issue.merged' })
    expect(meeting.when(neighbour, { type: 'issue.second', issue: other })).toHaveProperty('events')
  })

  it('ISSUE-16 who takes their second back takes it back from all that is in it', () => {
    const unsecond = { type: 'issue.unsecond', issue: other } as const
    const unseconded = (id: string): MeetingEvent => ({
      type: 'issue.unseconded',
      v: 1,
      issue: id,
      participant: neighbour.id,
    })
    expect(given(...backed, merged).when(neighbour, unsecond)).toEqual({
      events: [unseconded('other'), unseconded('issue')],
    })
    expect(given(...gathered, seconded(neighbour), merged).when(neighbour, unsecond)).toEqual({
      events: [unseconded('issue')],
    })
  })

  it('ISSUE-16 an entry that holds the words of others is not withdrawn', () => {
    const withdraw = { type: 'issue.withdraw', issue: other } as const
    expect(given(...backed, merged).when(neighbour, withdraw, both)).toEqual({
      refused: 'issue.holdsOthers',
    })
    expect(given(...backed).when(neighbour, withdraw, both)).toHaveProperty('events')
  })

  it('ISSUE-16 what is off the list, or not on it, is not merged', () => {
    const third: MeetingEvent = { type: 'issue.merged', v: 1, issue: 'other', into: 'third' }
    expect(given(...gathered).when(chair, merge)).toEqual({ refused: 'issue.notOnBoard' })
    expect(given(...gathered).when(chair, { ...merge, into: issue }, both)).toEqual({
      refused: 'issue.merged',
    })
    expect(given(...gathered, merged).when(chair, merge, both)).toEqual({ refused: 'issue.merged' })
    expect(given(...gathered, third).when(chair, merge, both)).toEqual({ refused: 'issue.merged' })
    expect(given(...gathered, withdrawn).when(chair, merge, both)).toEqual({ refused: 'issue.withdrawn' })
    expect(given(...gathered, hidden).when(chair, merge, both)).toEqual({ refused: 'issue.hidden' })
    expect(given(...gathered, merged).when(resident, { type: 'issue.withdraw', issue }, both)).toEqual({
      refused: 'issue.merged',
    })
  })

  it('ISSUE-16 a merged entry may be merged on, with what is in it', () => {
    const { state } = given(...backed, merged, { type: 'issue.merged', v: 1, issue: 'other', into: 'third' })
    expect(standsFor(state.issue, 'issue')).toBe('third')
    expect(secondersOf(state.issue, 'third')).toEqual([resident.id, neighbour.id])
  })

  it('ISSUE-17 a merge is taken back until the list is locked', () => {
    const unmerge = { type: 'issue.unmerge', issue } as const
    const unmerged: MeetingEvent = { type: 'issue.unmerged', v: 1, issue }
    expect(given(...backed, merged).when(chair, unmerge)).toEqual({ events: [unmerged] })
    expect(given(...backed).when(chair, unmerge)).toEqual({ refused: 'issue.notMerged' })
    expect(given(...backed, merged, locked).when(chair, unmerge)).toEqual({ refused: 'issue.listLocked' })
    expect(given(...backed, merged, unmerged).state).toEqual(given(...backed).state)
  })
})

describe('locking', () => {
  const lock = { type: 'issue.lockList' } as const
  const quote = board({ id: 'issue', author: resident })

  it('ISSUE-13 quotes the words', () => {
    expect(given(...gathered).when(chair, lock, { quotes: { board: quote } })).toEqual({ events: [locked] })
    expect(given(...gathered, locked).state.issue.lock).toEqual({ at: noon, quote })
    expect(given(...gathered).when(chair, lock)).toEqual({ refused: 'issue.listEmpty' })
    expect(given(...gathered, locked).when(chair, lock)).toEqual({ refused: 'issue.listLocked' })
  })

  it('ISSUE-13 nothing is proposed or accepted, seconds go on', () => {
    const meeting = given(...gathered, proposed(resident), locked)
    expect(meeting.when(resident, propose())).toEqual({ refused: 'issue.listLocked' })
    expect(meeting.when(chair, accept())).toEqual({ refused: 'issue.listLocked' })
    expect(meeting.when(resident, { type: 'issue.second', issue })).toHaveProperty('events')
  })

  it('ISSUE-13 is undone with a reason', () => {
    const unlock = { type: 'issue.unlockList', reason: '漏了一条' } as const
    const unlocked: MeetingEvent = { type: 'issue.listUnlocked', v: 1, reason: '漏了一条' }
    expect(given(...gathered, locked).when(chair, unlock)).toEqual({ events: [unlocked] })
    expect(given(...gathered).when(chair, unlock)).toEqual({ refused: 'issue.listNotLocked' })
    expect(given(...gathered, locked, unlocked).state.issue.lock).toBeNull()
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
