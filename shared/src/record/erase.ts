import { canonical } from './canonical.ts'
import { isErased, readFields } from './entry.ts'

/**
 * Erases members of a stored entry: salt and value go, so that the commitment left in the header can no longer be
 * guessed. What stands in their place is folded from then on and proves nothing.
 * @param inPlace what comes in a member's place; null keeps it
 * @returns the entry's new `fields`, or null when nothing was to be erased
 */
export function eraseIn(fields: string, inPlace: (path: string, value: unknown) => unknown): string | null {
  let erasedAny = false
  const left = readFields(fields).map((field) => {
    const [path, value] = isErased(field) ? field : ([field[1], field[2]] as const)
    const instead = inPlace(path, value)
    if (instead === null || instead === value) return field
    erasedAny = true
    return [path, instead] as const
  })
  return erasedAny ? canonical(left) : null
}
