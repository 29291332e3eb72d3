import { limits } from '../../../lib/limits.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { Malformed } from './fault.ts'
import { alternativeNames } from './names.ts'
import { addPapers, wholeOf } from './numbers.ts'
import { asNow } from './preflib-before.ts'

/** PrefLib's four kinds of order: complete or not, with shared ranks or without. */
export type PreflibKind = 'soc' | 'soi' | 'toc' | 'toi'

type Line = { readonly line: number; readonly text: string }

/** What is read of a head, and so stands there once. */
const counted = ['NUMBER ALTERNATIVES', 'NUMBER VOTERS', 'NUMBER UNIQUE ORDERS']

/** `# KEY: value` */
function saidIn(lines: readonly Line[]): (key: string) => Line | null {
  const said = new Map<string, Line>()
  for (const { line, text } of lines) {
    const [, key, value] = /^# *([A-Z ]+?) *:(.*)$/.exec(text) ?? []
    if (key === undefined) continue
    if (counted.includes(key) && said.has(key)) throw new Malformed(line, 'repeatedField', key)
    said.set(key, { line, text: value!.trim() })
  }
  return (key) => said.get(key) ?? null
}

/** `2,{3,4},1`: those in braces share a rank. */
function ranksOf({ line, text }: Line, candidates: number): readonly (readonly number[])[] {
  // Between numbers a blank is no comma: left out it would make another number of them.
  const words = text.replace(/\s*([,{}])\s*/g, '$1')
  if (!/^(\d+|\{\d+(,\d+)*\})(,(\d+|\{\d+(,\d+)*\}))*$/.test(words)) throw new Malformed(line, 'braces', text)
  const seen = new Set<string>()
  return words.match(/\d+|\{[^}]*\}/g)!.map((rank) =>
    rank.match(/\d+/g)!.map((number) => {
      if (seen.has(number)) throw new Malformed(line, 'repeatedCandidate', number)
      seen.add(number)
      return placeOf(number, line, candidates)
    }),
  )
}

function placeOf(number: string, line: number, candidates: number): number {
  const place = /^[1-9]\d{0,5}$/.test(number) ? Number(number) - 1 : candidates
  if (place >= candidates) throw new Malformed(line, 'unknownCandidate', number)
  return place
}

/** Each candidate's once. */
function namesOf(lines: readonly Line[], candidates: number): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { line, text } of lines)
    for (const [number, name] of alternativeNames(text)) {
      const place = placeOf(`${number}`, line, candidates)
      if (names.has(place)) throw new Malformed(line, 'repeatedCandidate', `${number}`)
      names.set(place, name)
    }
  return names
}

/** A number that the head gives must be the number of what is there: else part of it is missing. */
function agrees(said: Line | null, found: number): void {
  if (said && wholeOf(said.text, said.line, 0, limits.papersPerFileMax) !== found)
    throw new Malformed(said.line, 'countDiffers', `${said.text} ≠ ${found}`)
}

function paperOf({ line, text }: Line, kind: PreflibKind, candidates: number): Paper {
  const [, times, order] = /^(\d+) *:(.*)$/.exec(text) ?? []
  if (times === undefined) throw new Malformed(line, 'notBallot', text)
  const count = wholeOf(times, line, 1, limits.papersPerFileMax)
  const ranks = ranksOf({ line, text: order!.trim() }, candidates)
  if (kind[0] === 's' && ranks.some((rank) => rank.length > 1)) throw new Malformed(line, 'sharedRank', text)
  if (kind[2] === 'c' && ranks.flat().length < candidates) throw new Malformed(line, 'incomplete', text)
  return { count, ranks, points: [] }
}

/** PrefLib (preflib.org): a head of `# KEY: value`, then `how many: order`; or the form used before 2022. */
export function readPreflib(file: string, kind: PreflibKind): Election {
  const text = asNow(file)
  const lines = text.split('\n').map((words, index) => ({ line: index + 1, text: words.trim() }))
  const said = saidIn(lines)
  const size = said('NUMBER ALTERNATIVES')
  if (!size) throw new Malformed(1, 'fieldMissing', 'NUMBER ALTERNATIVES')
  const candidates = wholeOf(size.text, size.line, 1, limits.candidatesPerFileMax)
  const names = namesOf(lines, candidates)

  let sum = 0
  const papers = lines
    .filter(({ text: words }) => words !== '' && words[0] !== '#')
    .map((line) => {
      const paper = paperOf(line, kind, candidates)
      sum = addPapers(sum, paper.count, line.line)
      return paper
    })
  agrees(said('NUMBER VOTERS'), sum)
  agrees(said('NUMBER UNIQUE ORDERS'), papers.length)
  return {
    ...{ title: said('TITLE')?.text ?? '', kind: 'ranks', complete: kind[2] === 'c', papers },
    candidates: Array.from({ length: candidates }, (_, place) => ({
      ...{ id: `${place + 1}`, name: names.get(place) ?? '', cost: 0n, withdrawn: false },
    })),
    ...{ seats: null, money: null, tieOrder: null, bounds: noBounds },
  }
}
