import type { Quote } from '../../decider.ts'
import { fragmentsOf, parts, type Fragment, type Part } from './parts.ts'
import { blanksIn, linesOf, partIn, type Block } from './text.ts'

/** One step that is still to be done before a settlement can be final (调解法 29). */
export type Missing =
  /** Nothing is written yet. */
  | { readonly what: 'empty'; readonly part: Part; readonly fragment: Fragment }
  /** A place still to be filled; `ask` is what it asks. */
  | { readonly what: 'blank'; readonly part: Part; readonly fragment: Fragment; readonly ask: string }
  /** The same, typed in letters by whoever knew no other way: `____`, XX元, 某月某日. */
  | { readonly what: 'typed'; readonly part: Part; readonly fragment: Fragment; readonly words: string }
  /** The instalment with this place among them, from 1, says neither how much nor what is to be done; or not by when. */
  | {
      readonly what: 'amount' | 'day'
      readonly part: Part
      readonly fragment: Fragment
      readonly ordinal: number
    }

/** Never what stands for a person or a place, as 某某 does. Letters and figures are found as whole words, as Safari 14 cannot look behind. */
const places =
  /[_＿]{2,}|某[年月日]|（\s+）|\(\s+\)|□{2,}|年\s+月|月\s+日|[A-Za-z0-9×Ｘｘ./@-]+(?=(元|万|年|月|日|%)?)/gu

const isWord = /[A-Za-z0-9×Ｘｘ]/u
/** XX, 2026-XX-XX; not 138xxxx1234, XXL, AXX3000, nor the end of an address. */
const crossed = /^(?:\d{4}[-./])?[xXＸｘ]{2}[xXＸｘ./-]*$/u
/** Before what counts one will do, and × too, which elsewhere hides a name: 张××. */
const crossedAmount = /^[xX×Ｘｘ]+$/u

const typedPlaces = (words: string): readonly string[] =>
  [...words.matchAll(places)].flatMap(([place, unit]) =>
    !isWord.test(place) || crossed.test(place) || (unit !== undefined && crossedAmount.test(place))
      ? [place]
      : [],
  )

const typedIn = (part: Part, fragment: Fragment, block: Block): readonly Missing[] =>
  linesOf(block).flatMap((line) =>
    line.flatMap((one) =>
      typeof one === 'string'
        ? typedPlaces(one).map((words) => ({ what: 'typed' as const, part, fragment, words }))
        : [],
    ),
  )

const inBlocks = (part: Part, fragment: Fragment, blocks: readonly Block[]): readonly Missing[] => {
  if (blocks.length === 0) return [{ what: 'empty', part, fragment }]
  let ordinal = 0
  return blocks.flatMap((block): readonly Missing[] => {
    const typed = typedIn(part, fragment, block)
    if (block.block !== 'instalment')
      return [...blanksIn(block).map((ask) => ({ what: 'blank', part, fragment, ask }) as const), ...typed]
    ordinal++
    const at = { part, fragment, ordinal }
    return [
      ...(block.amountFen === 0 && block.line.length === 0 ? [{ what: 'amount', ...at } as const] : []),
      ...(block.dueOn === '' ? [{ what: 'day', ...at } as const] : []),
      ...typed,
    ]
  })
}

/** What of one part is still to be filled, in the order of reading. */
export const missingInPart = (quote: Quote, part: Part): readonly Missing[] => {
  const text = partIn(quote, part)
  return fragmentsOf[part].flatMap((fragment: Fragment) => inBlocks(part, fragment, text[fragment] ?? []))
}

/**
 * What is still to be filled before the settlement can be final: particulars, facts, points in dispute, each one's
 * responsibility, what was agreed, how and by when it is performed (调解法 29). 还差两步 is the length of this list.
 */
export const missingIn = (quote: Quote): readonly Missing[] =>
  parts.flatMap((part) => missingInPart(quote, part))
