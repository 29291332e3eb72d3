import { Malformed } from './fault.ts'
import type { Word } from './words.ts'

/** What a `.blt` file says before its papers. */
export type BltHead = {
  readonly candidates: number
  readonly seats: number
  readonly withdrawn: ReadonlySet<number>
  readonly tieOrder: readonly number[] | null
  /** The place of the candidate whom a word names, by number or nickname. */
  readonly placeOf: (name: string, line: number) => number
}

type Option = { readonly line: number; readonly values: readonly string[] }

/** `[nick a b c]`, `[tie b c a]`, `[withdrawn b]`; what `[droop …]` says is for another program. */
function optionOf({ line, text }: Word): [name: string, option: Option] {
  const [name = '', ...values] = text.slice(1, -1).trim().split(/\s+/)
  if (!['nick', 'tie', 'withdrawn', 'droop'].includes(name)) throw new Malformed(line, 'option', text)
  return [name, { line, values }]
}

function nicknamesOf(option: Option | undefined, candidates: number): ReadonlyMap<string, number> {
  if (!option) return new Map()
  const places = new Map(option.values.map((nickname, place) => [nickname, place]))
  const fit = option.values.every((nickname) => /^[^-=\d][^=]*$/.test(nickname))
  if (!fit || places.size !== candidates || option.values.length !== candidates)
    throw new Malformed(option.line, 'option', `[nick ${option.values.join(' ')}]`)
  return places
}

/** Those named first, then the others as they are listed. */
function tieOrderOf(named: readonly number[], candidates: number): readonly number[] {
  const order = new Set(named)
  for (let place = 0; place < candidates; place++) order.add(place)
  return [...order]
}

/** @param first what follows the numbers of candidates and seats; `next` what follows that */
export function headOf(
  candidates: number,
  seats: number,
  first: Word,
  next: () => Word,
): { readonly head: BltHead; readonly firstPaper: Word } {
  const options = new Map<string, Option>()
  const minus: Word[] = []
  let word = first
  for (; /^[-[]/.test(word.text); word = next())
    if (word.text[0] === '[') {
      const [name, option] = optionOf(word)
      if (options.has(name)) throw new Malformed(word.line, 'option', word.text)
      options.set(name, option)
    } else minus.push({ ...word, text: word.text.slice(1) })

  const nicknames = nicknamesOf(options.get('nick'), candidates)
  const placeOf = (name: string, line: number): number => {
    const place = /^\d{1,6}$/.test(name) ? Number(name) - 1 : nicknames.get(name)
    if (place === undefined || place < 0 || place >= candidates)
      throw new Malformed(line, 'unknownCandidate', name)
    return place
  }
  const placesIn = ({ line, values }: Option): readonly number[] => {
    const places = values.map((name) => placeOf(name, line))
    const twice = values.find((_, index) => places.indexOf(places[index]!) < index)
    if (twice !== undefined) throw new Malformed(line, 'repeatedCandidate', twice)
    return places
  }
  const tie = options.get('tie')
  const withdrawn = options.get('withdrawn')
  return {
    head: {
      ...{ candidates, seats, placeOf },
      withdrawn: new Set([
        ...minus.map(({ text, line }) => placeOf(text, line)),
        ...(withdrawn ? placesIn(withdrawn) : []),
      ]),
      tieOrder: tie ? tieOrderOf(placesIn(tie), candidates) : null,
    },
    firstPaper: word,
  }
}
