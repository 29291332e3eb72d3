/** One replacement in a text: at `index`, `remove` UTF-16 units go and `insert` comes. Never splits a surrogate pair. */
export type TextEdit = { readonly index: number; readonly remove: number; readonly insert: string }

/** Steps over a whole text, as Yjs gives them for a change. */
export type TextDelta = readonly {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}[]

const isLowSurrogate = (text: string, index: number) => {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/**
 * The smallest single replacement that leads from one text to the other, or null when they are equal.
 * @param caret where the caret stands in `to`: of equal letters in a row, those before it are the new ones
 */
export function editBetween(from: string, to: string, caret: number = to.length): TextEdit | null {
  if (from === to) return null
  const shorter = Math.min(from.length, to.length)
  let tail = 0
  const tailMax = Math.min(shorter, to.length - Math.min(caret, to.length))
  while (tail < tailMax && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  let head = 0
  while (head < shorter - tail && from[head] === to[head]) head++
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++
  if (isLowSurrogate(from, head) || isLowSurrogate(to, head)) head--
  if (isLowSurrogate(from, from.length - tail) || isLowSurrogate(to, to.length - tail)) tail--
  return { index: head, remove: from.length - tail - head, insert: to.slice(head, to.length - tail) }
}

export const editAsDelta = ({ index, remove, insert }: TextEdit): TextDelta => [
  { retain: index },
  { insert },
  { delete: remove },
]

const lengthOf = (insert: unknown) => (typeof insert === 'string' ? insert.length : 0)

/** Where a caret goes when others edit around it: their words at the caret's own place come after it. */
export function caretAfter(delta: TextDelta, caret: number): number {
  let at = 0
  let moved = caret
  for (const step of delta) {
    if (step.retain) at += step.retain
    else if (step.delete) moved -= Math.max(0, Math.min(step.delete, moved - at))
    else if (at < moved) {
      moved += lengthOf(step.insert)
      at += lengthOf(step.insert)
    } else at += lengthOf(step.insert)
    if (at > moved) break
  }
  return moved
}

/**
 * A text that others changed while it was being written elsewhere: for each unit of the text as it is now, which unit
 * of the text as it was, or null for a new one.
 */
export type Origins = readonly (number | null)[]

export const originsOf = (text: string): Origins => Array.from({ length: text.length }, (_, index) => index)

export function originsAfter(origins: Origins, delta: TextDelta): Origins {
  const after: (number | null)[] = []
  let at = 0
  for (const step of delta) {
    if (step.retain) after.push(...origins.slice(at, (at += step.retain)))
    else if (step.delete) at += step.delete
    else for (let i = 0; i < lengthOf(step.insert); i++) after.push(null)
  }
  return [...after, ...origins.slice(at)]
}

const removes = (edit: TextEdit, index: number) => index >= edit.index && index < edit.index + edit.remove

/** Where the edit's words go in the changed text: right after the last unit that stood before them and is still there. */
const placeOf = (edit: TextEdit, origins: Origins) =>
  1 + origins.reduce<number>((last, origin, at) => (origin !== null && origin < edit.index ? at : last), -1)

/**
 * The same edit on the changed text. It removes only what its writer saw: words that others put in between stay.
 * The edits are in order, each for the text the one before it left.
 */
export function rebase(edit: TextEdit, origins: Origins): readonly TextEdit[] {
  const removals: TextEdit[] = []
  for (let at = origins.length - 1; at >= 0; at--) {
    const origin = origins[at]
    if (origin === null || origin === undefined || !removes(edit, origin)) continue
    const last = removals[removals.length - 1]
    if (last?.index === at + 1)
      removals[removals.length - 1] = { ...last, index: at, remove: last.remove + 1 }
    else removals.push({ index: at, remove: 1, insert: '' })
  }
  return edit.insert
    ? [...removals, { index: placeOf(edit, origins), remove: 0, insert: edit.insert }]
    : removals
}

/**
 * What leads from the text with only the edit to the text with the edit and all that others changed: for the caret,
 * so only the lengths of its inserts mean anything.
 * @param length of the text before either
 */
export function catchUp(edit: TextEdit, origins: Origins, length: number): TextDelta {
  const steps: TextDelta[number][] = []
  const place = placeOf(edit, origins)
  let next = 0
  const passTo = (index: number) => {
    for (; next < index; next++) if (!removes(edit, next)) steps.push({ delete: 1 })
  }
  const passPlace = () => {
    passTo(edit.index)
    steps.push({ retain: edit.insert.length })
  }
  origins.forEach((origin, at) => {
    if (at === place) passPlace()
    if (origin === null) return steps.push({ insert: ' ' })
    passTo(origin)
    if (!removes(edit, origin)) steps.push({ retain: 1 })
    next = origin + 1
  })
  if (place === origins.length) passPlace()
  passTo(length)
  return steps
}
