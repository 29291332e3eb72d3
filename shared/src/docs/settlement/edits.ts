import * as Y from 'yjs'
import { typedText } from '../../lib/characters.ts'
import type { Fragment } from '../../domain/mediation/settlement/parts.ts'
import type { Block, Line } from '../../domain/mediation/settlement/text.ts'
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
