import { describe, expect, it } from 'vitest'
import type { FileId, ParticipantId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import {
  added,
  clerk,
  committee,
  foldCase,
  givenCase,
  groupHead,
  invited,
  mediator,
  partyA,
  partyB,
  registered,
  stranger,
  told,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import { agreedQuote } from '../../../testing/settlement/agreed-words.ts'
import type { CaseCommand, CaseEvent } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { hashIn } from '../settlement/text.ts'
import type { PartyCommand } from './schema.ts'
import { sideOf } from './state.ts'

type Of<Type extends PartyCommand['type']> = Extract<PartyCommand, { type: Type }>

const particulars = { gender: '女', ethnicity: '', age: 46, occupation: '', address: '', headedBy: '' }
const add = (party: string, side: 'a' | 'b' = 'a'): Of<'party.add'> => ({
  type: 'party.add',
  ...{ party: party as ParticipantId, side, kind: 'person', name: '许女士', particulars },
})
const represent = (changed: Partial<Of<'party.represent'>> = {}): Of<'party.represent'> => ({
  type: 'party.represent',
  ...{ party: partyA.id, representative: 'lawyer' as ParticipantId, name: '陈律师', scope: 'special' },
  file: null,
  ...changed,
})

describe('parties', () => {
  it('PARTY-1 are entered by who looks after the case; the name goes to the directory alone', () => {
    expect(givenCase(registered).when(clerk, add('new'))).toEqual({
      events: [{ type: 'party.added', v: 1, party: 'new', side: 'a', kind: 'person', particulars }],
      names: [{ participant: 'new', name: '许女士', grid: '' }],
    })
    expect(givenCase(registered).when(stranger, add('new'))).toEqual({ refused: 'who.caseStaff' })
    const ready = givenCase(...untilPhase('mediatorSet'))
    for (const taken of [partyA.id, groupHead.id, mediator.id])
      expect(ready.when(mediator, add(taken))).toEqual({ refused: 'party.idTaken' })
    expect(givenCase(...untilPhase('agreedWritten')).when(mediator, add('new'))).toEqual({
      refused: 'case.wrongPhase',
    })
  })

  it('PARTY-1 up to twenty a side', () => {
    const many = (count: number) =>
      givenCase(
        registered,
        ...Array.from({ length: count }, (_, index) => added({ ...partyA, id: `p${index}` as never }, 'a')),
      )
    const max = limits.partiesPerSideMax
    expect(many(max - 1).when(clerk, add('new'))).toHaveProperty('events')
    expect(many(max).when(clerk, add('new'))).toEqual({ refused: 'party.tooMany' })
    expect(many(max).when(clerk, add('new', 'b'))).toHaveProperty('events')
  })

  it('PARTY-1 say who of them applied', () => {
    const applied = { applied: true }
    const ready = givenCase(...untilPhase('registered'))
    expect(ready.when(clerk, { ...add('new'), ...applied })).toMatchObject({ events: [applied] })
    const amend = { type: 'party.amend', party: partyA.id, name: '许女士', particulars } as const
    expect(ready.when(clerk, { ...amend, ...applied })).toMatchObject({ events: [applied] })
    const later: CaseEvent = { type: 'party.amended', v: 1, party: partyA.id, particulars }
    const saying = (is: boolean): CaseEvent => ({ ...later, applied: is })
    const is = (...events: CaseEvent[]) =>
      foldCase([...untilPhase('registered'), ...events]).party.parties[partyA.id]!.applied
    expect([is(), is(saying(true)), is(saying(true), later), is(saying(true), saying(false))]).toEqual([
      ...[false, true, true, false],
    ])
  })

  it('PARTY-2 are put right, and taken out if they were entered by mistake', () => {
    const amend = { type: 'party.amend', party: partyA.id, name: '许女士', particulars } as const
    const ready = givenCase(...untilPhase('registered'))
    expect(ready.when(clerk, amend)).toMatchObject({ names: [{ participant: partyA.id }] })
    expect(ready.when(clerk, { ...amend, party: stranger.id })).toEqual({ refused: 'party.unknown' })
    const amended: CaseEvent = { type: 'party.amended', v: 1, party: partyA.id, particulars }
    expect(foldCase([...untilPhase('registered'), amended]).party.parties[partyA.id]?.particulars.age).toBe(
      46,
    )
    expect(givenCase(...untilPhase('mediating')).when(mediator, amend)).toHaveProperty('events')
    for (const phase of ['agreedWritten', 'signing'] as const)
      expect(givenCase(...untilPhase(phase)).when(mediator, amend)).toEqual({ refused: 'case.wrongPhase' })
    const remove = { type: 'party.remove', party: partyA.id, reason: '登记错了' } as const
    expect(ready.when(clerk, remove)).toMatchObject({ nameless: [partyA.id] })
    expect(ready.when(clerk, { ...remove, party: partyB.id })).toMatchObject({
      nameless: [partyB.id, groupHead.id],
    })
    const removed: CaseEvent = { type: 'party.removed', v: 1, party: partyA.id, reason: '登记错了' }
    expect(sideOf(foldCase([...untilPhase('registered'), removed]).party, 'a')).toEqual([])
    expect(givenCase(...untilPhase('agreedWritten')).when(mediator, remove)).toEqual({
      refused: 'case.wrongPhase',
    })
  })

  it('PARTY-2 taken out while it is mediated, the others agree anew, and a side is never empty', () => {
    const second = { ...partyA, id: 'second' as ParticipantId }
    const remove = { type: 'party.remove', party: second.id, reason: '房子已经卖了' } as const
    const given = givenCase(
      ...untilPhase('mediating'),
      added(second, 'a'),
      ...[partyA, second].map(({ id }): CaseEvent => ({
        type: 'settlement.assented',
        v: 1,
        ...{ part: 'terms', party: id, hash: 'h', beside: false },
      })),
      { type: 'case.writtenAsked', v: 1, party: second.id, beside: false },
      { type: 'case.openAsked', v: 1, party: second.id, open: true, beside: false },
      { type: 'case.extensionAgreed', v: 1, party: second.id, until: '2026-09-01', beside: false },
    )
    const answer = given.when(mediator, remove, { quotes: { settlement: agreedQuote } })
    expect(answer).toEqual({
      events: [
        {
          ...{ type: 'settlement.reopened', v: 1, part: 'terms', reason: remove.reason },
          ...{ parties: [partyA.id, second.id], was: agreedQuote.fields['words/terms'] },
        },
        { type: 'party.removed', v: 1, party: second.id, reason: remove.reason },
      ],
    })
    const after = answer.events!.reduce(
      (state, event) => caseStream.decider.evolve(state, { ...event, seq: 0, at: 0, by: mediator.id }),
      given.state,
    )
    expect(after.settlement.parts.terms).toMatchObject({ assents: {}, fallen: { [partyA.id]: {} } })
    expect(after.settlement.parts.terms.fallen).not.toHaveProperty(second.id)
    expect(after.case).toMatchObject({ writtenAsked: [], openAsked: {}, extensions: {} })
    expect(givenCase(...untilPhase('mediating')).when(mediator, { ...remove, party: partyA.id })).toEqual({
      refused: 'case.sideMissing',
    })
  })

  it('PARTY-5 one who comes while it is mediated agrees to nothing before they were told', () => {
    const second = { ...partyA, id: 'second' as ParticipantId }
    const given = givenCase(...untilPhase('mediating'), added(second, 'a'))
    const hash = hashIn(agreedQuote, 'terms')
    const quotes = { settlement: agreedQuote }
    const assent = { type: 'settlement.assent', part: 'terms', party: second.id, hash } as const
    expect(given.when(mediator, assent, { quotes })).toEqual({ refused: 'case.rightsNotTold' })
    const finalise = { type: 'settlement.finalise', hash: agreedQuote.hash } as const
    expect(given.when(mediator, finalise, { quotes })).toEqual({ refused: 'case.rightsNotTold' })
    const oral: CaseCommand = {
      ...{ type: 'case.agreeOral', facts: '水管', content: '换', performance: '当天' },
      ...{ performedAtOnce: true, simple: true, agreed: [partyA.id, partyB.id, second.id] },
    }
    expect(given.when(mediator, oral)).toEqual({ refused: 'case.rightsNotTold' })
    const told2 = givenCase(...untilPhase('mediating'), added(second, 'a'), told(second))
    expect(told2.when(mediator, assent, { quotes })).toHaveProperty('events')
    expect(told2.when(mediator, oral)).toHaveProperty('events')
  })

  it('PARTY-3 are reached in a way that the other side does not read', () => {
    const contact = { type: 'party.contact', party: partyA.id, phone: '0750-0000000', note: '' } as const
    expect(givenCase(...untilPhase('registered')).when(clerk, contact)).toHaveProperty('events')
    const contacted: CaseEvent = {
      ...{ type: 'party.contacted', v: 1, party: partyA.id, phone: '0750-0000000', note: '' },
    }
    const state = foldCase([...untilPhase('mediating'), contacted])
    const seenBy = (actor: typeof partyA) =>
      caseStream.view(state, caseStream.audienceClassesOf(state, actor)).party.parties[partyA.id]?.contact
    expect(seenBy(partyA)).toEqual({ phone: '0750-0000000', note: '' })
    expect(seenBy(mediator)).toEqual({ phone: '0750-0000000', note: '' })
    expect(seenBy(partyB)).toBeNull()
  })

  it('PARTY-4 may have somebody act for them, who does as they do', () => {
    const ready = givenCase(...untilPhase('mediatorSet'))
    expect(ready.when(mediator, represent())).toMatchObject({
      events: [{ type: 'party.represented', representative: 'lawyer' }],
      names: [{ participant: 'lawyer', name: '陈律师' }],
    })
    for (const representative of [partyB.id, groupHead.id, invited.id])
      expect(ready.when(mediator, represent({ representative }))).toEqual({ refused: 'party.idTaken' })
    expect(ready.when(mediator, represent({ file: 'none' as FileId }))).toEqual({
      refused: 'dossier.unknownFile',
    })
    expect(ready.when(mediator, represent({ scope: 'head' }))).toEqual({ refused: 'party.noOrganisation' })
    expect(ready.when(mediator, represent({ party: partyB.id, scope: 'head' }))).toHaveProperty('events')
    const file: CaseEvent = {
      ...{ type: 'file.added', v: 1, file: 'f', name: '委托书.pdf', mime: 'application/pdf', bytes: 1 },
      ...{ sha256: '', piece: 'authorisation' },
    }
    const handedIn = givenCase(...untilPhase('mediatorSet'), file)
    const again = represent({ party: partyB.id, representative: groupHead.id, file: 'f' as FileId })
    expect(handedIn.when(mediator, again)).toHaveProperty('events')
    expect(ready.when(groupHead, { type: 'case.askOpen', party: partyB.id })).toMatchObject({
      events: [{ beside: false }],
    })
    expect(ready.when(groupHead, { type: 'case.askOpen', party: partyA.id })).toEqual({
      refused: 'who.partyOrMediator',
    })
  })

  it('PARTY-7 an end is made of it by the party, who acts for them or who mediates, at any time', () => {
    const end = { type: 'party.endRepresentation', party: partyB.id, representative: groupHead.id } as const
    for (const who of [partyB, groupHead, mediator])
      for (const phase of ['mediatorSet', 'signing', 'performing'] as const)
        expect(givenCase(...untilPhase(phase)).when(who, end)).toHaveProperty('events')
    const signing = givenCase(...untilPhase('signing'))
    expect(signing.when(partyA, end)).toEqual({ refused: 'who.partyOrMediator' })
    expect(signing.when(partyB, { ...end, representative: partyA.id })).toEqual({ refused: 'party.unknown' })
    const ended: CaseEvent = {
      ...{ type: 'party.representationEnded', v: 1, party: partyB.id, representative: groupHead.id },
    }
    expect(signing.when(mediator, end)).toEqual({ events: [ended], linkless: [groupHead.id] })
    const after = givenCase(...untilPhase('mediating'), ended)
    expect(caseStream.mayOpen(after.state, groupHead)).toEqual({ code: 'stream.notFound' })
    expect(after.when(mediator, add(groupHead.id))).toEqual({ refused: 'party.idTaken' })
    expect(
      after.when(committee, {
        ...{ type: 'case.setMediators', chosenBy: 'committee' },
        mediators: [{ participant: groupHead.id, capacity: 'people', ties: 'none' }],
      }),
    ).toEqual({ refused: 'case.conflict' })
  })

  it('PARTY-5 acknowledge their rights once, themselves or beside a mediator', () => {
    const acknowledge = { type: 'party.acknowledgeRights', party: partyA.id } as const
    const ready = givenCase(...untilPhase('registered'))
    expect(ready.when(partyA, acknowledge)).toMatchObject({ events: [{ beside: false }] })
    expect(ready.when(clerk, acknowledge)).toMatchObject({ events: [{ beside: true }] })
    expect(givenCase(...untilPhase('registered'), told(partyA)).when(partyA, acknowledge)).toEqual({
      refused: 'party.alreadyTold',
    })
  })

  it('PARTY-6 agree by name to who sits in, so many', () => {
    const consent = { type: 'party.consentTo', party: partyA.id, who: '老支书', as: 'neighbour' } as const
    const given = (who: string): CaseEvent => ({
      ...{ type: 'party.consented', v: 1, party: partyA.id, who, as: 'neighbour', beside: false },
    })
    const ask = (...events: CaseEvent[]) =>
      givenCase(...untilPhase('mediating'), ...events).when(partyA, consent)
    expect(ask()).toEqual({ events: [given('老支书')] })
    expect(ask(given('老支书'))).toEqual({ refused: 'party.alreadyConsented' })
    const many = Array.from({ length: limits.talkGuestsMax }, (_, index) => given(`邻居${index}`))
    expect(ask(...many)).toEqual({ refused: 'party.tooMany' })
    expect(ask(...many.slice(1))).toHaveProperty('events')
  })
})
