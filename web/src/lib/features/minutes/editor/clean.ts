import { forbiddenCharacters, typedText } from '@linyi/shared/lib/characters'
import { codePoints, limits } from '@linyi/shared/lib/limits'
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

/** Does it still fit, or at least not grow? The gate would refuse the rest, and it would go to the tray. */
function fits(before: Node, after: Node): boolean {
  const [had, has] = [before, after].map((doc) => codePoints(wordsIn(doc))) as [number, number]
  if (has > limits.minutesCharsMax && has > had) return false
  return nodesIn(after) <= limits.minutesNodesMax || nodesIn(after) <= nodesIn(before)
}

/** @param onFull something typed or pasted did not fit and was not taken */
export const cleanPlugin = (isRemote: (tr: Transaction) => boolean, onFull: () => void): Plugin =>
  new Plugin({
    filterTransaction: (tr, state) => {
      if (!tr.docChanged || isRemote(tr) || fits(state.doc, tr.doc)) return true
      onFull()
      return false
    },
    appendTransaction: (transactions, _before, state) =>
      transactions.some((tr) => tr.docChanged && !isRemote(tr)) ? withoutForbidden(state) : null,
    props: { transformPastedText: typedText },
  })
