import * as Y from 'yjs'
import type { Quote } from '../../domain/decider.ts'
import { fragmentsOf, parts, type Part } from '../../domain/mediation/settlement/parts.ts'
import {
  partInWords,
  type Block,
  type Inline,
  type Line,
  type PartText,
} from '../../domain/mediation/settlement/text.ts'
import { canonical } from '../../record/canonical.ts'
import { digest } from '../../record/digest.ts'
import { fragmentOf } from './shape.ts'

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook

const attributeOf = (element: Y.XmlElement, name: string): unknown => element.getAttribute(name) as unknown

const inlineOf = (node: Node): Inline =>
  node instanceof Y.XmlText
    ? (node.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('')
    : { blank: String(attributeOf(node as Y.XmlElement, 'ask') ?? '').normalize('NFC') }

/** Runs of letters joined, NFC, without white space at either end: what two people typed into one line is one line. */
export const lineOf = (element: Y.XmlElement): Line => {
  const line: Inline[] = []
  for (const one of (element.toArray() as Node[]).map(inlineOf)) {
    const last = line[line.length - 1]
    if (typeof one === 'string' && typeof last === 'string') line[line.length - 1] = last + one
    else line.push(one)
  }
  return line
    .map((one, at) => {
      if (typeof one !== 'string') return one
      const words = one.normalize('NFC')
      const cut = at === 0 ? words.trimStart() : words
      return at === line.length - 1 ? cut.trimEnd() : cut
    })
    .filter((one) => one !== '')
}

const elementsIn = (node: Y.XmlFragment): readonly Y.XmlElement[] =>
  (node.toArray() as Node[]).filter((child) => child instanceof Y.XmlElement)

const itemOf = (item: Y.XmlElement): readonly Line[] =>
  elementsIn(item)
    .map(lineOf)
    .filter((line) => line.length > 0)

/** An attribute that was deleted is what an editor takes it to be. */
const instalmentOf = (element: Y.XmlElement): Block => ({
  block: 'instalment',
  amountFen: Number(attributeOf(element, 'amountFen') ?? 0),
  dueOn: String(attributeOf(element, 'dueOn') ?? ''),
  payer: attributeOf(element, 'payer') === 'b' ? 'b' : 'a',
  line: lineOf(element),
})

/** Null for a blank line, so that one more is no other text. */
const blockOf = (element: Y.XmlElement): Block | null => {
  const name = element.nodeName
  if (name === 'instalment') return instalmentOf(element)
  if (name === 'bulletList' || name === 'orderedList') {
    const items = elementsIn(element)
      .map(itemOf)
      .filter((item) => item.length > 0)
    return items.length > 0 ? { block: name, items } : null
  }
  const line = lineOf(element)
  if (line.length === 0) return null
  const level = attributeOf(element, 'level') === 3 ? 3 : 2
  return name === 'heading' ? { block: 'heading', level, line } : { block: 'paragraph', line }
}

/** A part of the settlement as its readers see it. */
export const partTextIn = (doc: Y.Doc, part: Part): PartText =>
  Object.fromEntries(
    fragmentsOf[part].map((fragment) => [
      fragment,
      elementsIn(fragmentOf(doc, fragment)).flatMap((element) => blockOf(element) ?? []),
    ]),
  )

/**
 * The words that an assent is given to and a final version copies: of each part its canonical JSON, of which the part's
 * hash is made (decisions 10), and the same in readable lines. Never of Yjs's bytes: two docs that read alike are alike.
 */
export const quoteSettlement = (doc: Y.Doc): Quote => {
  const fields: Record<string, string> = {}
  for (const part of parts) {
    const text = partTextIn(doc, part)
    fields[`parts/${part}`] = canonical(text)
    fields[`words/${part}`] = partInWords(text, part).join('\n')
  }
  return { doc: 'settlement', fields, hash: digest(fields) }
}
