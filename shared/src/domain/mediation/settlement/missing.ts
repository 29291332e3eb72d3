import type { Quote } from '../../decider.ts'
import { fragmentsOf, parts, type Fragment, type Part } from './parts.ts'
import { blanksIn, partIn, type Block } from './text.ts'

/** One step that is still to be done before a settlement can be final (调解法 29). */
export type Missing =
  /** Nothing is written yet. */
  | { readonly what: 'empty'; readonly part: Part; readonly fragment: Fragment }
  /** A place still to be filled; `ask` is what it asks. */
  | { readonly what: 'blank'; readonly part: Part; readonly fragment: Fragment; readonly ask: string }
  /** The instalment with this place among them, from 1, says neither how much nor what is to be done; or not by when. */
  | {
      readonly what: 'amount' | 'day'
      readonly part: Part
      readonly fragment: Fragment
      readonly ordinal: number
    }

const inBlocks = (part: Part, fragment: Fragment, blocks: readonly Block[]): readonly Missing[] => {
  if (blocks.length === 0) return [{ what: 'empty', part, fragment }]
  let ordinal = 0
  return blocks.flatMap((block): readonly Missing[] => {
    if (block.block !== 'instalment')
      return blanksIn(block).map((ask) => ({ what: 'blank', part, fragment, ask }))
    ordinal++
    const at = { part, fragment, ordinal }
    return [
      ...(block.amountFen === 0 && block.line.length === 0 ? [{ what: 'amount', ...at } as const] : []),
      ...(block.dueOn === '' ? [{ what: 'day', ...at } as const] : []),
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
