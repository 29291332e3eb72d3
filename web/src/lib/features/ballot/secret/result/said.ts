import type { SecretOutcome } from '@linyi/shared/domain/ballot/secret/outcome'
import type { Announced } from '@linyi/shared/domain/ballot/secret/state'
import { isOfOneMind } from '@linyi/shared/domain/ballot/secret/thin'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import { countingRules } from '@linyi/shared/domain/counting/rules'
import { shareName } from '@linyi/shared/domain/rules/share'
import { joins } from '#lib/i18n/joins.ts'
import type { Lang } from '#lib/prefs.ts'
import { money } from '../money.ts'
import { resultTexts } from '../result-texts.ts'

/** By what it was decided, in one sentence with its numbers. */
export function ruleSaid(terms: SecretTerms, outcome: SecretOutcome, lang: Lang): string {
  const r = resultTexts[lang]
  const { rule, seats, budget, majority } = terms
  const { base, baseCount, needed } = outcome
  if (majority && base !== null && baseCount !== null && needed !== null)
    return r.byMajority(base, baseCount, shareName(majority.share)[lang], needed, seats)
  const name = countingRules[rule].name[lang]
  if (budget !== null) return r.byBudget(name, money(budget, lang))
  return rule === 'threshold' ? r.byMost(seats) : r.byRule(name, seats)
}

/** What is left open after it, ties that the way of counting settled, and what the result gives away. */
export function notesOf(
  terms: SecretTerms,
  outcome: SecretOutcome,
  lang: Lang,
  /** What the presidium has decided about it since, which is told by itself. */
  rest: Announced['rest'] = null,
): readonly string[] {
  const r = resultTexts[lang]
  const listed = (ids: readonly string[]) =>
    joins[lang].listed(ids.map((id) => terms.candidates.find((one) => one.id === id)?.title ?? ''))
  const { annulled, next, tied, seatsLeft, ties } = outcome
  return [
    ...(annulled ? [r.annulled] : []),
    ...(!annulled && !rest && next === 'revote'
      ? [(terms.ties === 'lot' ? r.byLot : r.revote)(listed(tied), seatsLeft)]
      : []),
    ...(!rest && next === 'presidium' ? [r.presidium(seatsLeft)] : []),
    ...ties.map((among) => r.ties(listed(among))),
    ...(isOfOneMind(outcome) ? [r.ofOneMind] : []),
  ]
}
