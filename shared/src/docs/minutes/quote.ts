import * as Y from 'yjs'
import type { Quote } from '../../domain/decider.ts'
import { prosePath, type ProseKind } from '../../domain/minutes/prose.ts'
import { digest } from '../../record/digest.ts'
import { proseOf } from './shape.ts'

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook

const textIn = (node: Node): string =>
  node instanceof Y.XmlText
    ? (node.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('')
    : node instanceof Y.XmlElement
      ? node
          .toArray()
          .map(textIn)
          .join(node.nodeName === 'listItem' ? '\n' : '')
      : ''

const wordsIn = (node: Node): string => textIn(node).normalize('NFC').trim()

const kindOf = (element: Y.XmlElement): ProseKind => {
  if (element.nodeName === 'bulletList') return 'bullet'
  if (element.nodeName === 'orderedList') return 'numbered'
  if (element.nodeName !== 'heading') return 'paragraph'
  return Number(element.getAttribute('level')) === 2 ? 'heading' : 'subheading'
}

/**
 * The words a confirmation copies, by `prosePath`, NFC and trimmed. What is empty is left out and not counted, so that
 * a blank line more is no other minutes.
 * @param name the doc's, where it is not the minutes but another plain rich text
 */
export const quoteProse = (doc: Y.Doc, name = 'minutes'): Quote => {
  const fields: Record<string, string> = {}
  let block = 0
  for (const node of proseOf(doc).toArray() as Node[]) {
    const kind = node instanceof Y.XmlElement ? kindOf(node) : 'paragraph'
    const isList = kind === 'bullet' || kind === 'numbered'
    const words = isList ? (node as Y.XmlElement).toArray().map(wordsIn) : [wordsIn(node)]
    const said = words.filter((one) => one !== '')
    said.forEach((one, item) => (fields[prosePath(block, kind, isList ? item : undefined)] = one))
    if (said.length > 0) block++
  }
  return { doc: name, fields, hash: digest(fields) }
}
