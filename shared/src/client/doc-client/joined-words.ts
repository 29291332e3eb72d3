import { editBetween, type TextEdit } from '../text-edit.ts'

/** Where a place of a text is after an edit; what was at the edit's own place comes after it. */
const placeAfter = (edit: TextEdit, index: number): number =>
  index < edit.index ? index : index - edit.remove + edit.insert.length

const apart = (one: TextEdit, other: TextEdit): boolean =>
  other.index + other.remove <= one.index || other.index >= one.index + one.remove

/**
 * One text of two that were each written on the same ground: somebody typed on while the first letters were being
 * refused. Null when both changed the same words: then neither stands for both.
 */
export const joinedWords = (ground: string, first: string, second: string): string | null => {
  const [one, other] = [editBetween(ground, first), editBetween(ground, second)]
  if (!one || !other || !apart(one, other)) return null
  const from = placeAfter(one, other.index)
  return first.slice(0, from) + other.insert + first.slice(from + other.remove)
}
