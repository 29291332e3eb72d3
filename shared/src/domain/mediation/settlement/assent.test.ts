import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendWords } from '../../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../../docs/settlement/quote.ts'
import {
  committee,
  foldCase,
  givenCase,
  groupHead,
  invited,
  mediator,
  partyA,
  partyB,
  stranger,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import { agreedQuote, writeAgreed } from '../../../testing/settlement/agreed-words.ts'
import { casePhases } from '../case/phase-names.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { agreedTo, isLocked, settlementConsequences, writingBarred } from './agreed.ts'
import { parts, type Part } from './parts.ts'
import type { SettlementCommand } from './schema.ts'
import { hashIn } from './text.ts'

const mediating = untilPhase('mediating')
const quotes = { settlement: agreedQuote }
const changedQuote = (() => {
  const doc = new Y.Doc()
  writeAgreed(doc)
  appendWords(doc, 'prose/terms', '另加一条。')
  return quoteSettlement(doc)
})()

const assent = (
  party = partyA,
  part: Part = 'terms',
  hash = hashIn(agreedQuote, part),
): SettlementCommand => ({ type: 'settlement.assent', part, party: party.id, hash })
const assented = (party = partyA, part: Part = 'terms', beside = false): CaseEvent => ({
  type: 'settlement.assented',
  v: 1,
  ...{ part, party: party.id, hash: hashIn(agreedQuote, part), beside },
})
const represented = (scope: 'general' | 'special'): CaseEvent => ({
  type: 'party.represented',
  v: 1,
  ...{ party: partyA.id, representative: stranger.id, scope, file: null },
})

describe('assent', () => {
  it('SET-2 is to a part as it reads', () => {
    const { when } = givenCase(...mediating)
    expect(when(partyA, assent(), { quotes })).toEqual({ events: [assented()] })
    expect(when(partyA, assent(), { quotes: { settlement: changedQuote } })).toEqual({
      refused: 'settlement.textChanged',
    })
    expect(when(partyA, assent(partyA, 'facts'), { quotes: { settlement: changedQuote } })).toEqual({
      events: [assented(partyA, 'facts')],
    })
  })

  it('SET-2 is given once, and not while something is missing', () => {
    expect(givenCase(...mediating, assented()).when(partyA, assent(), { quotes })).toEqual({
      refused: 'settlement.alreadyAssented',
    })
    const open = quoteSettlement(new Y.Doc())
    const command = assent(partyA, 'facts', hashIn(open, 'facts'))
    expect(givenCase(...mediating).when(partyA, command, { quotes: { settlement: open } })).toEqual({
      refused: 'settlement.incomplete',
      params: { count: 3 },
    })
  })

  it('SET-3 is the party’s own, or beside a mediator', () => {
    const { when } = givenCase(...mediating)
    for (const who of [mediator, invited])
      expect(when(who, assent(), { quotes })).toEqual({ events: [assented(partyA, 'terms', true)] })
    for (const who of [partyB, committee, stranger])
      expect(when(who, assent(), { quotes })).toEqual({ refused: 'who.partyOrMediator' })
    expect(when(partyA, assent(stranger), { quotes })).toEqual({ refused: 'party.unknown' })
  })

  it('SET-3 is who heads the organisation’s to give, and a representative’s only with special authorisation', () => {
    expect(givenCase(...mediating).when(groupHead, assent(partyB), { quotes })).toEqual({
      events: [assented(partyB)],
    })
    const by = (scope: 'general' | 'special') =>
      givenCase(...mediating, represented(scope)).when(stranger, assent(), { quotes })
    expect(by('special')).toEqual({ events: [assented()] })
    expect(by('general')).toEqual({ refused: 'settlement.notAuthorised' })
  })
})

describe('a change of the words', () => {
  const { atStake, of } = settlementConsequences
  const both = [assented(), assented(partyB), assented(partyA, 'facts')]

  it('SET-4 takes away the assents it touches and no others, and keeps what was agreed to', () => {
    const state = foldCase([...mediating, ...both])
    expect([atStake(foldCase(mediating)), atStake(state)]).toEqual([false, true])
    expect(of(state, agreedQuote, agreedQuote)).toEqual([])
    const events = of(state, agreedQuote, changedQuote)
    expect(events).toEqual([
      {
        type: 'settlement.assentVoided',
        v: 1,
        part: 'terms',
        parties: [partyA.id, partyB.id],
        hash: hashIn(changedQuote, 'terms'),
        was: '乙方补给甲方1500元（壹仟伍佰元整）。',
        is: '乙方补给甲方1500元（壹仟伍佰元整）。\n另加一条。',
      },
    ])
    const after = foldCase([...mediating, ...both, ...events])
    expect([agreedTo(after, 'terms'), agreedTo(after, 'facts')]).toEqual([[], [partyA.id]])
    expect(after.settlement.parts.terms.fallen[partyA.id]?.was).toBe('乙方补给甲方1500元（壹仟伍佰元整）。')
    expect(after.settlement.parts.terms.fallen[partyA.id]?.reason).toBe('')
    const again = foldCase([...mediating, ...both, ...events, assented()])
    expect(Object.keys(again.settlement.parts.terms.fallen)).toEqual([partyB.id])
  })

  it('SET-4 takes a final version along that binds nobody yet, should its words ever change', () => {
    const voided = (state: CaseState) => of(state, agreedQuote, changedQuote)
    for (const phase of ['agreedWritten', 'signing'] as const) {
      const after = foldCase([...untilPhase(phase), ...voided(foldCase(untilPhase(phase)))])
      expect([after.settlement.revision, after.case.phase]).toEqual([null, 'mediating'])
    }
    const bound = untilPhase('effective')
    const after = foldCase([...bound, ...voided(foldCase(bound))])
    expect([after.settlement.revision?.quote, after.case.phase]).toEqual([agreedQuote, 'effective'])
  })

  it('SET-5 is asked for by a party: what they agreed to of it falls until they agree anew', () => {
    const object: SettlementCommand = {
      type: 'settlement.object',
      part: 'terms',
      party: partyA.id,
      words: '少了',
    }
    const objected = (beside: boolean): CaseEvent => ({
      type: 'settlement.objected',
      v: 1,
      ...{ part: 'terms', party: partyA.id, words: '少了', beside },
    })
    const { when } = givenCase(...mediating, ...both)
    expect(when(partyA, object)).toEqual({ events: [objected(false)] })
    expect(when(mediator, object)).toEqual({ events: [objected(true)] })
    expect(when(partyB, object)).toEqual({ refused: 'who.partyOrMediator' })
    const after = foldCase([...mediating, ...both, objected(false)])
    expect(agreedTo(after, 'terms')).toEqual([partyB.id])
    expect(after.settlement.parts.terms.objections[partyA.id]?.words).toBe('少了')
    const again = foldCase([...mediating, ...both, objected(false), assented()])
    expect(again.settlement.parts.terms.objections).toEqual({})
  })
})

describe('a part that every party agreed to', () => {
  const reopen: SettlementCommand = { type: 'settlement.reopen', part: 'terms', reason: '数目写错' }
  const reopened: CaseEvent = {
    type: 'settlement.reopened',
    v: 1,
    ...{ part: 'terms', reason: '数目写错', parties: [partyA.id, partyB.id] },
    was: '乙方补给甲方1500元（壹仟伍佰元整）。',
  }

  it('SET-6 is locked, and only then', () => {
    const locked = (...events: CaseEvent[]) => isLocked(foldCase([...mediating, ...events]), 'terms')
    expect([locked(), locked(assented()), locked(assented(), assented(partyB))]).toEqual([false, false, true])
    expect(isLocked(foldCase([]), 'terms')).toBe(false)
  })

  it('SET-6 is opened again by a mediator, and the assents to it fall', () => {
    const agreed = [...mediating, assented(), assented(partyB), assented(partyA, 'facts')]
    const { when } = givenCase(...agreed)
    expect(when(mediator, reopen, { quotes })).toEqual({ events: [reopened] })
    expect(when(partyA, reopen, { quotes })).toEqual({ refused: 'who.mediator' })
    expect(givenCase(...mediating, assented()).when(mediator, reopen, { quotes })).toEqual({
      refused: 'settlement.notLocked',
    })
    const after = foldCase([...agreed, reopened])
    expect([isLocked(after, 'terms'), agreedTo(after, 'facts')]).toEqual([false, [partyA.id]])
    expect(after.settlement.parts.terms.fallen[partyB.id]?.reason).toBe('数目写错')
    const again = foldCase([...agreed, reopened, assented(partyB)])
    expect(Object.keys(again.settlement.parts.terms.fallen)).toEqual([partyA.id])
  })

  it('SET-14 opened again while it is signed: the final version goes with it, and so do the signatures', () => {
    const { when } = givenCase(...untilPhase('signing'))
    expect(when(mediator, reopen, { quotes })).toEqual({ events: [reopened] })
    const after = foldCase([...untilPhase('signing'), reopened])
    expect([after.settlement.revision, after.settlement.revisions, after.case.phase]).toEqual([
      null,
      1,
      'mediating',
    ])
    expect(parts.filter((part) => isLocked(after, part))).toEqual(['parties', 'facts', 'performance'])
  })
})

describe('who writes the words', () => {
  it('SET-7 mediators of the case, while it is mediated', () => {
    const answers = Object.fromEntries(
      casePhases.map((phase) => [phase, writingBarred(foldCase(untilPhase(phase)), mediator)]),
    )
    expect(answers).toEqual({
      registered: 'mayNotEdit',
      mediatorSet: 'notYet',
      mediating: null,
      agreedOral: 'over',
      agreedWritten: 'finalised',
      signing: 'finalised',
      ...Object.fromEntries(
        ['effective', 'performing', 'performed', 'breached', 'confirmApplied', 'confirmed', 'notConfirmed']
          .concat(['failed', 'terminated', 'archived'])
          .map((phase) => [phase, 'over']),
      ),
      refused: 'mayNotEdit',
    })
    for (const who of [partyA, partyB, groupHead, committee, stranger])
      expect(writingBarred(foldCase(mediating), who)).toBe('mayNotEdit')
    expect(writingBarred(foldCase(mediating), invited)).toBeNull()
  })

  it('SET-16 both sides read what is decided about them', () => {
    const { view, audienceClassesOf, audienceOf } = caseStream
    const state = foldCase(untilPhase('effective'))
    for (const who of [partyA, partyB, groupHead, mediator]) {
      expect(view(state, audienceClassesOf(state, who)).settlement).toEqual(state.settlement)
    }
    for (const event of untilPhase('effective'))
      if (event.type.startsWith('settlement.')) expect(audienceOf(event, mediator.id)).toEqual(['public'])
  })
})
