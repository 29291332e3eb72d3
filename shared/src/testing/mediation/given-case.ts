import type { Day } from '../../domain/days.ts'
import type { AccountRole, Actor, Decision, Inputs, Instant, Recorded } from '../../domain/decider.ts'
import { evolveCase } from '../../domain/mediation/case-fold.ts'
import {
  initialCaseState,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
} from '../../domain/mediation/case-state.ts'
import { caseStream } from '../../domain/mediation/case-stream.ts'
import type { CaseLifeCommand, CasePhase } from '../../domain/mediation/case/schema.ts'
import type { Side } from '../../domain/mediation/party/schema.ts'
import type { Instalment } from '../../domain/mediation/performance/schema.ts'
import { parts } from '../../domain/mediation/settlement/parts.ts'
import { hashIn } from '../../domain/mediation/settlement/text.ts'
import type { FileId, ParticipantId, StationId } from '../../lib/ids.ts'
import { inputs as anyInputs } from '../given.ts'
import { agreedQuote } from '../settlement/agreed-words.ts'

type Known = Actor & { readonly id: ParticipantId }
const known = (id: string, ...roles: AccountRole[]): Known => ({ id: id as ParticipantId, roles })

/** One of each sort that the rules of a case tell apart. The ids are words, so that a failing test reads like a sentence. */
export const committee = known('committee', 'stationHead')
export const clerk = known('clerk', 'mediator')
export const officer = known('officer', 'liaisonOfficer')
/** Appointed in every case made by `untilPhase`, and an account of the station. */
export const mediator = known('mediator', 'mediator')
/** 特邀调解员: a deputy, appointed beside the first. */
export const invited = known('invited', 'deputy')
export const deputy = known('deputy', 'deputy')
/** 许女士, 甲方. */
export const partyA = known('partyA')
/** 村民小组, 乙方: an organisation, whose head acts for it. */
export const partyB = known('partyB')
export const groupHead = known('groupHead')
export const stranger = known('stranger')

export const everyoneInCase = [
  ...[committee, clerk, officer, mediator, invited, deputy, partyA, partyB, groupHead, stranger],
] as const

/** Noon in China, 2 July 2026. */
export const registeredAt = Date.UTC(2026, 6, 2, 4)
export const dayMs = 24 * 60 * 60_000
/** Noon in China of a day. */
export const noonOf = (day: Day): Instant => Date.parse(`${day}T04:00:00Z`)

const particulars = { gender: '', ethnicity: '', age: null, occupation: '', address: '步溪村', headedBy: '' }

export const added = (person: Known, side: Side, kind: 'person' | 'organisation' = 'person'): CaseEvent => ({
  type: 'party.added',
  v: 1,
  party: person.id,
  side,
  kind,
  particulars,
})

export const registered: CaseEvent = {
  type: 'case.registered',
  v: 1,
  ...{ station: 'station', number: { year: 2026, count: 3 }, origin: 'applied', from: null },
  ...{ category: 'landRights', title: '出嫁女土地权益', brief: '对土地权益有争议', sought: '' },
}

export const told = (person: Known): CaseEvent => ({
  type: 'party.rightsAcknowledged',
  v: 1,
  party: person.id,
  beside: false,
})

const represented: CaseEvent = {
  type: 'party.represented',
  v: 1,
  ...{ party: partyB.id, representative: groupHead.id, scope: 'head', file: null },
}

export const instalments: readonly Instalment[] = [
  { amountFen: 0, dueOn: '2026-09-28', payer: 'b', words: '写进村民小组台账并公示' },
  { amountFen: 150_000, dueOn: '2026-10-15', payer: 'b', words: '付第一笔' },
]

/** An event at a time, by somebody; else by the mediator when the case was registered. */
export type Happened = CaseEvent | Recorded<CaseEvent>
export const at = (instant: Instant, event: CaseEvent, by: Known = mediator): Recorded<CaseEvent> => ({
  ...event,
  seq: 0,
  at: instant,
  by: by.id,
})

/** The day an agreement of `untilPhase` takes effect. */
export const effectiveOn: Day = '2026-08-29'
const onEffect = (event: CaseEvent) => at(noonOf(effectiveOn), event)

const steps: readonly (readonly [CasePhase, readonly Happened[]])[] = [
  ['registered', [registered, added(partyA, 'a'), added(partyB, 'b', 'organisation'), represented]],
  [
    'mediatorSet',
    [
      {
        ...{ type: 'case.mediatorsSet', v: 1, chosenBy: 'committee' },
        mediators: [
          { participant: mediator.id, capacity: 'people' },
          { participant: invited.id, capacity: 'invited' },
        ],
      },
      told(partyA),
      told(partyB),
    ],
  ],
  ['mediating', [{ type: 'case.begun', v: 1 }]],
  ['agreedWritten', [...assented().map(onEffect), onEffect(finalised()), ...scanned().map(onEffect)]],
  ['signing', [onEffect(signed('party', partyA))]],
  [
    'effective',
    [
      onEffect(signed('party', partyB)),
      onEffect(signed('mediator', mediator)),
      onEffect(signed('mediator', invited)),
      onEffect({
        type: 'settlement.sealed',
        v: 1,
        hash: agreedQuote.hash,
        committee: '步溪村人民调解委员会',
      }),
      onEffect({ type: 'settlement.tookEffect', v: 1, hash: agreedQuote.hash, on: effectiveOn }),
    ],
  ],
]

