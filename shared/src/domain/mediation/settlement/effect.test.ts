import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks } from '../../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../../docs/settlement/quote.ts'
import type { FileId, ParticipantId } from '../../../lib/ids.ts'
import { limits } from '../../../lib/limits.ts'
import {
  at,
  clerk,
  committee,
  deputy,
  effectiveOn,
  foldCase,
  givenCase,
  groupHead,
  instalments,
  invited,
  mediator,
  noonOf,
  partyA,
  partyB,
  scanOf,
  signed,
  stranger,
  untilPhase,
  type Happened,
} from '../../../testing/mediation/given-case.ts'
import { agreedQuote, writeAgreed } from '../../../testing/settlement/agreed-words.ts'
import type { CaseEvent } from '../case-state.ts'
import { isOpinion } from './agreed.ts'
import { sealedBy } from './state.ts'
import { parts } from './parts.ts'
import type { SettlementCommand } from './schema.ts'
import { versionsOf } from './state.ts'
import { hashIn } from './text.ts'

const { hash } = agreedQuote
const mediating = untilPhase('mediating')
const quotes = { settlement: agreedQuote }
const agreed = (quote = agreedQuote): CaseEvent[] =>
  parts.flatMap((part) =>
    [partyA, partyB].map(({ id }) => ({
      type: 'settlement.assented',
      v: 1,
      ...{ part, party: id, hash: hashIn(quote, part), beside: false },
    })),
  )
const finalise = (of = hash): SettlementCommand => ({ type: 'settlement.finalise', hash: of })
const finalised: CaseEvent = {
  type: 'settlement.finalised',
  v: 1,
  ...{ revision: 1, quote: agreedQuote, instalments },
}

describe('the final version', () => {
  it('SET-10 quotes what all agreed to, and says what is to be done by when', () => {
    const { when } = givenCase(...mediating, ...agreed())
    expect(when(mediator, finalise(), { quotes })).toEqual({ events: [finalised] })
    expect(when(partyA, finalise(), { quotes })).toEqual({ refused: 'who.mediator' })
    expect(when(mediator, finalise('0'), { quotes })).toEqual({ refused: 'settlement.textChanged' })
  })

  it('SET-10 is not made while a party has not agreed to a part', () => {
    expect(givenCase(...mediating, ...agreed().slice(1)).when(mediator, finalise(), { quotes })).toEqual({
      refused: 'settlement.notAllAgreed',
      params: { count: 1 },
    })
    expect(givenCase(...mediating).when(mediator, finalise(), { quotes })).toEqual({
      refused: 'settlement.notAllAgreed',
      params: { count: 4 },
    })
  })

  it('SET-10 is not made of other words, of words with something missing, or of more than can be kept track of', () => {
    const of = (write: (doc: Y.Doc) => void, agreeing = true) => {
      const doc = new Y.Doc()
      write(doc)
      const quote = quoteSettlement(doc)
      const { when } = givenCase(...mediating, ...agreed(agreeing ? quote : agreedQuote))
      return when(mediator, finalise(quote.hash), { quotes: { settlement: quote } })
    }
    expect(of(() => {}, false)).toEqual({ refused: 'settlement.textChanged' })
    expect(of(() => {})).toEqual({ refused: 'settlement.incomplete', params: { count: 6 } })
    const many = (count: number) => (doc: Y.Doc) => {
      writeAgreed(doc)
      const one = { block: 'instalment', amountFen: 1, dueOn: '2026-12-31', payer: 'a', line: [] } as const
      appendBlocks(doc, 'prose/performance', Array(count - 2).fill(one))
    }
    expect(of(many(limits.instalmentsMax + 1))).toEqual({ refused: 'settlement.tooManyInstalments' })
    expect(of(many(limits.instalmentsMax))).toHaveProperty('events')
  })

  it('SET-14 after one was opened again has the next number', () => {
    const reopened: CaseEvent = {
      type: 'settlement.reopened',
      v: 1,
      ...{ part: 'terms', reason: '改', parties: [], was: '' },
    }
    const { when } = givenCase(...untilPhase('signing'), reopened)
    expect(when(mediator, finalise(), { quotes }).events).toMatchObject([{ revision: 2 }])
  })

  it('SET-14 that a court did not confirm binds nobody when mediation goes on', () => {
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '补' }
    const after = foldCase([...untilPhase('notConfirmed'), resumed])
    expect([after.settlement.revision, after.settlement.revisions]).toEqual([null, 1])
  })

  it('SET-14 that a court did not confirm stays on file as it was signed, beside the next', () => {
    const { revision } = foldCase(untilPhase('notConfirmed')).settlement
    const resumed: CaseEvent = { type: 'case.resumed', v: 1, reason: '补' }
    const next: CaseEvent = {
      type: 'settlement.finalised',
      v: 1,
      revision: 2,
      quote: agreedQuote,
      instalments,
    }
    const { settlement } = foldCase([...untilPhase('notConfirmed'), resumed, next])
    expect(settlement.earlier).toEqual([revision])
    expect(settlement.earlier[0]).toMatchObject({
      number: 1,
      effectiveOn,
      seal: { committee: '步溪村人民调解委员会' },
    })
    expect(versionsOf(settlement).map(({ number }) => number)).toEqual([1, 2])
    expect(versionsOf(foldCase(mediating).settlement)).toEqual([])
  })
})

