import { limits } from '../../../lib/limits.ts'
import { noBounds, type Election, type Paper } from '../election.ts'
import { headOf, type BltHead } from './blt-head.ts'
import { Malformed } from './fault.ts'
import { namesAfter } from './names.ts'
import { addPapers, wholeOf } from './numbers.ts'
import { wordsOf, type Word } from './words.ts'

/** Everybody once; who withdrew is taken out, and a rank of only such candidates with them. */
function ranksOf(words: readonly Word[], { placeOf, withdrawn }: BltHead): readonly (readonly number[])[] {
  const seen = new Set<number>()
  return words.flatMap(({ text, line }) => {
    if (text === '-') return [[]]
    const rank = text.split('=').map((name) => placeOf(name, line))
    for (const place of rank) {
      if (seen.has(place)) throw new Malformed(line, 'repeatedCandidate', text)
      seen.add(place)
    }
    const left = rank.filter((place) => !withdrawn.has(place))
    return left.length > 0 ? [left] : []
  })
}

/** An id in brackets, of one paper or of several alike: nobody has two. */
function newId({ line, text }: Word, ids: Set<string>): void {
  if (ids.has(text)) throw new Malformed(line, 'repeatedVoter', text)
  ids.add(text)
}

/** `3 2 1=4 0`: three papers, whose line ends with the 0. An id may stand before them: `(A1) 1 2 1=4 0`. */
function paperOf(first: Word, next: () => Word, head: BltHead, ids: Set<string>): Paper {
  const hasId = first.text[0] === '('
  if (hasId) newId(first, ids)
  const { line, text } = hasId ? next() : first
  const count = wholeOf(text, line, 1, limits.papersPerFileMax)
  const words: Word[] = []
  for (let word = next(); word.text !== '0'; word = next()) {
    if (word.line !== line) throw new Malformed(line, 'lineEnd')
    words.push(word)
  }
  return { count, ranks: ranksOf(words, head), points: [] }
}

/** `.blt` of ERS97, OpenSTV and OpaVote, with the options of Droop: candidates, seats, papers, `0`, names, title. */
export function readBlt(text: string): Election {
  const words = wordsOf(text)
  const next = (): Word => {
    const { value } = words.next()
    if (!value) throw new Malformed(text.split('\n').length, 'ended')
    return value
  }
  const size = next()
  const candidates = wholeOf(size.text, size.line, 1, limits.candidatesPerFileMax)
  const places = next()
  const seats = wholeOf(places.text, places.line, 1, limits.candidatesPerFileMax)
  const { head, firstPaper } = headOf(candidates, seats, next(), next)

  const papers: Paper[] = []
  const ids = new Set<string>()
  let sum = 0
  let word = firstPaper
  for (; word.text !== '0'; word = next()) {
    const paper = paperOf(word, next, head, ids)
    sum = addPapers(sum, paper.count, word.line)
    papers.push(paper)
  }
  const { title, names } = namesAfter(text.slice(word.end), word.line, candidates)
  return {
    ...{ title, kind: 'ranks', complete: false, papers, seats, money: null },
    candidates: names.map((name, place) => ({
      ...{ id: `${place + 1}`, name, cost: 0n, withdrawn: head.withdrawn.has(place) },
    })),
    tieOrder: head.tieOrder,
    bounds: noBounds,
  }
}
