import * as Y from 'yjs'

/**
 * Has undo put something between neighbours that stand the other way round by now? Yjs integrates such an item by what
 * happens to be split already, so that copies of the same updates come to differ (yjs#794, open since August 2026).
 */
export function hasUnreachableOrigins(type: { readonly _start: Y.Item | null }): boolean {
  const items: Y.Item[] = []
  for (let item = type._start; item; item = item.right) items.push(item)
  const placeOf = ({ client, clock }: Y.ID): number => {
    const at = items.findIndex(
      ({ id, length }) => id.client === client && id.clock <= clock && clock < id.clock + length,
    )
    return at === -1 ? at : at + (clock - items[at]!.id.clock) / items[at]!.length
  }
  return items.some(({ origin, rightOrigin, content }) => {
    if (content instanceof Y.ContentType && hasUnreachableOrigins(content.type)) return true
    if (!origin || !rightOrigin) return false
    const [left, right] = [placeOf(origin), placeOf(rightOrigin)]
    return left !== -1 && right !== -1 && left >= right
  })
}
