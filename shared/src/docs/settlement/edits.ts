import * as Y from 'yjs'
import { typedText } from '../../lib/characters.ts'
import type { ReplacedLine } from '../../domain/decider.ts'
import type { Fragment } from '../../domain/mediation/settlement/parts.ts'
import { said, type Block, type Line } from '../../domain/mediation/settlement/text.ts'
import { lineOf } from './quote.ts'
import { fragmentOf } from './shape.ts'

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

const withAttributes = (made: Y.XmlElement, attributes: Readonly<Record<string, unknown>>): Y.XmlElement => {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value as string)
  return made
}

const inlines = (line: Line): (Y.XmlElement | Y.XmlText)[] =>
  line.map((one) =>
    typeof one === 'string'
      ? new Y.XmlText(typedText(one))
      : withAttributes(element('blank'), { ask: one.blank }),
  )

const paragraph = (line: Line): Y.XmlElement => element('paragraph', ...inlines(line))

const written = (one: Block): Y.XmlElement => {
  switch (one.block) {
    case 'paragraph':
      return paragraph(one.line)
    case 'heading':
      return withAttributes(element('heading', ...inlines(one.line)), { level: one.level })
    case 'instalment': {
      const { amountFen, dueOn, payer, line } = one
      return withAttributes(element('instalment', ...inlines(line)), { amountFen, dueOn, payer })
    }
    default:
      return element(
        one.block,
        ...one.items.map((item) => element('listItem', ...item.map((line) => paragraph(line)))),
      )
  }
}

/** Adds blocks at the end of a fragment, as an editor would have written them. */
export const appendBlocks = (doc: Y.Doc, fragment: Fragment, added: readonly Block[]): void =>
  fragmentOf(doc, fragment).push(added.map(written))

/** A line of plain words in which ［…］ stands for a place still to be filled. */
export const lineWithBlanks = (words: string): Line =>
  words
    .split(/(［[^［］]*］)/u)
    .filter((one) => one !== '')
    .map((one) => (one.startsWith('［') && one.endsWith('］') ? { blank: one.slice(1, -1) } : one))

/** Adds a paragraph of such words. */
export const appendWords = (doc: Y.Doc, fragment: Fragment, ...lines: readonly string[]): void =>
  appendBlocks(
    doc,
    fragment,
    lines.map((words) => ({ block: 'paragraph', line: lineWithBlanks(words) })),
  )

/** Letters alike at the beginning of two words, in UTF-16 units, never within a pair. */
const alike = (one: string, other: string): number => {
  let units = 0
  for (const letter of one) {
    if (!other.startsWith(letter, units)) break
    units += letter.length
  }
  return units
}
const turned = (words: string): string => [...words].reverse().join('')

/** Only what differs is written, so that whoever types in the line meanwhile keeps their place. */
const rewriteText = (text: Y.XmlText, words: string): void => {
  const before = text.toString()
  const start = alike(before, words)
  const end = alike(turned(before.slice(start)), turned(words.slice(start)))
  text.delete(start, before.length - start - end)
  text.insert(start, words.slice(start, words.length - end))
}

const linesBelow = (parent: Y.XmlFragment): readonly Y.XmlElement[] =>
  (parent.toArray() as (Y.XmlElement | Y.XmlText)[]).flatMap((child) => {
    if (!(child instanceof Y.XmlElement) || child.nodeName === 'instalment') return []
    return child.nodeName === 'paragraph' || child.nodeName === 'heading' ? child : linesBelow(child)
  })

/** A line goes with the item, and the list, that hold nothing else. */
const removeLine = (line: Y.XmlElement): void => {
  const parent = line.parent as Y.XmlElement | Y.XmlFragment
  if (parent instanceof Y.XmlElement && parent.length === 1) return removeLine(parent)
  parent.delete((parent.toArray() as unknown[]).indexOf(line), 1)
}

const rewriteLine = (line: Y.XmlElement, replacement: string): void => {
  const words = typedText(replacement)
  const made = line.nodeName === 'heading' ? [words] : lineWithBlanks(words)
  const [only] = line.toArray() as (Y.XmlElement | Y.XmlText)[]
  if (line.length === 1 && only instanceof Y.XmlText && made.length === 1 && typeof made[0] === 'string')
    return rewriteText(only, made[0])
  line.delete(0, line.length)
  line.insert(0, inlines(made))
}

/**
 * The server's own writing of a suggestion that was accepted: the first line of the fragment that reads `base`, under a
 * client id that nobody has yet. The doc is only read; where no line reads so any more, nothing is written.
 */
export const replaceLine = (
  doc: Y.Doc,
  client: number,
  { fragment, base, replacement }: Pick<ReplacedLine, 'fragment' | 'base' | 'replacement'>,
): Uint8Array => {
  const apart = new Y.Doc()
  Y.applyUpdate(apart, Y.encodeStateAsUpdate(doc))
  apart.clientID = client
  const line = linesBelow(fragmentOf(apart, fragment as Fragment)).find((one) => said(lineOf(one)) === base)
  apart.transact(() => {
    if (!line) return
    if (replacement === '') removeLine(line)
    else rewriteLine(line, replacement)
  })
  return Y.encodeStateAsUpdate(apart, Y.encodeStateVector(doc))
}
