import type { Quote } from '../../domain/decider.ts'
import { parts, type Part } from '../../domain/mediation/settlement/parts.ts'
import { partIn, partInWords } from '../../domain/mediation/settlement/text.ts'

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** One line beside what it was: empty pieces where there is none on that side. */
export type LinePair = {
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  readonly pieces: readonly Piece[]
}

/** Past this many steps two lines count as different as a whole: nobody reads such a comparison. */
const stepsMax = 4_000_000

/**
 * What both have in common, in order, as pairs of places: the longest such list, found from the shorter side's table
 * (Wagner and Fischer). Null when the two are too long to compare.
 */
function inBoth<T>(one: readonly T[], other: readonly T[]): readonly (readonly [number, number])[] | null {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (
    end < one.length - start &&
    end < other.length - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++
  const [rows, columns] = [one.length - start - end, other.length - start - end]
  if (rows * columns > stepsMax) return null
  const width = columns + 1
  const table = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      table[row * width + column] =
        one[start + row] === other[start + column]
          ? table[(row + 1) * width + column + 1]! + 1
          : Math.max(table[(row + 1) * width + column]!, table[row * width + column + 1]!)
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < start; i++) pairs.push([i, i])
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    if (one[start + row] === other[start + column]) pairs.push([start + row++, start + column++])
    else if (table[(row + 1) * width + column]! >= table[row * width + column + 1]!) row++
    else column++
  }
  for (let i = end; i > 0; i--) pairs.push([one.length - i, other.length - i])
  return pairs
}

/** A number, a run of Latin letters, or one sign: what a reader takes in at once. */
const TOKEN = /[0-9０-９]+(?:[.,][0-9]+)*|[A-Za-z]+|\s+|[^]/gu

const tokensOf = (words: string): readonly string[] => words.match(TOKEN) ?? []

const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const out: Piece[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const last = out[out.length - 1]
    if (last?.kind === piece.kind) out[out.length - 1] = { kind: piece.kind, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

/** A lone letter between two changes says nothing: 十月 -> 二月 reads as one change of two words. */
const thinMax = 1
const readable = (pieces: readonly Piece[]): readonly Piece[] => {
  const isThin = (at: number): boolean => {
    const piece = pieces[at]!
    return piece.kind === 'same' && [...piece.text].length <= thinMax && at > 0 && at < pieces.length - 1
  }
  const out: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    out.push({ kind: 'removed', text: removed }, { kind: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  pieces.forEach((piece, at) => {
    if (piece.kind === 'same' && !isThin(at)) {
      flush()
      out.push(piece)
    } else {
      if (piece.kind !== 'added') removed += piece.text
      if (piece.kind !== 'removed') added += piece.text
    }
  })
  flush()
  return joined(out)
}

/** Two texts as one: what stayed, what went, what came, in words and figures, what went before what came. */
export function diffWords(before: string, after: string): readonly Piece[] {
  const [one, other] = [tokensOf(before), tokensOf(after)]
  const pairs = inBoth(one, other)
  if (!pairs)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  for (const [row, column] of [...pairs, [one.length, other.length] as const]) {
    pieces.push({ kind: 'removed', text: one.slice(i, row).join('') })
    pieces.push({ kind: 'added', text: other.slice(j, column).join('') })
    pieces.push({ kind: 'same', text: one[row] ?? '' })
    ;[i, j] = [row + 1, column + 1]
  }
  return readable(joined(pieces))
}

/** How much of the longer of two lines stayed, 0 to 1. */
const likeness = (pieces: readonly Piece[]): number => {
  const length = (kind: Piece['kind']) =>
    pieces.reduce((sum, piece) => (piece.kind === kind ? sum + piece.text.length : sum), 0)
  const same = length('same')
  return same / (same + Math.max(length('removed'), length('added')))
}
const alikeMin = 0.4

const whole = (kind: 'same' | 'added' | 'removed', text: string): LinePair => ({
  kind,
  pieces: [{ kind, text }],
})

/** Lines between two that stayed: each beside the next one it is like, the others for themselves. */
function pairUp(gone: readonly string[], come: readonly string[]): readonly LinePair[] {
  const pairs: LinePair[] = []
  let next = 0
  for (const line of gone) {
    const at = come.findIndex((other, i) => i >= next && likeness(diffWords(line, other)) >= alikeMin)
    if (at === -1) pairs.push(whole('removed', line))
    else {
      pairs.push(...come.slice(next, at).map((other) => whole('added', other)))
      pairs.push({ kind: 'changed', pieces: diffWords(line, come[at]!) })
      next = at + 1
    }
  }
  return [...pairs, ...come.slice(next).map((line) => whole('added', line))]
}

/** Two texts line by line, for showing them side by side. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LinePair[] {
  const same = inBoth(before, after) ?? []
  const pairs: LinePair[] = []
  let [i, j] = [0, 0]
  for (const [row, column] of [...same, [before.length, after.length] as const]) {
    pairs.push(...pairUp(before.slice(i, row), after.slice(j, column)))
    if (row < before.length) pairs.push(whole('same', before[row]!))
    ;[i, j] = [row + 1, column + 1]
  }
  return pairs
}

/** What changed in each part between two quotes of a settlement; parts that read alike are left out. */
export const diffQuotes = (
  before: Quote,
  after: Quote,
): readonly { readonly part: Part; readonly lines: readonly LinePair[] }[] =>
  parts.flatMap((part) => {
    const [was, is] = [before, after].map((quote) => partInWords(partIn(quote, part), part))
    const lines = diffLines(was!, is!)
    return lines.every(({ kind }) => kind === 'same') ? [] : { part, lines }
  })
