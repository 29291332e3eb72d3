import { forbiddenCharacters, typedText } from '@linyi/shared/lib/characters'
import { codePoints } from '@linyi/shared/lib/limits'
import type { Node } from 'prosemirror-model'
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state'

const wordsIn = (doc: Node): string => doc.textBetween(0, doc.content.size)

/** The gate refuses what nobody types together with all that came with it: so it is taken out as it comes in. */
function withoutForbidden(state: EditorState): Transaction | null {
  if (!forbiddenCharacters.test(wordsIn(state.doc))) return null
  const { tr } = state
  state.doc.descendants((node, at) => {
    if (!node.isText || !forbiddenCharacters.test(node.text!)) return
    const from = tr.mapping.map(at)
    const typed = typedText(node.text!)
    if (typed === '') tr.delete(from, from + node.nodeSize)
    else tr.replaceWith(from, from + node.nodeSize, state.schema.text(typed))
  })
  return tr
}

const nodesIn = (doc: Node): number => {
  let count = 0
  doc.descendants(() => void count++)
  return count
}

/** How much the gate takes of a document: code points, and nodes. */
export type Room = { readonly charsMax: number; readonly nodesMax: number }

/** Does it still fit, or at least not grow? The gate would refuse the rest, and it would go to the tray. */
function fits({ charsMax, nodesMax }: Room, before: Node, after: Node): boolean {
  const [had, has] = [before, after].map((doc) => codePoints(wordsIn(doc))) as [number, number]
  if (has > charsMax && has > had) return false
  return nodesIn(after) <= nodesMax || nodesIn(after) <= nodesIn(before)
}

type Options = {
  readonly isRemote: (tr: Transaction) => boolean
  readonly room: Room
  /** Something typed or pasted did not fit and was not taken. */
  readonly onFull: () => void
}

export const cleanPlugin = ({ isRemote, room, onFull }: Options): Plugin =>
  new Plugin({
    filterTransaction: (tr, state) => {
      if (!tr.docChanged || isRemote(tr) || fits(room, state.doc, tr.doc)) return true
      onFull()
      return false
    },
    appendTransaction: (transactions, _before, state) =>
      transactions.some((tr) => tr.docChanged && !isRemote(tr)) ? withoutForbidden(state) : null,
    props: { transformPastedText: typedText },
  })
