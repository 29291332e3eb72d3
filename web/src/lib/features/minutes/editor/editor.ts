import { baseKeymap, chainCommands, setBlockType } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { proseOf } from '@linyi/shared/docs/minutes/shape'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { caretsPlugin } from './carets.ts'
import { cleanPlugin } from './clean.ts'
import { bulletList, heading, listItem, orderedList, paragraph, schema } from './schema.ts'

/** What the caret stands in, and what can be taken back: for the buttons. */
export type Standing = {
  readonly block: 'paragraph' | 'heading' | 'subheading' | 'bulletList' | 'orderedList'
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly empty: boolean
}
export type Act = Standing['block'] | 'undo' | 'redo'

type Options = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly label: string
  readonly labelOf: Parameters<typeof caretsPlugin>[0]['labelOf']
  readonly onStanding: (standing: Standing) => void
  readonly onFull: () => void
}

export type Editor = {
  readonly dom: HTMLElement
  readonly act: (act: Act) => void
  readonly setEditable: (editable: boolean) => void
  readonly focus: () => void
  readonly destroy: () => void
}

const isRemote = (tr: Transaction): boolean =>
  (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true

const out = liftListItem(listItem!)
const listIn = ({ selection: { $from } }: EditorState): string =>
  $from.depth > 1 ? $from.node(1).type.name : ''
/** A list is left by the same button; one of the other sort is left first. */
const into =
  (list: typeof bulletList): Command =>
  (state, dispatch, view) => {
    const within = listIn(state)
    if (within === '') return wrapInList(list!)(state, dispatch)
    if (!out(state, dispatch)) return false
    return within === list!.name || !view || wrapInList(list!)(view.state, dispatch)
  }
/** Text blocks of a list cannot be headings: they are lifted out first. */
const outOfList =
  (command: Command): Command =>
  (state, dispatch, view) => {
    if (!view || !out(state)) return command(state, dispatch, view)
    out(state, dispatch)
    return command(view.state, dispatch, view)
  }

const commands: Readonly<Record<Act, Command>> = {
  paragraph: outOfList(setBlockType(paragraph!)),
  heading: outOfList(setBlockType(heading!, { level: 2 })),
  subheading: outOfList(setBlockType(heading!, { level: 3 })),
  bulletList: into(bulletList),
  orderedList: into(orderedList),
  undo: (state) => undo(state),
  redo: (state) => redo(state),
}

function standingOf(state: EditorState): Standing {
  const { $from } = state.selection
  const stack = (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager } | undefined)?.undoManager
  const list = listIn(state)
  const level = $from.parent.type === heading ? Number($from.parent.attrs['level']) : 0
  const { childCount, textContent, firstChild } = state.doc
  return {
    block:
      list === 'bulletList' || list === 'orderedList'
        ? list
        : level === 2
          ? 'heading'
          : level === 3
            ? 'subheading'
            : 'paragraph',
    canUndo: stack?.canUndo() ?? false,
    canRedo: stack?.canRedo() ?? false,
    empty: childCount <= 1 && textContent === '' && firstChild?.type === paragraph,
  }
}

/** The editor of the minutes over one copy of their document. */
export function createEditor({ doc, awareness, label, labelOf, onStanding, onFull }: Options): Editor {
  let editable = true
  const plugins = [
    ySyncPlugin(proseOf(doc)),
    yUndoPlugin(),
    caretsPlugin({ awareness, labelOf }),
    cleanPlugin(isRemote, onFull),
    keymap({
      'Mod-z': commands.undo,
      'Mod-y': commands.redo,
      'Shift-Mod-z': commands.redo,
      Enter: splitListItem(listItem!),
      Backspace: chainCommands((state, dispatch) => {
        const { $from, empty } = state.selection
        return empty && $from.parentOffset === 0 && $from.depth > 1 ? out(state, dispatch) : false
      }),
    }),
    keymap(baseKeymap),
  ]
  const view = new EditorView(null, {
    state: EditorState.create({ schema, plugins }),
    editable: () => editable,
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'prose' },
    // The binding dispatches before the view is returned.
    dispatchTransaction(this: EditorView, tr) {
      this.updateState(this.state.apply(tr))
      onStanding(standingOf(this.state))
    },
  })
  onStanding(standingOf(view.state))
  return {
    dom: view.dom as HTMLElement,
    act: (act) => {
      commands[act](view.state, view.dispatch, view)
      view.focus()
      onStanding(standingOf(view.state))
    },
    setEditable: (next) => {
      editable = next
      view.setProps({})
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
