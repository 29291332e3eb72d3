import * as Y from 'yjs'
import { forbiddenCharacters } from '../../lib/characters.ts'
import { ULID } from '../../lib/ids.ts'
import { codePoints, limits } from '../../lib/limits.ts'
import { RANK } from './shape.ts'
import type { GateCode } from '../gate/verdict.ts'
import type { IssueRef, Place } from './place.ts'
import type { BoardRights } from './rights.ts'

/** What comes with an update, and whether the same update takes it away again. */
export type Coming = { readonly content: Y.Item['content']; readonly dead: boolean }

/** A field of an issue: what it may hold, who may write it, and whether a value once written may be written over. */
type FieldRule = {
  readonly fits: (arrival: Coming, rights: BoardRights, issue: IssueRef) => GateCode | null
  readonly may: (rights: BoardRights, issue: IssueRef, first: boolean) => GateCode | null
  readonly once: boolean
}

const badContent = (fits: boolean): GateCode | null => (fits ? null : 'board.badContent')

/** Nothing is left of it but its place in the clock. */
export const isTrace = (content: Y.Item['content']): boolean => content instanceof Y.ContentDeleted

/**
 * A plain value. Of values that were written over before the update left their writer, Yjs sends a trace, or keeps them
 * for undo; either way it joins those that followed one another into one item.
 */
const value =
  (fits: (value: unknown, rights: BoardRights, issue: IssueRef) => GateCode | null): FieldRule['fits'] =>
  ({ content, dead }, rights, issue) => {
    if (isTrace(content)) return null
    if (!(content instanceof Y.ContentAny) || (content.arr.length !== 1 && !dead)) return 'board.badContent'
    for (const found of content.arr) {
      const code = fits(found, rights, issue)
      if (code) return code
    }
    return null
  }

const textRule = (field: 'title' | 'detail'): FieldRule => ({
  fits: ({ content }) => badContent(isType(content, Y.Text)),
  may: (rights, issue) => rights.editText(issue.id, issue.author, field),
  once: true,
})

const metaRule = (field: 'grid' | 'category', list: 'grids' | 'categories'): FieldRule => ({
  fits: value((found, rights) =>
    badContent(found === '' || (typeof found === 'string' && rights[list].has(found))),
  ),
  may: (rights, issue) => rights.setMeta(issue.id, issue.author, field),
  once: false,
})

/** The allow-list below `issues/{id}`. */
const fieldRules: Readonly<Record<string, FieldRule>> = {
  title: textRule('title'),
  detail: textRule('detail'),
  grid: metaRule('grid', 'grids'),
  category: metaRule('category', 'categories'),
  rank: {
    fits: value((found) => badContent(typeof found === 'string' && RANK.test(found))),
    may: (rights, issue, first) => rights.setRank(issue.id, issue.author, first),
    once: false,
  },
  author: {
    fits: value((found, _rights, issue) => (found === issue.author ? null : 'board.forgedAuthor')),
    may: (rights, issue) => (issue.author === rights.writer ? null : 'board.forgedAuthor'),
    once: true,
  },
  createdAt: {
    fits: value((found) => badContent(Number.isSafeInteger(found))),
    may: (rights, issue) => (issue.author === rights.writer ? null : 'board.mayNotEdit'),
    once: true,
  },
  for: {
    fits: value((found) => badContent(typeof found === 'string' && wellTyped(found) && shortName(found))),
    may: (rights, issue) => (issue.author === rights.writer ? rights.writeFor() : 'board.mayNotEdit'),
    once: true,
  },
}

const ruleOf = (field: string): FieldRule | null =>
  Object.hasOwn(fieldRules, field) ? fieldRules[field]! : null

const isType = (content: Y.Item['content'], type: typeof Y.Map | typeof Y.Text): boolean =>
  content instanceof Y.ContentType && content.type.constructor === type

const wellTyped = (words: string): boolean => !forbiddenCharacters.test(words)
const shortName = (name: string): boolean => codePoints(name) <= limits.nameCharsMax

/** May this writer put this item into this field? `before` is what the key already holds, alive or deleted. */
export const fieldRefusal = (
  rights: BoardRights,
  { issue, field }: Extract<Place, { at: 'field' }>,
  arrival: Coming,
  before: Y.Item | null,
): GateCode | null => {
  const rule = ruleOf(field)
  if (!rule) return 'board.unknownField'
  if (before && rule.once) return 'board.overwrite'
  return rule.fits(arrival, rights, issue) ?? rule.may(rights, issue, before === null)
}

/**
 * Can an issue be made here? A key that was ever written is taken, but for its own writer's redo of an issue
 * they had undone.
 */
export const issueRefusal = (
  rights: BoardRights,
  id: string,
  { content }: Coming,
  before: { readonly alive: boolean; readonly author: string | null } | null,
): GateCode | null => {
  if (!ULID.test(id)) return 'board.badId'
  if (before && (before.alive || before.author !== rights.writer)) return 'board.overwrite'
  return badContent(isTrace(content) || isType(content, Y.Map))
}

export const textRefusal = (
  rights: BoardRights,
  { issue, field }: Extract<Place, { at: 'text' }>,
  { content }: Coming,
): GateCode | null => {
  const words = content instanceof Y.ContentString ? wellTyped(content.str) : isTrace(content)
  return badContent(words) ?? ruleOf(field)!.may(rights, issue, false)
}

/** May this writer delete this field's value, or letters of its text? A text field itself goes only with its issue. */
export const deletionRefusal = (
  rights: BoardRights,
  { at, issue, field }: Extract<Place, { at: 'field' | 'text' }>,
): GateCode | null => {
  const rule = ruleOf(field)!
  return at === 'field' && rule.once ? 'board.mayNotDelete' : rule.may(rights, issue, false)
}
