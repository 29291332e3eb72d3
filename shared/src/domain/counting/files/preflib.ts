import { limits } from '../../../lib/limits.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { Malformed } from './fault.ts'
import { alternativeNames } from './names.ts'
import { addPapers, wholeOf } from './numbers.ts'
import { asNow } from './preflib-before.ts'

/** PrefLib's four kinds of order: complete or not, with shared ranks or without. */
export type PreflibKind = 'soc' | 'soi' | 'toc' | 'toi'

type Line = { readonly line: number; readonly text: string }

/** `# KEY: value` */
function saidIn(lines: readonly Line[]): (key: string) => Line | null {
  const said = new Map<string, Line>()
  for (const { line, text } of lines) {
    const [, key, value] = /^# *([A-Z ]+?) *:(.*)$/.exec(text) ?? []
    if (key !== undefined) said.set(key, { line, text: value!.trim() })
  }
  return (key) => said.get(key) ?? null
}

/** `2,{3,4},1`: those in braces share a rank. */
function ranksOf({ line, text }: Line, candidates: number): readonly (readonly number[])[] {
  const words = text.replace(/\s/g, '')
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
  const names = alternativeNames(text)

  let sum = 0
  const papers = lines
    .filter(({ text: words }) => words !== '' && words[0] !== '#')
    .map((line) => {
      const paper = paperOf(line, kind, candidates)
      sum = addPapers(sum, paper.count, line.line)
      return paper
    })
  const voters = said('NUMBER VOTERS')
  if (voters && wholeOf(voters.text, voters.line, 0, limits.papersPerFileMax) !== sum)
    throw new Malformed(voters.line, 'countDiffers', `${voters.text} ≠ ${sum}`)
  return {
    ...{ title: said('TITLE')?.text ?? '', kind: 'ranks', complete: kind[2] === 'c', papers },
    candidates: Array.from({ length: candidates }, (_, place) => ({
      ...{ id: `${place + 1}`, name: names.get(place + 1) ?? '', cost: 0n, withdrawn: false },
    })),
    ...{ seats: null, money: null, tieOrder: null, bounds: noBounds },
  }
}
