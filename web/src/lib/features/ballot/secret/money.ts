import type { Amount } from '@linyi/shared/domain/counting/outcome'
import { both, inHundredths } from '@linyi/shared/domain/counting/story/said'
import type { InBoth } from '@linyi/shared/domain/in-both'
import type { Lang } from '#lib/prefs.ts'

const fenPerYuan = 100
const fenPerWan = 1_000_000
/** A hundredth of 万: what is finer is said to a yuan. */
const fenPerStep = 10_000

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** 286 万元 · 12.5 万元 · 5000 元 · 0.5 元; ¥2,860,000. To the last fen. */
export function money(fen: number, lang: Lang): string {
  const cents = fen % fenPerYuan
  if (lang === 'en') {
    const yuan = grouped(`${Math.floor(fen / fenPerYuan)}`)
    return `¥${yuan}${cents === 0 ? '' : `.${`${cents}`.padStart(2, '0')}`}`
  }
  if (fen >= fenPerWan && fen % fenPerStep === 0) return `${fen / fenPerWan} 万元`
  return `${fen / fenPerYuan} 元`
}

/** An amount of a count, in yuan; what is no whole fen is said to be about so much. Chinese sets a space before digits. */
export function sumTold(amount: Amount): InBoth {
  const { hundredths, exact } = inHundredths(amount)
  const fen = Number(hundredths)
  return both(`${exact ? '' : '约'} ${money(fen, 'zh')}`, `${exact ? '' : 'about '}${money(fen, 'en')}`)
}
