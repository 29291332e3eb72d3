import type * as Y from 'yjs'

/**
 * The minutes document: a ProseMirror fragment of paragraphs, headings and lists, as y-prosemirror keeps it. It holds
 * the recorder's words only; every figure of the minutes is the stream's.
 */
export const PROSE = 'prose'

/**
 * Version of the node types. A client that knows fewer would delete what it does not know on opening
 * (decisions 9): who names an older number, or none, may read and not write.
 */
export const proseSchema = 1

export const proseOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(PROSE)
