import { bytesToHex } from '@noble/hashes/utils.js'
import type { Entry } from './entry.ts'
import { eraseIn } from './erase.ts'
import type { Letters, Place } from './forget.ts'
import { namesIn } from './members.ts'
import { openEvent } from './seal.ts'

/** A place whose words are gone, and what stands there: its length alone, so that a list of these holds no word. */
export type Gone = Place & { readonly length: number }

/** What stands in the place of letters when nobody wrote anything: as long as they were. */
export const blank = '某'

const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** Between the two units of one character no text is cut. */
const splitsCharacter = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1))

/** The part of a text in which another differs, by whole characters; null when it is the same. */
export function changedLetters(text: string, shown: string): Letters | null {
  if (text === shown) return null
  const most = Math.min(text.length, shown.length)
  let from = 0
  while (from < most && text[from] === shown[from]) from++
  let same = 0
  while (same < most - from && text[text.length - 1 - same] === shown[shown.length - 1 - same]) same++
  const to = text.length - same
  return [from - Number(splitsCharacter(text, from)), to + Number(splitsCharacter(text, to))]
}

/** Hashes of words without a salt: whoever knows all the words but a name could try names against them. */
const isUnsalted = (type: string, path: string): boolean =>
  last(namesIn(path)) === 'hash' || (type === 'minutes.confirmed' && path === 'facts')

/**
 * An entry's fields without what is gone from it; null when nothing is. Salts go with the words, and unsalted hashes
 * go wherever words went in the stream.
 * @param gone places of the entry's stream, in the order in which they went
 * @param shown what is to stand in a place; as a rule blanks
 */
export function fieldsWithout(
  entry: Entry,
  gone: readonly Gone[],
  shown: (gone: Gone) => string = ({ length }) => blank.repeat(length),
): string | null {
  const leaf = bytesToHex(entry.leaf)
  const here = gone.filter((one) => one.leaf === leaf)
  const words = gone.some(({ letters }) => letters !== null)
  const { type } = openEvent<{ readonly type: string }>(entry).event
  return eraseIn(entry.fields, (path, value) => {
    if (words && isUnsalted(type, path)) return ''
    const within = here.filter((one) => one.path === path || one.path.startsWith(`${path}/`))
    if (within.length === 0) return null
    return within.reduce<unknown>(
      (left, one) => without(left, namesIn(one.path).slice(namesIn(path).length), one, shown),
      value,
    )
  })
}

function without(
  value: unknown,
  path: readonly string[],
  gone: Gone,
  shown: (gone: Gone) => string,
): unknown {
  const [name, ...rest] = path
  if (name === undefined) return replaced(value, gone, shown)
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? without(item, rest, gone, shown) : item))
  return {
    ...(value as object),
    [name]: without((value as Record<string, unknown>)[name], rest, gone, shown),
  }
}

function replaced(value: unknown, gone: Gone, shown: (gone: Gone) => string): unknown {
  if (typeof value !== 'string') return typeof value === 'boolean' ? false : value
  if (gone.letters === null) return ''
  const [from, to] = gone.letters
  return value.slice(0, from) + shown(gone) + value.slice(to)
}
