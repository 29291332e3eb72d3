import type { Caret } from '#lib/live/carets.ts'

export type Piece =
  | { readonly is: 'text'; readonly at: number; readonly text: string; readonly tone: number | null }
  | { readonly is: 'caret'; readonly at: number; readonly caret: Caret }

/** A text cut where others' selections begin and end, with their carets between the pieces. */
export function writtenPieces(text: string, carets: readonly Caret[]): readonly Piece[] {
  const inside = (index: number) => Math.max(0, Math.min(text.length, index))
  const spans = carets.map((caret) => {
    const [from, to] = [caret.anchor, caret.head].map(inside).sort((one, other) => one - other)
    return { caret, from: from!, to: to!, head: inside(caret.head) }
  })
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (one, other) => one - other,
  )
  return cuts.flatMap((at, index): Piece[] => {
    const next = cuts[index + 1]
    const here = spans.filter(({ head }) => head === at)
    const drawn = here.map(({ caret }): Piece => ({ is: 'caret', at, caret }))
    if (next === undefined) return drawn
    const over = spans.find(({ from, to }) => from <= at && to >= next)
    return [...drawn, { is: 'text', at, text: text.slice(at, next), tone: over?.caret.tone ?? null }]
  })
}
