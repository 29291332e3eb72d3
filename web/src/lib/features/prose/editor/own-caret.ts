import { Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type * as Y from 'yjs'

/**
 * Takes the caret as the page has it. The browser tells of a caret it has moved a moment later, on a busy phone much
 * later: what comes from others in between would be drawn with the caret put back where the editor knew it last, and the
 * next letters would go there.
 */
export function takeOwnCaret(view: EditorView): void {
  const { selection, doc, tr } = view.state
  if (view.composing || !view.hasFocus() || !(selection instanceof TextSelection)) return
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection()!
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return
  const at = (node: Node | null, offset: number) => doc.resolve(view.posAtDOM(node!, offset, 1))
  const shown = TextSelection.between(at(anchorNode, anchorOffset), at(focusNode, focusOffset))
  // Who comes in by a key is at the very start for a moment, before the editor puts the caret back where it was.
  if (!shown.eq(selection) && !shown.eq(Selection.atStart(doc))) view.dispatch(tr.setSelection(shown))
}

/** As a change of others begins. The binding has looked where the caret is by then, and looks again when it is moved. */
export const ownCaretPlugin = (doc: Y.Doc): Plugin =>
  new Plugin({
    view: (view) => {
      const onBegin = ({ local }: Y.Transaction) => local || takeOwnCaret(view)
      doc.on('beforeTransaction', onBegin)
      return { destroy: () => doc.off('beforeTransaction', onBegin) }
    },
  })