type Sign = Extract<SettlementCommand, { type: 'settlement.sign' }>
const sign = (changed: Partial<Sign> = {}): Sign => ({
  ...{ type: 'settlement.sign', hash, as: 'party', party: partyB.id, way: 'hand', file: scanOf(partyB) },
  ...changed,
})
const asMediator = sign({ as: 'mediator', party: null, file: scanOf(mediator) })
const asInvited = { ...asMediator, file: scanOf(invited) }
const seal = (of = hash): SettlementCommand => ({
  type: 'settlement.seal',
  hash: of,
  committee: '步溪村人民调解委员会',
})
const sealed: CaseEvent = { type: 'settlement.sealed', v: 1, hash, committee: '步溪村人民调解委员会' }
const tookEffect: CaseEvent = { type: 'settlement.tookEffect', v: 1, hash, on: effectiveOn }
const now = noonOf(effectiveOn)

const fileAdded: CaseEvent = {
  ...{ type: 'file.added', v: 1, file: 'f', name: '签名.jpg', mime: 'image/jpeg', bytes: 1 },
  ...{ sha256: '', piece: 'agreement' },
}

describe('signing', () => {
  const final = untilPhase('agreedWritten')

  it('SET-11 is each party’s, beside a mediator if they like, and each mediator’s for themselves', () => {
    const { when } = givenCase(...final)
    expect(when(partyB, sign())).toEqual({ events: [signed('party', partyB)] })
    expect(when(mediator, sign({ way: 'fingerprint' }))).toEqual({
      events: [{ ...signed('party', partyB), way: 'fingerprint', beside: true }],
    })
    expect(when(invited, asInvited)).toEqual({ events: [signed('mediator', invited)] })
    for (const who of [partyA, committee, stranger])
      expect(when(who, sign())).toEqual({ refused: 'who.partyOrMediator' })
    expect(when(partyB, asMediator)).toEqual({ refused: 'who.mediator' })
    expect(when(partyB, sign({ party: null }))).toEqual({ refused: 'party.unknown' })
  })

  it('SET-11 the recorder signs too; it takes no part in the effect', () => {
    const recording = sign({ as: 'recorder', party: null, file: scanOf(mediator) })
    const { when } = givenCase(...final)
    expect(when(mediator, recording)).toEqual({
      events: [{ ...signed('mediator', mediator), as: 'recorder' }],
    })
    for (const who of [partyA, clerk]) expect(when(who, recording)).toEqual({ refused: 'who.caseStaff' })
  })

  it('SET-11 is of this version, once, with a file that shows it', () => {
    const { when } = givenCase(...final, signed('party', partyB))
    expect(when(partyB, sign({ hash: '0' }))).toEqual({ refused: 'settlement.textChanged' })
    expect(when(partyB, sign())).toEqual({ refused: 'settlement.alreadySigned' })
    expect(when(partyA, sign({ party: partyA.id, file: 'none' as FileId }))).toEqual({
      refused: 'dossier.unknownFile',
    })
    expect(when(stranger, sign({ party: 'nobody' as ParticipantId }))).toEqual({ refused: 'party.unknown' })
  })

  it('SET-11 is shown by a file of whose it is or a mediator’s, and of no other signature', () => {
    const handedIn = (by: typeof partyA): Happened =>
      at(now, { ...fileAdded, file: `from ${by.id}` } as CaseEvent, by)
    const from = (by: typeof partyA) => `from ${by.id}` as FileId
    const { when } = givenCase(
      ...[...final, ...[partyA, partyB, groupHead, committee].map(handedIn)],
      signed('party', partyA),
    )
    for (const file of [from(partyB), from(groupHead), scanOf(partyB)])
      expect(when(partyB, sign({ file }))).toMatchObject({ events: [{ file }] })
    for (const by of [partyA, committee])
      expect(when(partyB, sign({ file: from(by) }))).toEqual({ refused: 'settlement.fileNotYours' })
    expect(when(mediator, sign({ file: from(partyA) }))).toEqual({ refused: 'settlement.fileNotYours' })
    expect(when(partyB, sign({ file: scanOf(partyA) }))).toEqual({ refused: 'dossier.inUse' })
    const recorder = sign({ as: 'recorder', party: null, file: from(committee) })
    expect(when(committee, recorder)).toHaveProperty('events')
  })

  it('SET-11 is shown by no file that showed one on a version that is none any more', () => {
    const reopened: CaseEvent = {
      ...{ type: 'settlement.reopened', v: 1, part: 'terms', reason: '改', parties: [], was: '' },
    }
    const anew: CaseEvent = { ...finalised, revision: 2 } as CaseEvent
    const { when } = givenCase(...untilPhase('signing'), reopened, anew)
    const again = sign({ party: partyA.id, file: scanOf(partyA) })
    for (const who of [partyA, mediator]) expect(when(who, again)).toEqual({ refused: 'dossier.inUse' })
    expect(when(partyB, sign())).toHaveProperty('events')
  })

  it('SET-11 is on paper alone where it is of marriage, adoption or inheritance', () => {
    for (const category of ['status', 'inheritance'] as const) {
      const [first, ...rest] = untilPhase('agreedWritten')
      const { when } = givenCase({ ...first, category } as Happened, ...rest)
      for (const way of ['hand', 'fingerprint'] as const)
        expect(when(partyB, sign({ way }))).toEqual({ refused: 'settlement.onPaper' })
      expect(when(partyB, sign({ way: 'paper' }))).toHaveProperty('events')
    }
  })

  it('SET-11 is not given by who acts for a party before their letter of authority is on file', () => {
    const lawyer = { ...deputy, roles: [] }
    const acts = (file: string | null, scope: 'special' | 'head' = 'special'): CaseEvent => ({
      type: 'party.represented',
      v: 1,
      ...{ party: partyB.id, representative: lawyer.id, scope, file },
    })
    const letter = { ...fileAdded, file: 'letter', piece: 'authorisation' } as CaseEvent
    const ask = (...events: CaseEvent[]) => givenCase(...final, ...events).when(lawyer, sign())
    expect(ask(acts(null))).toEqual({ refused: 'settlement.noLetter' })
    expect(ask(letter, acts('letter'))).toHaveProperty('events')
    const withdrawn: CaseEvent = {
      ...{ type: 'file.withdrawn', v: 1, file: 'letter', piece: 'authorisation' },
      ...{ addedBy: mediator.id, reason: '过期' },
    }
    expect(ask(letter, acts('letter'), withdrawn)).toEqual({ refused: 'settlement.noLetter' })
    expect(ask(acts(null, 'head'))).toHaveProperty('events')
    const agreeing = givenCase(...mediating, acts(null))
    const assent = {
      type: 'settlement.assent',
      part: 'terms',
      party: partyB.id,
      hash: hashIn(agreedQuote, 'terms'),
    } as const
    expect(agreeing.when(lawyer, assent, { quotes })).toHaveProperty('events')
  })

  it('SET-12 the seal is the committee’s, of this version, once', () => {
    const { when } = givenCase(...final)
    expect(when(committee, seal())).toEqual({ events: [sealed] })
    expect(when(mediator, seal())).toEqual({ refused: 'who.committee' })
    expect(when(committee, seal('0'))).toEqual({ refused: 'settlement.textChanged' })
    expect(givenCase(...final, sealed).when(committee, seal())).toEqual({
      refused: 'settlement.alreadySealed',
    })
    expect(foldCase([...final, sealed]).case.phase).toBe('signing')
  })

  it('SET-12 without a seal it takes no effect', () => {
    const all = [signed('party', partyA), signed('party', partyB), signed('mediator', mediator)]
    const { when, state } = givenCase(...final, ...all)
    expect(when(invited, asInvited, { now })).toEqual({ events: [signed('mediator', invited)] })
    expect(state.settlement.revision?.effectiveOn).toBeNull()
    const heads = [state, foldCase([...final, sealed])].map(({ settlement }) =>
      isOpinion(settlement.revision!),
    )
    expect(heads).toEqual([true, false])
  })

  it('SET-12 the final version says which committee is to seal it, where the station has one', () => {
    const committeeOfStation = '步溪村人民调解委员会'
    const { when } = givenCase(...mediating, ...agreed())
    const named = { ...finalised, committee: committeeOfStation } as CaseEvent
    const given = { quotes, committee: () => committeeOfStation }
    expect(when(mediator, finalise(), given)).toEqual({ events: [named] })
    const { revision } = foldCase([...mediating, ...agreed(), named]).settlement
    expect([isOpinion(revision!), sealedBy(revision!)]).toEqual([false, committeeOfStation])
  })

  it('SET-13 takes effect on the day on which the last hand is there, whosever it is', () => {
    const acts = [
      {
        who: partyA,
        command: sign({ party: partyA.id, file: scanOf(partyA) }),
        event: signed('party', partyA),
      },
      { who: partyB, command: sign(), event: signed('party', partyB) },
      { who: mediator, command: asMediator, event: signed('mediator', mediator) },
      { who: invited, command: asInvited, event: signed('mediator', invited) },
      { who: committee, command: seal(), event: sealed },
    ]
    for (const last of acts) {
      const others = acts.filter((one) => one !== last).map(({ event }) => event)
      const { when } = givenCase(...final, ...others)
      expect(when(last.who, last.command, { now })).toEqual({ events: [last.event, tookEffect] })
      const missing = acts.filter((one) => one !== last && one !== acts[0] && one !== acts[4])
      const early = givenCase(...final, ...missing.map(({ event }) => event))
      expect(early.when(last.who, last.command, { now })).toEqual({ events: [last.event] })
    }
    const after = foldCase(untilPhase('effective'))
    expect([after.settlement.revision?.effectiveOn, after.case.effectiveOn]).toEqual([
      effectiveOn,
      effectiveOn,
    ])
  })
})
