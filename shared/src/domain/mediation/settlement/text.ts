import { capitalYuan, figureYuan } from '../../../lib/money.ts'
import { digestOfText } from '../../../record/digest.ts'
import type { Quote } from '../../decider.ts'
import { fragmentsOf, partOf, type Fragment, type Part } from './parts.ts'

/** Letters, or a place that is still to be filled, with what it asks: 哪一天前？ */
export type Inline = string | { readonly blank: string }
export type Line = readonly Inline[]

/** One node of a part as it is hashed and printed. Blank lines are none. */
export type Block =
  | { readonly block: 'paragraph'; readonly line: Line }
  | { readonly block: 'heading'; readonly level: 2 | 3; readonly line: Line }
  | List
  | Instalment

/** Each item is a paragraph or more. */
type List = {
  readonly block: 'bulletList' | 'orderedList'
  readonly items: readonly (readonly Line[])[]
}

/** One payment, or a deed where the amount is 0; an empty day is still to be filled. */
export type Instalment = {
  readonly block: 'instalment'
  readonly amountFen: number
  /** YYYY-MM-DD, or empty. */
  readonly dueOn: string
  readonly payer: 'a' | 'b'
  readonly line: Line
}

/** A part as its readers see it: what the canonical JSON of it says, and what an assent is given to. */
export type PartText = Readonly<Partial<Record<Fragment, readonly Block[]>>>

/** The canonical JSON of a part, as a quote of the doc holds it. */
const jsonIn = ({ fields }: Quote, part: Part): string => fields[`parts/${part}`] ?? '{}'

export const partIn = (quote: Quote, part: Part): PartText => JSON.parse(jsonIn(quote, part)) as PartText

/** SHA-256 of the canonical JSON of a part, hex: what an assent names (decisions 10). */
export const hashIn = (quote: Quote, part: Part): string => digestOfText(jsonIn(quote, part))

export const blocksIn = (text: PartText, part: Part): readonly Block[] =>
  fragmentsOf[part].flatMap((fragment) => text[fragment] ?? [])

export const instalmentsIn = (quote: Quote): readonly Instalment[] =>
  blocksIn(partIn(quote, 'performance'), 'performance').flatMap((one) =>
    one.block === 'instalment' ? one : [],
  )

export const linesOf = (block: Block): readonly Line[] =>
  'items' in block ? block.items.flat() : [block.line]

export const blanksIn = (block: Block): readonly string[] =>
  linesOf(block).flatMap((line) => line.flatMap((one) => (typeof one === 'string' ? [] : [one.blank])))

/** A line as it is read, blanks as ［what they ask］. */
export const said = (line: Line): string =>
  line.map((one) => (typeof one === 'string' ? one : `［${one.blank}］`)).join('')

/** 2026年3月1日, without leading zeros (GB/T 9704). */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const sideNames = { a: '甲方', b: '乙方' } as const

/** The words of an instalment apart from its figures: what is paid for, or what is to be done. */
export const wordsOfInstalment = ({ line }: Instalment): string => said(line)

export const instalmentInWords = (instalment: Instalment): string => {
  const { amountFen, dueOn, payer } = instalment
  const day = dueOn === '' ? '［哪一天前？］' : dayInWords(dueOn)
  const words = wordsOfInstalment(instalment)
  const [from, to] = [sideNames[payer], sideNames[payer === 'a' ? 'b' : 'a']]
  if (amountFen > 0) {
    const amount = `${figureYuan(amountFen)}元（${capitalYuan(amountFen)}）`
    return `${day}前，${from}付给${to}${amount}${words === '' ? '' : `：${words}`}`
  }
  return words === '' ? `${day}前，${from}付给${to}［多少钱？］` : `${day}前，${from}：${words}`
}

const wordsOf = (block: Block): readonly string[] => {
  if (block.block === 'instalment') return [instalmentInWords(block)]
  if (!('items' in block)) return [said(block.line)]
  return block.items.map(
    (item, at) => (block.block === 'orderedList' ? `${at + 1}. ` : '· ') + item.map(said).join(' '),
  )
}

/** What stands over a fragment where a part has several (调解法 29). */
export const fragmentTitles: Readonly<Record<Fragment, string>> = {
  'prose/parties': '当事人',
  'prose/facts': '纠纷主要事实',
  'prose/disputes': '争议事项',
  'prose/responsibilities': '各方责任',
  'prose/terms': '协议内容',
  'prose/performance': '履行方式、时限',
}

/** A part in readable lines, as it is read aloud and compared. */
export const partInWords = (text: PartText, part: Part): readonly string[] => {
  const held = fragmentsOf[part].filter((fragment) => (text[fragment] ?? []).length > 0)
  return held.flatMap((fragment: Fragment) => [
    ...(fragmentsOf[part].length > 1 ? [fragmentTitles[fragment]] : []),
    ...text[fragment]!.flatMap(wordsOf),
  ])
}

/** Lines that may be suggested otherwise: paragraphs, headings, lines of lists; not an instalment, which has figures. */
export const openLinesOf = (block: Block): readonly string[] =>
  block.block === 'instalment' ? [] : linesOf(block).map(said)

/** Is there a line in this fragment that reads so? */
export const hasLine = (quote: Quote, fragment: Fragment, words: string): boolean =>
  (partIn(quote, partOf(fragment))[fragment] ?? []).some((block) => openLinesOf(block).includes(words))
