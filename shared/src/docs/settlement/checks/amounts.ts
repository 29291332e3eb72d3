import { capitalYuan, figureYuan, readYuan } from '../../../lib/money.ts'
import { limits } from '../../../lib/limits.ts'
import type { Found, LineCheck } from './finding.ts'

const DIGITS = '([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]{1,6})?)\\s*(亿|万|千)?'
const FIGURES = `(?:人民币|[¥￥])?\\s*${DIGITS}\\s*元`
/** 3000元 or ¥3000; what has neither sign is no amount. */
const MONEY = `(?:人民币\\s*)?(?:小写[:：]?\\s*)?([¥￥]?)\\s*${DIGITS}\\s*(元?)整?`
const WORDS =
  '((?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟一二两三四五六七八九十百千万亿元圆角分整正]*[元圆角分整正])'
const [OPEN, CLOSE, COMMA] = ['\\s*[（(【]\\s*', '\\s*[）)】]', '\\s*[，,、；]?\\s*']
const inFigures = [
  new RegExp(`${MONEY}${OPEN}(?:人民币)?(?:大写[:：]?\\s*)?${WORDS}${CLOSE}`, 'gu'),
  new RegExp(`${MONEY}${COMMA}(?:人民币)?大写[:：]?\\s*${WORDS}`, 'gu'),
]
const inWords = [
  new RegExp(`${WORDS}${OPEN}${MONEY}${CLOSE}`, 'gu'),
  new RegExp(`${WORDS}${COMMA}小写[:：]?\\s*${MONEY}`, 'gu'),
]

/** Whole fen of figures, without the rounding of binary fractions; null past the largest amount. */
export const fenOf = (figures: string, unit: string | undefined): number | null => {
  const [whole = '', part = ''] = figures.normalize('NFKC').replace(/,/g, '').split('.')
  const places = unit === '亿' ? 10 : unit === '万' ? 6 : unit === '千' ? 5 : 2
  const digits = whole + part.padEnd(places, '0').slice(0, places)
  if (/[1-9]/.test(part.slice(places))) return null
  const fen = Number(digits)
  return Number.isSafeInteger(fen) && fen <= limits.fenMax ? fen : null
}

const differ = (
  words: string,
  figures: string,
  unit: string | undefined,
  written: string,
): readonly Found[] => {
  const [fen, read] = [fenOf(figures, unit), readYuan(written)]
  if (fen === read && fen !== null) return []
  const hint = fen === null || fen === 0 ? null : `${figureYuan(fen)}元（${capitalYuan(fen)}）`
  return [
    {
      kind: 'amount',
      words,
      say: {
        zh: hint ? `数字和大写对不上。照数字，应写：${hint}。` : '数字和大写对不上，请核对。',
        en: hint
          ? `The figures and the words differ. By the figures it is ${hint}.`
          : 'The figures and the words differ.',
      },
    },
  ]
}

/** Of `千元（3000元）` behind a figure the words are no amount of their own. */
const isApart = (line: string, at: number): boolean => !/[0-9０-９.．,，]\s*$/u.test(line.slice(0, at))

/** 3000元（叁仟元整）, ¥3000，大写：叁仟元整, or the other way round: both must say the same. */
export const amountsIn: LineCheck = (line) => [
  ...inFigures.flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap(([all, sign, figures, unit, yuan, written]) =>
      sign || yuan ? differ(all, figures!, unit, written!) : [],
    ),
  ),
  ...inWords.flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap(
      ({ 0: all, 1: written, 2: sign, 3: figures, 4: unit, 5: yuan, index }) =>
        (sign || yuan) && isApart(line, index) ? differ(all, figures!, unit, written!) : [],
    ),
  ),
]

const TOTAL = new RegExp(`(?:共计|合计|总计|总共|一共|总额为?|共)[^0-9¥￥。；，]{0,8}${FIGURES}`, 'gu')

/** Totals that a line states, in fen. */
export const totalsIn = (line: string): readonly { readonly words: string; readonly fen: number }[] =>
  [...line.matchAll(TOTAL)].flatMap(([words, figures, unit]) => {
    const fen = fenOf(figures!, unit)
    return fen === null ? [] : { words, fen }
  })
