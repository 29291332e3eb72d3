import { needsOf, type SecretRule } from '@linyi/shared/domain/ballot/secret/paper-kinds'
import type { AskedTerms, SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'

/** As the chair fills them in: money in 万元, as it is typed. */
export type TermsDraft = {
  readonly rule: SecretRule
  readonly seats: number
  readonly binding: boolean
  /** 票选 by most votes alone. */
  readonly plain: boolean
  readonly budget: string
  readonly scoreMax: number
  readonly points: number
  /** By option. */
  readonly costs: Readonly<Record<string, string>>
}

const fenPerWan = 1_000_000

export const blankTerms: TermsDraft = {
  ...{ rule: 'threshold', seats: 1, binding: true, budget: '', scoreMax: 5, points: 10, costs: {} },
  plain: false,
}

/** As terms once were, for a vote that is opened again on the same motion. */
export const draftFrom = (terms: SecretTerms): TermsDraft => ({
  ...blankTerms,
  ...{ rule: terms.rule, seats: terms.seats, binding: terms.binding },
  plain: terms.plain ?? false,
  budget: terms.budget === null ? '' : `${terms.budget / fenPerWan}`,
  scoreMax: terms.scoreMax ?? blankTerms.scoreMax,
  points: terms.points ?? blankTerms.points,
  costs: Object.fromEntries(
    terms.candidates.filter(({ cost }) => cost > 0).map(({ id, cost }) => [id, `${cost / fenPerWan}`]),
  ),
})

/** 万元 as typed, in fen; null where it is no amount. */
export function fenOf(typed: string): number | null {
  const amount = typed.trim().replace('．', '.')
  if (!/^\d{1,7}(\.\d{1,6})?$/.test(amount)) return null
  const [whole, part = ''] = amount.split('.') as [string, string?]
  return Number(whole) * fenPerWan + Number(part.padEnd(6, '0'))
}

/** What is sent: only what the rule reads, and only costs that were filled in. */
export function askedOf(draft: TermsDraft, options: readonly string[]): AskedTerms {
  const { rule, seats, binding, plain, scoreMax, points } = draft
  const budget = needsOf[rule] === 'budget' ? fenOf(draft.budget) : null
  return {
    ...{ rule, binding, budget, among: [] },
    ...(plain && rule === 'threshold' && options.length > 1 && { plain }),
    seats: needsOf[rule] === 'seats' ? seats : 1,
    scoreMax: rule === 'score' ? scoreMax : null,
    points: rule === 'cumulative' ? points : null,
    costs: options.flatMap((option) => {
      const fen = fenOf(draft.costs[option] ?? '')
      return fen === null || fen === 0 ? [] : [{ option, fen }]
    }),
  }
}

/** Which figure is still to be filled in, or wrong: an option, the budget, or nothing. */
export function missingIn(draft: TermsDraft, options: readonly string[]): string | 'budget' | null {
  const spends = needsOf[draft.rule] === 'budget'
  if (spends && !fenOf(draft.budget)) return 'budget'
  const bad = (option: string): boolean => {
    const typed = (draft.costs[option] ?? '').trim()
    return typed === '' ? spends : fenOf(typed) === null || (spends && fenOf(typed) === 0)
  }
  return options.find(bad) ?? null
}
