import type { Steps } from '../../fold.ts'
import type { CaseLifeEvent } from '../case/schema.ts'
import type { PartyEvent } from '../party/schema.ts'
import { parts, type Part } from './parts.ts'
import type { SettlementEvent } from './schema.ts'
import {
  filesOfSignatures,
  versionsOf,
  type PartAgreed,
  type Revision,
  type SettlementPart,
  type Suggestion,
} from './state.ts'

type Heard =
  | SettlementEvent
  | Extract<CaseLifeEvent, { type: 'case.resumed' | 'case.failed' | 'case.terminated' }>
  | Extract<PartyEvent, { type: 'party.removed' }>

const change = (
  settlement: SettlementPart,
  part: Part,
  to: (agreed: PartAgreed) => Partial<PartAgreed>,
): SettlementPart => ({
  ...settlement,
  parts: { ...settlement.parts, [part]: { ...settlement.parts[part], ...to(settlement.parts[part]) } },
})

const without = <T>(
  table: Readonly<Record<string, T>>,
  ids: readonly string[],
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(table).filter(([id]) => !ids.includes(id)))

/** The assents of these parties fall; what they had agreed to is kept for them to see what changed. */
const fall = (
  settlement: SettlementPart,
  part: Part,
  parties: readonly string[],
  was: string,
  at: number,
  reason: string,
): SettlementPart =>
  change(settlement, part, ({ assents, fallen }) => ({
    assents: without(assents, parties),
    fallen: { ...fallen, ...Object.fromEntries(parties.map((party) => [party, { was, at, reason }])) },
  }))

/** Whoever is no party any more has nothing to agree to. */
const leave = ({ assents, objections, fallen }: PartAgreed, party: string): PartAgreed => ({
  assents: without(assents, [party]),
  objections: without(objections, [party]),
  fallen: without(fallen, [party]),
})

/** What showed the signatures on one final version shows none on another. */
const unsigned = (settlement: SettlementPart): SettlementPart => ({
  ...settlement,
  revision: null,
  spent: [...settlement.spent, ...(settlement.revision ? filesOfSignatures(settlement.revision) : [])],
})

/** What nobody is bound by yet goes with the agreement it stood on. */
const unlessInEffect = (settlement: SettlementPart): SettlementPart =>
  settlement.revision?.effectiveOn ? settlement : unsigned(settlement)

/** What a court did not confirm goes on file as it was signed, and makes room for another. */
const setAside = (settlement: SettlementPart): SettlementPart => ({
  ...unsigned(settlement),
  earlier: versionsOf(settlement),
})

const revise = (
  settlement: SettlementPart,
  to: (revision: Revision) => Partial<Revision>,
): SettlementPart => ({
  ...settlement,
  revision: { ...settlement.revision!, ...to(settlement.revision!) },
})

const settleSuggestion = (
  settlement: SettlementPart,
  id: string,
  to: Pick<Suggestion, 'outcome' | 'settledBy' | 'reason'>,
): SettlementPart => ({
  ...settlement,
  suggestions: { ...settlement.suggestions, [id]: { ...settlement.suggestions[id]!, ...to } },
})

export const settlementSteps: Steps<SettlementPart, Heard> = {
  'settlement.assented': (settlement, { part, party, hash, beside, at }) =>
    change(settlement, part, ({ assents, objections, fallen }) => ({
      assents: { ...assents, [party]: { hash, at, beside } },
      objections: without(objections, [party]),
      fallen: without(fallen, [party]),
    })),
  'settlement.assentVoided': (settlement, { part, parties, was, at }) =>
    unlessInEffect(fall(settlement, part, parties, was, at, '')),
  'settlement.objected': (settlement, { part, party, words, at }) =>
    change(settlement, part, ({ assents, objections }) => ({
      assents: without(assents, [party]),
      objections: { ...objections, [party]: { words, at } },
    })),
  'settlement.reopened': (settlement, { part, parties, was, reason, at }) =>
    unlessInEffect(fall(settlement, part, parties, was, at, reason)),
  'settlement.commented': (settlement, { comment, fragment, anchor, passage, words, by, at }) => ({
    ...settlement,
    comments: {
      ...settlement.comments,
      [comment]: { fragment, anchor, passage, words, by, at, resolved: false },
    },
  }),
  'settlement.commentResolved': (settlement, { comment }) => ({
    ...settlement,
    comments: { ...settlement.comments, [comment]: { ...settlement.comments[comment]!, resolved: true } },
  }),
  'settlement.suggested': (settlement, { suggestion, fragment, base, replacement, by, at }) => ({
    ...settlement,
    suggestions: {
      ...settlement.suggestions,
      [suggestion]: { fragment, base, replacement, by, at, outcome: 'open', settledBy: '', reason: '' },
    },
  }),
  'settlement.suggestionAccepted': (settlement, { suggestion, by }) =>
    settleSuggestion(settlement, suggestion, { outcome: 'accepted', settledBy: by, reason: '' }),
  'settlement.suggestionRejected': (settlement, { suggestion, reason, by }) =>
    settleSuggestion(settlement, suggestion, { outcome: 'rejected', settledBy: by, reason }),
  'settlement.finalised': (settlement, { revision, quote, committee, by, at }) => ({
    ...settlement,
    revisions: revision,
    revision: {
      number: revision,
      ...{ quote, by, at },
      signed: { party: {}, mediator: {}, recorder: {} },
      seal: null,
      committee: committee ?? '',
      effectiveOn: null,
    },
  }),
  'settlement.signed': (settlement, { as, signer, way, file, by, at, beside }) =>
    revise(settlement, ({ signed }) => ({
      signed: { ...signed, [as]: { ...signed[as], [signer]: { way, file, by, at, beside } } },
    })),
  'settlement.sealed': (settlement, { committee, by, at }) =>
    revise(settlement, () => ({ seal: { committee, by, at } })),
  'settlement.tookEffect': (settlement, { on }) => revise(settlement, () => ({ effectiveOn: on })),
  'party.removed': (settlement, { party }) =>
    parts.reduce((one, part) => change(one, part, (of) => leave(of, party)), settlement),
  // What a court did not confirm binds nobody meanwhile; the parts stay agreed to until one is opened again.
  'case.resumed': setAside,
  // It ended before all had signed: nobody is bound by it, and nobody signs it any more.
  'case.failed': unlessInEffect,
  'case.terminated': unlessInEffect,
}
