import * as Y from 'yjs'
import type { Grammar } from './grammar.ts'

const elementsIn = (node: Y.XmlFragment): readonly Y.XmlElement[] =>
  (node.toArray() as unknown[]).filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

/**
 * Does this client know every node in a doc? A newer one may have written others, and an editor deletes what it does not
 * know as it opens (decisions 9): then show the words, and bind none.
 */
export function knowsAll(doc: Y.Doc, { roots, nodes, attributes }: Grammar): boolean {
  const isKnown = (element: Y.XmlElement, allowed: readonly string[]): boolean => {
    const held = Object.hasOwn(nodes, element.nodeName) ? nodes[element.nodeName]! : null
    const says = Object.hasOwn(attributes, element.nodeName) ? attributes[element.nodeName]! : {}
    return (
      held !== null &&
      allowed.includes(element.nodeName) &&
      Object.keys(element.getAttributes()).every((name) => Object.hasOwn(says, name)) &&
      elementsIn(element).every((child) => isKnown(child, held))
    )
  }
  return Object.entries(roots).every(([root, allowed]) =>
    elementsIn(doc.getXmlFragment(root)).every((child) => isKnown(child, allowed)),
  )
}
