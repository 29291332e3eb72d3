import * as Y from 'yjs'
import { codePoints } from '../../lib/limits.ts'
import type { Cut } from '../gate/deletions.ts'
import type { Arrival, Judging } from '../gate/law.ts'
import { refuse, type Refusal } from '../gate/verdict.ts'
import type { Container } from '../gate/view.ts'
import type { Grammar } from './grammar.ts'
import type { ProseName } from './law.ts'

type Size = { readonly words: readonly string[]; readonly nodes: number }

/** Everything alive below the roots. */
const sizeOf = (roots: Iterable<Container>): Size => {
  const words: string[] = []
  let nodes = 0
  const visit = (container: Container) => {
    for (let item = container._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) words.push(item.content.str)
      if (!(item.content instanceof Y.ContentType)) continue
      nodes++
      visit(item.content.type as Container)
    }
  }
  for (const root of roots) visit(root)
  return { words, nodes }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const units = (words: readonly string[]): number => sum(words.map(({ length }) => length))
const points = (words: readonly string[]): number => sum(words.map(codePoints))

const wordsAdded = (arrivals: readonly Arrival[]): string[] =>
  arrivals.flatMap(({ item: { content } }) => (content instanceof Y.ContentString ? content.str : []))

const wordsRemoved = (cuts: readonly Cut[]): string[] =>
  cuts.flatMap(({ item: { id, content }, from, to }) =>
    content instanceof Y.ContentString ? content.str.slice(from - id.clock, to - id.clock) : [],
  )

const isNode = ({ content }: Y.Item): boolean => content instanceof Y.ContentType

/**
 * Is there room for what an update adds, in letters and in nodes? What makes the doc no longer always fits. Code points
 * are counted only when UTF-16 units, of which there are at least as many, do not settle it.
 */
export function roomRefusal(
  name: ProseName,
  { charsMax, nodesMax }: Grammar,
  { view, arrivals, cuts }: Pick<Judging<unknown>, 'view' | 'arrivals' | 'cuts'>,
): Refusal | null {
  const [added, removed] = [wordsAdded(arrivals), wordsRemoved(cuts)]
  const moreWords = units(added) - units(removed)
  const moreNodes =
    arrivals.filter(({ item }) => isNode(item)).length - cuts.filter(({ item }) => isNode(item)).length
  if (moreWords <= 0 && moreNodes <= 0) return null
  const { words, nodes } = sizeOf(view.roots.values())
  if (moreNodes > 0 && nodes + moreNodes > nodesMax) return refuse(`${name}.full`)
  if (moreWords <= 0 || units(words) + moreWords <= charsMax) return null
  return points(words) + points(added) - points(removed) > charsMax ? refuse(`${name}.tooLong`) : null
}
