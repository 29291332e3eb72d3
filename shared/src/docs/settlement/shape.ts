import type * as Y from 'yjs'
import { fragments, type Fragment } from '../../domain/mediation/settlement/parts.ts'

/**
 * The settlement's document (人民调解协议书): a ProseMirror fragment for each of the things the law asks for (调解法 29),
 * as y-prosemirror keeps it, all in one doc. Which fragments make up a part: `domain/mediation/settlement/parts.ts`.
 */
export const fragmentOf = (doc: Y.Doc, fragment: Fragment): Y.XmlFragment => doc.getXmlFragment(fragment)

export const fragmentsIn = (doc: Y.Doc): readonly Y.XmlFragment[] =>
  fragments.map((fragment) => fragmentOf(doc, fragment))

/**
 * Version of the node types. A client that knows fewer would delete what it does not know on opening (decisions 9): who
 * names an older number, or none, may read and not write.
 */
export const settlementSchema = 1
