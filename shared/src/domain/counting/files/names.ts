import { Malformed } from './fault.ts'

type Found = { readonly line: number; readonly text: string }

/** Numbers with a 0 at their end: a paper, that stands where no more are read. */
const likePaper = /^(?:\([^)]*\)\s*)?\d+(?:\s+[\d=-]+)*\s+0$/

/** Names stand one a line, in quotation marks or without; a remark is none. */
function namesOn(line: number, words: string): readonly Found[] {
  const [said] = /^(?:[^"#]+|"[^"]*")*/.exec(words)!
  if (words[said.length] === '"') throw new Malformed(line, 'quoteOpen', words.slice(said.length))
  const quoted = said.match(/"[^"]*"/g) ?? []
  const plain = said.replace(/"[^"]*"/g, '').trim()
  if (quoted.length === 0 && likePaper.test(plain)) throw new Malformed(line, 'afterEnd', plain)
  if (quoted.length === 0) return plain === '' ? [] : [{ line, text: plain }]
  if (plain !== '') throw new Malformed(line, 'names', plain)
  return quoted.map((name) => ({ line, text: name.slice(1, -1).trim() }))
}

/** `# ALTERNATIVE NAME 3: …`: PrefLib's way to name a candidate, which some `.blt` files use too. */
export const alternativeNames = (text: string): ReadonlyMap<number, string> =>
  new Map(
    [...text.matchAll(/^# *ALTERNATIVE NAME (\d{1,6}): *(.*)$/gm)].map(([, number, name]) => [
      Number(number),
      name!.trim(),
    ]),
  )

/**
 * What follows the papers of a `.blt` file: every candidate's name and the title, or the title alone.
 * @param line of the word that ended the papers; `tail` begins after it
 */
export function namesAfter(
  tail: string,
  line: number,
  candidates: number,
): { readonly title: string; readonly names: readonly string[] } {
  const found = tail.split('\n').flatMap((words, index) => namesOn(line + index, words))
  const texts = found.map(({ text }) => text)
  const surplus = found[candidates + 1]
  if (surplus) throw new Malformed(surplus.line, 'afterEnd', surplus.text)
  if (texts.length >= candidates) return { names: texts.slice(0, candidates), title: texts[candidates] ?? '' }
  if (texts.length > 1)
    throw new Malformed(found[found.length - 1]!.line, 'names', `${texts.length} < ${candidates}`)
  const remarks = alternativeNames(tail)
  const names = Array.from({ length: candidates }, (_, place) => remarks.get(place + 1) ?? '')
  return { names, title: texts[0] ?? '' }
}
