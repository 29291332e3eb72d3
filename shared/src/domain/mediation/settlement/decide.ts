import { limits } from '../../../lib/limits.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision, Inputs, Quote } from '../../decider.ts'
import { reject, type Rejection } from '../../rejection.ts'
import { firstOf, type Answer, type Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { categoryOf } from '../case/categories.ts'
import { isProven } from '../dossier/state.ts'
import { everyoneTold, partyFor } from '../party/state.ts'
import { isBeside, isMediator } from '../who.ts'
import { agreedTo, isLocked } from './agreed.ts'
import { effectOf } from './effect.ts'
import { missingIn, missingInPart } from './missing.ts'
import { partOf, parts } from './parts.ts'
import type { SettlementCommand, SettlementEvent } from './schema.ts'
import { filesOfSignatures, type Revision } from './state.ts'
import { hashIn, hasLine, instalmentsIn, wordsOfInstalment } from './text.ts'

type Decided = Result<Decision<CaseEvent>, Rejection>
type Of<Type extends SettlementCommand['type']> = Extract<SettlementCommand, { type: Type }>

const doc = 'settlement'

/** The commands that read the doc's words, or write in it: the shell holds it while they are decided. Taking a party out opens what was agreed to. */
export const settlementQuotes: Readonly<Partial<Record<string, readonly string[]>>> = {
  'settlement.assent': [doc],
  'settlement.reopen': [doc],
  'settlement.acceptSuggestion': [doc],
  'settlement.finalise': [doc],
  'party.remove': [doc],
} satisfies Partial<Record<SettlementCommand['type'] | 'party.remove', readonly string[]>>

const quoteIn = ({ quotes }: Inputs): Quote => quotes[doc]!

function assent(state: CaseState, command: Of<'settlement.assent'>, actor: Actor, inputs: Inputs): Decided {
  const { part, party, hash } = command
  if (!state.party.parties[party]!.rights) return refused('case.rightsNotTold')
  const quote = quoteIn(inputs)
  if (hashIn(quote, part) !== hash) return refused('settlement.textChanged')
  if (state.settlement.parts[part].assents[party]) return refused('settlement.alreadyAssented')
  const missing = missingInPart(quote, part).length
  if (missing > 0) return refused('settlement.incomplete', { count: missing })
  const beside = isBeside(state, actor, party)
  return decided({ type: 'settlement.assented', v: 1, part, party, hash, beside })
}

function reopen(
  state: CaseState,
  { part, reason }: Of<'settlement.reopen'>,
  _: Actor,
  inputs: Inputs,
): Decided {
  if (!isLocked(state, part)) return refused('settlement.notLocked')
  const was = quoteIn(inputs).fields[`words/${part}`]!
  const parties = agreedTo(state, part)
  return decided({ type: 'settlement.reopened', v: 1, part, reason, parties, was })
}

const isFull = ({ settlement: { comments, suggestions } }: CaseState): boolean =>
  Object.keys(comments).length + Object.keys(suggestions).length >= limits.settlementNotesMax

function comment(state: CaseState, command: Of<'settlement.comment'>): Decided {
  const { comment: id, fragment, anchor, passage, words } = command
  if (state.settlement.comments[id]) return refused('settlement.repeatedNote')
  if (isFull(state)) return refused('settlement.tooManyNotes')
  return decided({ type: 'settlement.commented', v: 1, comment: id, fragment, anchor, passage, words })
}

function suggest(state: CaseState, command: Of<'settlement.suggest'>): Decided {
  const { suggestion, fragment, base, replacement } = command
  if (state.settlement.suggestions[suggestion]) return refused('settlement.repeatedNote')
  if (isFull(state)) return refused('settlement.tooManyNotes')
  if (base === replacement) return refused('settlement.sameWords')
  if (isLocked(state, partOf(fragment))) return refused('settlement.locked')
  return decided({ type: 'settlement.suggested', v: 1, suggestion, fragment, base, replacement })
}

function acceptSuggestion(
  state: CaseState,
  { suggestion }: Of<'settlement.acceptSuggestion'>,
  _: Actor,
  inputs: Inputs,
): Decided {
  const { outcome, fragment, base, replacement, by } = state.settlement.suggestions[suggestion]!
  if (outcome !== 'open') return refused('settlement.suggestionSettled')
  if (isLocked(state, partOf(fragment))) return refused('settlement.locked')
  if (!hasLine(quoteIn(inputs), fragment, base)) return refused('settlement.passageChanged')
  return ok({
    events: [{ type: 'settlement.suggestionAccepted', v: 1, suggestion }],
    edits: [{ doc, edit: 'replaceLine', author: by, fragment, base, replacement }],
  })
}

function rejectSuggestion(
  { settlement: { suggestions } }: CaseState,
  { suggestion, reason }: Of<'settlement.rejectSuggestion'>,
): Decided {
  return suggestions[suggestion]!.outcome === 'open'
    ? decided({ type: 'settlement.suggestionRejected', v: 1, suggestion, reason })
    : refused('settlement.suggestionSettled')
}

/** Every party agreed to every part as it reads now, and the law finds nothing missing. */
const finalisable = (state: CaseState, quote: Quote): Answer => {
  if (!everyoneTold(state.party)) return reject('case.rightsNotTold')
  const open = parts.filter((part) => !isLocked(state, part)).length
  if (open > 0) return reject('settlement.notAllAgreed', { count: open })
  const isAsAgreed = parts.every((part) =>
    Object.values(state.settlement.parts[part].assents).every(({ hash }) => hash === hashIn(quote, part)),
  )
  if (!isAsAgreed) return reject('settlement.textChanged')
  const missing = missingIn(quote).length
  if (missing > 0) return reject('settlement.incomplete', { count: missing })
  return instalmentsIn(quote).length > limits.instalmentsMax ? reject('settlement.tooManyInstalments') : null
}

function finalise(state: CaseState, { hash }: Of<'settlement.finalise'>, _: Actor, inputs: Inputs): Decided {
  const quote = quoteIn(inputs)
  if (quote.hash !== hash) return refused('settlement.textChanged')
  const refusal = finalisable(state, quote)
  if (refusal) return refused(refusal.code, refusal.params)
  const instalments = instalmentsIn(quote).map((one) => ({
    amountFen: one.amountFen,
    dueOn: one.dueOn,
    payer: one.payer,
    words: wordsOfInstalment(one),
  }))
  const revision = state.settlement.revisions + 1
  const committee = inputs.committee()
  return decided({
    type: 'settlement.finalised',
    v: 1,
    ...{ revision, quote, instalments },
    ...(committee !== '' && { committee }),
  })
}

/** What shows a signature was handed in by whose it is, or by a mediator of the case, and shows no other's. */
const mayShow = (state: CaseState, revision: Revision, signer: string, file: string): Answer => {
  const kept = state.dossier.files[file]
  if (!kept) return reject('dossier.unknownFile')
  const isTheirs = kept.by === signer || partyFor(state.party, kept.by) === signer
  if (!isTheirs && !isMediator(state, { id: kept.by, roles: [] })) return reject('settlement.fileNotYours')
  const shown = [...state.settlement.spent, ...filesOfSignatures(revision)]
  return shown.includes(file) ? reject('dossier.inUse') : null
}

/**
 * Who acts for a party signs nothing before the party's letter of authority is on file (民诉法 62). Not asked of a screen:
 * whoever signs need not see who handed it in.
 */
const byLetter = ({ party, dossier }: CaseState, actor: Actor, signer: string): Answer => {
  const acting = party.parties[signer]?.representatives[actor.id]
  return acting && !isProven(dossier, acting) ? reject('settlement.noLetter') : null
}

function sign(state: CaseState, command: Of<'settlement.sign'>, actor: Actor, inputs: Inputs): Decided {
  const { hash, as, party, way, file } = command
  const revision = state.settlement.revision!
  const signer = as === 'party' ? party! : actor.id
  if (revision.quote.hash !== hash) return refused('settlement.textChanged')
  if (revision.signed[as][signer]) return refused('settlement.alreadySigned')
  if (way !== 'paper' && categoryOf(state.case.category).onPaper) return refused('settlement.onPaper')
  const refusal = firstOf(byLetter(state, actor, signer), mayShow(state, revision, signer, file))
  if (refusal) return refused(refusal.code)
  const beside = as === 'party' && isBeside(state, actor, signer)
  const event: SettlementEvent = { type: 'settlement.signed', v: 1, hash, as, signer, way, file, beside }
  const signature = { way, file, by: actor.id, at: inputs.now, beside }
  const signed = { ...revision.signed, [as]: { ...revision.signed[as], [signer]: signature } }
  return decided<CaseEvent>(event, ...effectOf(state, { ...revision, signed }, inputs.now))
}

function seal(
  state: CaseState,
  { hash, committee }: Of<'settlement.seal'>,
  actor: Actor,
  inputs: Inputs,
): Decided {
  const revision = state.settlement.revision!
  if (revision.quote.hash !== hash) return refused('settlement.textChanged')
  if (revision.seal) return refused('settlement.alreadySealed')
  const event: SettlementEvent = { type: 'settlement.sealed', v: 1, hash, committee }
  const after = { ...revision, seal: { committee, by: actor.id, at: inputs.now } }
  return decided<CaseEvent>(event, ...effectOf(state, after, inputs.now))
}

export const settlementDeciders: Deciders<SettlementCommand, CaseState, CaseEvent> = {
  'settlement.assent': assent,
  'settlement.object': (state, { part, party, words }, actor) =>
    decided({
      type: 'settlement.objected',
      v: 1,
      ...{ part, party, words },
      beside: isBeside(state, actor, party),
    }),
  'settlement.reopen': reopen,
  'settlement.comment': comment,
  'settlement.resolveComment': ({ settlement: { comments } }, { comment: id }) =>
    comments[id] && !comments[id].resolved
      ? decided({ type: 'settlement.commentResolved', v: 1, comment: id })
      : refused('settlement.unknownComment'),
  'settlement.suggest': suggest,
  'settlement.acceptSuggestion': acceptSuggestion,
  'settlement.rejectSuggestion': rejectSuggestion,
  'settlement.finalise': finalise,
  'settlement.sign': sign,
  'settlement.seal': seal,
}
