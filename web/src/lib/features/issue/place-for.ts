type Line = { readonly id: string }

/**
 * Where a line goes on the board so that it stands at `to` on the list: the board also holds what is hidden, withdrawn or
 * merged. Both places are counted without the line itself.
 */
export function placeFor(board: readonly Line[], listed: readonly Line[], id: string, to: number): number {
  const others = board.filter((line) => line.id !== id)
  const seen = listed.filter((line) => line.id !== id)
  const next = seen[to]
  if (next) return others.findIndex((line) => line.id === next.id)
  const last = seen[seen.length - 1]
  return others.findIndex((line) => line.id === last?.id) + 1
}