/** A scan of somebody's signature, which the mediator put in the dossier. */
export function scanOf({ id }: Known): FileId {
  return `scan of ${id}` as FileId
}
export function scanned(): readonly CaseEvent[] {
  return [partyA, partyB, mediator, invited].map((signer) => ({
    ...{ type: 'file.added', v: 1, file: scanOf(signer), name: '签名.jpg', mime: 'image/jpeg', bytes: 1 },
    ...{ sha256: '', piece: 'agreement' },
  }))
}
/** Every party agreed to every part of the words as they are. */
function assented(): readonly CaseEvent[] {
  return parts.flatMap((part) =>
    [partyA, partyB].map(({ id }): CaseEvent => ({
      type: 'settlement.assented',
      v: 1,
      ...{ part, party: id, hash: hashIn(agreedQuote, part), beside: false },
    })),
  )
}
function finalised(): CaseEvent {
  return { type: 'settlement.finalised', v: 1, revision: 1, quote: agreedQuote, instalments }
}
export function signed(as: 'party' | 'mediator', signer: Known): CaseEvent {
  return {
    type: 'settlement.signed',
    v: 1,
    ...{ hash: agreedQuote.hash, as, signer: signer.id, way: 'hand', file: scanOf(signer), beside: false },
  }
}

const paid: CaseEvent = {
  type: 'performance.recorded',
  v: 1,
  instalment: 1,
  amountFen: 0,
  on: '2026-09-20',
  file: null,
}

const aside: Partial<Record<CasePhase, () => readonly Happened[]>> = {
  refused: () => [
    ...untilPhase('registered'),
    { type: 'case.refused', v: 1, party: partyA.id, reason: '不愿意', beside: true },
  ],
  failed: () => [
    ...untilPhase('mediating'),
    { type: 'case.failed', v: 1, reason: '差得太远', routes: ['court'] },
  ],
  terminated: () => [
    ...untilPhase('mediating'),
    {
      ...{ type: 'case.terminated', v: 1, party: partyA.id, reason: '不谈了', beside: false },
      routes: ['court'],
    },
  ],
  agreedOral: () => [
    ...untilPhase('mediating'),
    {
      ...{ type: 'case.agreedOrally', v: 1, facts: '水管', content: '换', performance: '当天' },
      agreed: [partyA.id, partyB.id],
    },
  ],
  performing: () => [...untilPhase('effective'), paid],
  performed: () => [...untilPhase('performing'), { type: 'performance.completed', v: 1, on: '2026-10-14' }],
  breached: () => [
    ...untilPhase('effective'),
    { type: 'performance.breached', v: 1, instalment: 1, words: '没写' },
  ],
  confirmApplied: () => [
    ...untilPhase('effective'),
    { type: 'confirmation.agreed', v: 1, party: partyA.id, beside: false },
    { type: 'confirmation.agreed', v: 1, party: partyB.id, beside: false },
    { type: 'confirmation.applied', v: 1, on: '2026-09-20' },
  ],
  confirmed: () => [
    ...untilPhase('confirmApplied'),
    { type: 'confirmation.decided', v: 1, outcome: 'confirmed', on: '2026-10-05' },
  ],
  notConfirmed: () => [
    ...untilPhase('confirmApplied'),
    { type: 'confirmation.decided', v: 1, outcome: 'notConfirmed', on: '2026-10-05' },
  ],
  archived: () => [...untilPhase('failed'), { type: 'case.archived', v: 1, retention: 'long' }],
}

/** What happened in a case until it came to this phase. */
export function untilPhase(phase: CasePhase): readonly Happened[] {
  const way = aside[phase]
  if (way) return way()
  const index = steps.findIndex(([reached]) => reached === phase)
  return steps.slice(0, index + 1).flatMap(([, events]) => events)
}

/** As the stream has it: by the mediator when the case was registered, where nothing else is said. */
export const asRecorded = (event: Happened): Recorded<CaseEvent> =>
  'seq' in event ? event : at(registeredAt, event)

export const foldCase = (events: readonly Happened[]): CaseState =>
  events.reduce((state: CaseState, event) => evolveCase(state, asRecorded(event)), initialCaseState)

/** 特邀 for the deputies, until the end of the year; everybody else here is a mediator of the committee. */
const inputs: Inputs = {
  ...anyInputs,
  appointment: (id) =>
    id === invited.id || id === deputy.id
      ? { capacity: 'invited', term: { from: '2026-01-01', until: '2026-12-31' } }
      : { capacity: 'people', term: null },
}

type Answered = Partial<Decision<CaseEvent>> & {
  readonly refused?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Given what happened, when somebody asks: what follows, or why not. */
export function givenCase(...events: readonly Happened[]) {
  const state = foldCase(events)
  return {
    state,
    when: (actor: Actor, command: CaseCommand, given: Partial<Inputs> = {}): Answered => {
      const { can, decide } = caseStream.decider
      const refusal = can(state, command, actor)
      if (refusal) return { refused: refusal.code }
      const decided = decide(state, command, actor, { ...inputs, now: registeredAt, ...given })
      if (decided.ok) return decided.value
      const { code, params } = decided.error
      return params ? { refused: code, params } : { refused: code }
    },
  }
}

export const station = 'station' as StationId

type SetMediators = Extract<CaseLifeCommand, { type: 'case.setMediators' }>

/** 人民调解员, with no tie to the matter. */
export const named = { participant: mediator.id, capacity: 'people', ties: 'none' } as const
export const setMediators = (...mediators: SetMediators['mediators']): CaseCommand => ({
  type: 'case.setMediators',
  mediators,
  chosenBy: 'committee',
})
