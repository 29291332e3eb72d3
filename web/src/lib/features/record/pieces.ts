import type { Suspicion } from '@linyi/shared/record/suspicions'

export type Piece = { readonly text: string; readonly marked: boolean }

/** A text cut where something in it is marked. */
export function piecesOf(text: string, suspicions: readonly Suspicion[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of suspicions) {
    pieces.push({ text: text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true })
    at = to
  }
  pieces.push({ text: text.slice(at), marked: false })
  return pieces.filter((piece) => piece.text !== '')
}
