import { describe, expect, it } from 'vitest'
import {
  added,
  committee,
  deputy,
  foldCase,
  givenCase,
  groupHead,
  mediator,
  partyA,
  partyB,
  stranger,
  at,
  registeredAt,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import type { CommentId, SuggestionId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import { agreedQuote } from '../../../testing/settlement/agreed-words.ts'
import type { CaseEvent } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import type { SettlementCommand } from './schema.ts'
import { hashIn } from './text.ts'

const mediating = untilPhase('mediating')
const quotes = { settlement: agreedQuote }
const base = '乙方补给甲方1500元（壹仟伍佰元整）。'

const comment: SettlementCommand = {
  type: 'settlement.comment',
  ...{ comment: 'c' as CommentId, fragment: 'prose/terms', anchor: '', passage: '1500元', words: '含利息吗' },
}
const commented: CaseEvent = {
  type: 'settlement.commented',
  v: 1,
  ...{ comment: 'c', fragment: 'prose/terms', anchor: '', passage: '1500元', words: '含利息吗' },
}
const suggest: SettlementCommand = {
  type: 'settlement.suggest',
  ...{ suggestion: 's' as SuggestionId, fragment: 'prose/terms', base, replacement: '补2000元。' },
}
const suggestedBy = (by = partyA, changed: { base?: string; fragment?: 'prose/facts' } = {}) =>
  at(
    registeredAt,
    {
      type: 'settlement.suggested',
      v: 1,
      ...{ suggestion: 's', fragment: 'prose/terms', base, replacement: '补2000元。' },
      ...changed,
    },
    by,
  )
const accept: SettlementCommand = {
  type: 'settlement.acceptSuggestion',
  suggestion: 's' as SuggestionId,
}
const reject = (reason = ''): SettlementCommand => ({
  type: 'settlement.rejectSuggestion',
  suggestion: 's' as SuggestionId,
  reason,
})
const accepted: CaseEvent = { type: 'settlement.suggestionAccepted', v: 1, suggestion: 's' }
const locked = [partyA, partyB].map(({ id }): CaseEvent => ({
  type: 'settlement.assented',
  v: 1,
  ...{ part: 'terms', party: id, hash: hashIn(agreedQuote, 'terms'), beside: false },
}))
const many = Array.from(
  { length: limits.settlementNotesMax },
  (_, i): CaseEvent => ({ ...commented, comment: `c${i}` }) as CaseEvent,
)

describe('comments', () => {
  it('SET-8 are for both sides and who mediates', () => {
    const { when } = givenCase(...mediating)
    for (const who of [partyA, partyB, groupHead, mediator, committee])
      expect(when(who, comment)).toEqual({ events: [commented] })
    expect(when(stranger, comment)).toEqual({ refused: 'who.partyOrMediator' })
    expect(foldCase([...mediating, commented]).settlement.comments['c']).toMatchObject({
      words: '含利息吗',
      resolved: false,
    })
  })

  it('SET-8 are there once, and as many as a case holds', () => {
    expect(givenCase(...mediating, commented).when(partyA, comment)).toEqual({
      refused: 'settlement.repeatedNote',
    })
    const { when } = givenCase(...mediating, ...many)
    expect(when(partyA, comment)).toEqual({ refused: 'settlement.tooManyNotes' })
    expect(when(partyA, suggest)).toEqual({ refused: 'settlement.tooManyNotes' })
    expect(givenCase(...mediating, ...many.slice(1)).when(partyA, comment)).toHaveProperty('events')
  })

  it('SET-8 are dealt with once', () => {
    const resolve: SettlementCommand = { type: 'settlement.resolveComment', comment: 'c' as CommentId }
    const resolved: CaseEvent = { type: 'settlement.commentResolved', v: 1, comment: 'c' }
    expect(givenCase(...mediating, commented).when(partyB, resolve)).toEqual({ events: [resolved] })
    expect(givenCase(...mediating, commented, resolved).when(partyB, resolve)).toEqual({
      refused: 'settlement.unknownComment',
    })
    expect(givenCase(...mediating).when(partyB, resolve)).toEqual({ refused: 'settlement.unknownComment' })
  })
})

describe('suggestions', () => {
  it('SET-9 are made by both sides and who mediates, for a part that is open', () => {
    const { type: _, ...fields } = suggest as Extract<SettlementCommand, { type: 'settlement.suggest' }>
    const { when } = givenCase(...mediating)
    for (const who of [partyA, groupHead, mediator])
      expect(when(who, suggest)).toEqual({ events: [{ type: 'settlement.suggested', v: 1, ...fields }] })
    expect(when(stranger, suggest)).toEqual({ refused: 'who.partyOrMediator' })
    expect(when(partyA, { ...suggest, replacement: base })).toEqual({ refused: 'settlement.sameWords' })
    expect(givenCase(...mediating, ...locked).when(partyA, suggest)).toEqual({ refused: 'settlement.locked' })
    expect(givenCase(...mediating, suggestedBy()).when(partyA, suggest)).toEqual({
      refused: 'settlement.repeatedNote',
    })
  })

  it('SET-9 are taken by the other side or a mediator, and written as the suggester’s words', () => {
    const { when } = givenCase(...mediating, suggestedBy())
    const edit = {
      ...{ doc: 'settlement', edit: 'replaceLine', author: partyA.id, fragment: 'prose/terms', base },
      replacement: '补2000元。',
    }
    for (const who of [partyB, groupHead, mediator])
      expect(when(who, accept, { quotes })).toEqual({ events: [accepted], edits: [edit] })
    expect(when(partyA, accept, { quotes })).toEqual({ refused: 'settlement.notTheirs' })
    for (const who of [committee, stranger])
      expect(when(who, accept, { quotes })).toEqual({ refused: 'who.partyOrMediator' })
    for (const who of [partyA, partyB, groupHead])
      expect(givenCase(...mediating, suggestedBy(mediator)).when(who, accept, { quotes })).toMatchObject({
        edits: [{ ...edit, author: mediator.id }],
      })
    expect(givenCase(...mediating).when(partyB, accept, { quotes })).toEqual({
      refused: 'settlement.unknownSuggestion',
    })
  })

  it('SET-9 are not taken by who acts for a party without special authorisation', () => {
    const represented: CaseEvent = {
      type: 'party.represented',
      v: 1,
      ...{ party: partyB.id, representative: stranger.id, scope: 'general', file: null },
    }
    const { when } = givenCase(...mediating, represented, suggestedBy())
    expect(when(stranger, accept, { quotes })).toEqual({ refused: 'settlement.notAuthorised' })
  })

  it('SET-9 are taken once, where the line reads as it did and its part is open', () => {
    expect(givenCase(...mediating, suggestedBy(), accepted).when(partyB, accept, { quotes })).toEqual({
      refused: 'settlement.suggestionSettled',
    })
    expect(givenCase(...mediating, suggestedBy(), ...locked).when(partyB, accept, { quotes })).toEqual({
      refused: 'settlement.locked',
    })
    const elsewhere = givenCase(...mediating, suggestedBy(partyA, { base: '早就改了。' }))
    expect(elsewhere.when(partyB, accept, { quotes })).toEqual({ refused: 'settlement.passageChanged' })
  })

  it('SET-9 of who has left the table are the other side’s to take, as they were', () => {
    const second: CaseEvent = { ...added(stranger, 'a') }
    const gone: CaseEvent = { type: 'party.removed', v: 1, party: stranger.id, reason: '退出' }
    const { when } = givenCase(...mediating, second, suggestedBy(stranger), gone)
    expect(when(partyA, accept, { quotes })).toEqual({ refused: 'settlement.notTheirs' })
    expect(when(partyB, accept, { quotes })).toHaveProperty('edits')
  })

  it('SET-9 are left by the other side or a mediator, or taken back by who made them', () => {
    const rejected = (reason: string): CaseEvent => ({
      type: 'settlement.suggestionRejected',
      v: 1,
      suggestion: 's',
      reason,
    })
    const { when } = givenCase(...mediating, suggestedBy())
    for (const who of [partyA, partyB, mediator])
      expect(when(who, reject('太多'))).toEqual({ events: [rejected('太多')] })
    const second: CaseEvent = { ...added(deputy, 'a') }
    const beside = givenCase(...mediating, second, suggestedBy(groupHead))
    expect(beside.when(deputy, reject())).toHaveProperty('events')
    expect(beside.when(partyB, reject())).toHaveProperty('events')
    expect(givenCase(...mediating, second, suggestedBy()).when(deputy, reject())).toEqual({
      refused: 'settlement.notTheirs',
    })
    for (const who of [committee, stranger])
      expect(when(who, reject())).toEqual({ refused: 'who.partyOrMediator' })
    for (const who of [partyA, partyB])
      expect(givenCase(...mediating, suggestedBy(mediator)).when(who, reject())).toHaveProperty('events')
    expect(givenCase(...mediating).when(partyA, reject())).toEqual({
      refused: 'settlement.unknownSuggestion',
    })
    expect(givenCase(...mediating, suggestedBy(), rejected('')).when(partyA, reject())).toEqual({
      refused: 'settlement.suggestionSettled',
    })
    const settled = (event: CaseEvent) =>
      foldCase([...mediating, suggestedBy(), event]).settlement.suggestions['s']
    expect([settled(accepted)?.outcome, settled(rejected('太多'))]).toMatchObject([
      'accepted',
      { outcome: 'rejected', settledBy: mediator.id, reason: '太多' },
    ])
  })

  it('SET-9 the doc is held while one is taken, and while words are agreed to', () => {
    const { quotes: read } = caseStream
    for (const type of ['assent', 'reopen', 'acceptSuggestion', 'finalise'])
      expect(read(`settlement.${type}`)).toEqual(['settlement'])
    expect([read('settlement.sign'), read('settlement.object')]).toEqual([[], []])
  })
})
