import { digest } from '../../record/digest.ts'
import type { Recorded } from '../../domain/decider.ts'
import type { CaseEvent } from '../../domain/mediation/case-state.ts'
import { parts, type Part } from '../../domain/mediation/settlement/parts.ts'
import { hashIn } from '../../domain/mediation/settlement/text.ts'

type History = readonly Recorded<CaseEvent>[]
type Of<Type extends CaseEvent['type']> = Extract<Recorded<CaseEvent>, { type: Type }>

/** Whose hand the law asks for (调解法 29). */
export type Table = { readonly parties: readonly string[]; readonly mediators: readonly string[] }

/** What is in effect by a case's log, and all that is wrong with it; `effects`: how often anything came to be. */
export type Bound = {
  readonly hash: string | null
  readonly effects: number
  readonly faults: readonly string[]
}

const ofType = <Type extends CaseEvent['type']>(history: History, type: Type): readonly Of<Type>[] =>
  history.filter((event): event is Of<Type> => event.type === type)

const ends: readonly CaseEvent['type'][] = ['case.refused', 'case.failed', 'case.terminated', 'case.archived']

/** Who sat at the table once this much had happened, of those who did when the log begins. */
const tableAfter = (history: History, began: Table): Table =>
  history.reduce((table: Table, event) => {
    if (event.type === 'party.added') return { ...table, parties: [...table.parties, event.party] }
    if (event.type === 'party.removed')
      return { ...table, parties: table.parties.filter((id) => id !== event.party) }
    return event.type === 'case.mediatorsSet'
      ? { ...table, mediators: event.mediators.map(({ participant }) => participant) }
      : table
  }, began)

function faultsOf(effect: Of<'settlement.tookEffect'>, before: History, began: Table): readonly string[] {
  const { hash } = effect
  const final = ofType(before, 'settlement.finalised').findLast(() => true)
  if (!final) return ['in effect and never final']
  const { parties, mediators } = tableAfter(before, began)
  const since = before.filter(({ seq }) => seq > final.seq)
  const hands = ofType(since, 'settlement.signed').flatMap((one) =>
    one.hash === hash ? `${one.as} ${one.signer}` : [],
  )
  const seals = ofType(since, 'settlement.sealed').filter((one) => one.hash === hash)
  const agreedTo = (party: string, part: Part) =>
    ofType(before, 'settlement.assented').findLast(
      (one) => one.seq < final.seq && one.party === party && one.part === part,
    )?.hash
  const wrong: readonly (readonly [isWrong: boolean, fault: string])[] = [
    [before.some(({ type }) => ends.includes(type)), 'in effect after it had ended'],
    [since.some(({ type }) => type === 'settlement.tookEffect'), 'in effect twice'],
    [since.some(({ type }) => type === 'case.resumed'), 'final before mediation went on'],
    [digest(final.quote.fields) !== hash, 'its words have another hash'],
    [seals.length !== 1, `sealed ${seals.length} times`],
    ...[...parties.map((id) => `party ${id}`), ...mediators.map((id) => `mediator ${id}`)].map(
      (hand) => [!hands.includes(hand), `without the hand of ${hand}`] as const,
    ),
    ...parties.flatMap((party) =>
      parts.map(
        (part) =>
          [agreedTo(party, part) !== hashIn(final.quote, part), `${party} agreed to other ${part}`] as const,
      ),
    ),
  ]
  return wrong.filter(([isWrong]) => isWrong).map(([, fault]) => fault)
}

/**
 * Read off the log alone, by no rule of the settlement: whose hand is on which version, what each party last agreed to of
 * each part, and that nothing came to be in effect once the case had ended.
 * @param began who sat at the table when the log begins; who came, went or was replaced since is in it
 */
export function boundBy(history: History, began: Table): Bound {
  const effects = ofType(history, 'settlement.tookEffect')
  const faults = effects.flatMap((effect) =>
    faultsOf(
      effect,
      history.filter(({ seq }) => seq < effect.seq),
      began,
    ),
  )
  const last = effects.findLast(() => true)
  const isSetAside = ofType(history, 'case.resumed').some(({ seq }) => seq > (last?.seq ?? 0))
  return { hash: last && !isSetAside ? last.hash : null, effects: effects.length, faults }
}
