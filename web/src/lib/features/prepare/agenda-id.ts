import type { AgendaItem } from '@linyi/shared/domain/meeting/schema'

/** An id no item of this agenda has; items keep theirs when they move. */
export function freshItemId(items: readonly AgendaItem[]): string {
  const taken = new Set(items.map(({ id }) => id))
  let number = items.length + 1
  while (taken.has(`item${number}`)) number++
  return `item${number}`
}
