import type { Lang } from '#lib/prefs.ts'
import { money } from '../money.ts'
import { secretTexts } from '../texts.ts'
import { circled, circlesLeft, pointsGiven, spent, touched, type Filling, type Form } from './form.ts'

/** What to do with this paper, in one sentence: it is its legend. */
export function ruleSaid(form: Form, lang: Lang): string {
  const { rules } = secretTexts[lang]
  const { asks, rows, circlesMax, budget, toSpend, pointsMax, pointsSum } = form
  if (asks === 'marks') return rules.marks
  if (asks === 'ranks') return rules.ranks
  if (asks === 'points') return pointsSum === null ? rules.score(pointsMax) : rules.purse(pointsSum)
  if (budget !== null) return rules.chooseWithin(money(budget, lang))
  if (circlesMax !== null) return rules.chooseMost(rows.length, circlesMax)
  return toSpend === null ? rules.chooseAny : rules.chooseFor(money(toSpend, lang))
}

/** How far the paper is filled in: how much is chosen, never what. */
export function filledSaid(form: Form, filling: Filling, lang: Lang): string {
  const s = secretTexts[lang]
  const { asks, rows, budget, pointsSum } = form
  if (asks === 'marks') return s.marksLeft(rows.length - touched(filling))
  if (asks === 'ranks') return s.ranked(filling.order.length)
  if (asks === 'points')
    return pointsSum === null ? s.scored(touched(filling)) : s.pointsLeft(pointsSum - pointsGiven(filling))
  if (budget !== null) return s.moneyLeft(money(budget - spent(form, filling), lang))
  const chosen = circled(form, filling).length
  const left = circlesLeft(form, filling)
  if (left === null) return s.chosen(chosen)
  return left === 0 ? s.full(chosen) : s.chosenLeft(chosen, left)
}

/** What the chosen ones cost together; empty where nothing is, or nothing is paid for. */
export function costSaid(form: Form, filling: Filling, lang: Lang): string {
  if (form.asks !== 'circles' || !form.priced || touched(filling) === 0) return ''
  const used = money(spent(form, filling), lang)
  return form.budget === null
    ? secretTexts[lang].total(used)
    : secretTexts[lang].moneyUsed(used, money(form.budget, lang))
}
