import * as Y from 'yjs'
import { codePoints, limits } from '../../lib/limits.ts'
import type { TextField } from './shape.ts'
import { refuse, type Refusal } from '../gate/verdict.ts'
import type { Container } from '../gate/view.ts'

type Change = {
  readonly path: string
  readonly field: TextField
  readonly added: string[]
  readonly removed: string[]
}

/** What an update adds to and takes from each text, to know its length before it is applied. */
export type Growth = {
  readonly add: (text: Container, path: string, field: string, words: string) => void
  readonly remove: (text: Container, path: string, field: string, words: string) => void
  readonly refusal: () => Refusal | null
}

const charsMax = { title: limits.issueTitleCharsMax, detail: limits.issueDetailCharsMax }

export const growthOf = (): Growth => {
  const changes = new Map<Container, Change>()
  const changeOf = (text: Container, path: string, field: string): Change => {
    const known = changes.get(text)
    if (known) return known
    const change = { path, field: field as TextField, added: [], removed: [] }
    changes.set(text, change)
    return change
  }
  return {
    add: (text, path, field, words) => void changeOf(text, path, field).added.push(words),
    remove: (text, path, field, words) => void changeOf(text, path, field).removed.push(words),
    refusal: () => {
      for (const [text, change] of changes)
        if (tooLong(text, change)) return refuse('board.tooLong', change.path)
      return null
    },
  }
}

/** Code points are counted only when UTF-16 units, of which there are at least as many, do not settle it. */
const tooLong = (text: Container, { field, added, removed }: Change): boolean => {
  const max = charsMax[field]
  const grown = units(added) - units(removed)
  if (grown <= 0 || text._length + grown <= max) return false
  return codePoints(wordsOf(text)) + points(added) - points(removed) > max
}

const units = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0)
const points = (words: readonly string[]): number => words.reduce((sum, word) => sum + codePoints(word), 0)

const wordsOf = (text: Container): string => {
  let words = ''
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str
  }
  return words
}
