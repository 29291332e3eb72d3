import type { Quote } from '../../../domain/decider.ts'
import { fragmentsOf, parts, type Fragment } from '../../../domain/mediation/settlement/parts.ts'
import { instalmentsIn, linesOf, partIn, type Block } from '../../../domain/mediation/settlement/text.ts'
import { capitalYuan, figureYuan } from '../../../lib/money.ts'
import { amountsIn, totalsIn } from './amounts.ts'
import { datesIn } from './dates.ts'
import type { Finding, LineCheck } from './finding.ts'
import { plainIn } from './plain.ts'
import { unfilledIn } from './unfilled.ts'

const checks: readonly LineCheck[] = [unfilledIn, amountsIn, datesIn, plainIn]

/** What somebody reads there, blanks left out. */
const wordsIn = (block: Block): readonly string[] =>
  linesOf(block).map((line) => line.map((one) => (typeof one === 'string' ? one : '')).join(''))

/** Totals that are stated must be what the instalments come to, where there are any with an amount. */
const totals = (quote: Quote, fragment: Fragment, line: string): readonly Finding[] => {
  const owed = instalmentsIn(quote).reduce((sum, { amountFen }) => sum + amountFen, 0)
  if (owed === 0) return []
  return totalsIn(line)
    .filter(({ fen }) => fen !== owed)
    .map(({ words }) => ({
      kind: 'total',
      fragment,
      words,
      say: {
        zh: `和每一笔加起来对不上：各笔共 ${figureYuan(owed)}元（${capitalYuan(owed)}）。`,
        en: `The instalments come to ${figureYuan(owed)} yuan.`,
      },
    }))
}

/**
 * Everything in a settlement that somebody should look at: amounts in figures and words, totals, dates, words that are
 * not plain. In the order of reading; it stops nobody.
 */
export const findingsIn = (quote: Quote): readonly Finding[] =>
  parts.flatMap((part) => {
    const text = partIn(quote, part)
    return fragmentsOf[part].flatMap((fragment: Fragment) =>
      (text[fragment] ?? [])
        .flatMap(wordsIn)
        .flatMap((line) => [
          ...checks.flatMap((check) => check(line)).map((found) => ({ ...found, fragment })),
          ...(fragment === 'prose/terms' || fragment === 'prose/performance'
            ? totals(quote, fragment, line)
            : []),
        ]),
    )
  })
