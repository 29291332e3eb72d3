import { baseKeymap, chainCommands, setBlockType } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import type { Schema } from 'prosemirror-model'
import { EditorState, type Command, type Plugin, type Transaction } from 'prosemirror-state'
import { EditorView, type NodeViewConstructor } from 'prosemirror-view'
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { caretsPlugin } from './carets.ts'
import { cleanPlugin, type Room } from './clean.ts'
import { ownCaretPlugin } from './own-caret.ts'

/** What the caret stands in, and what can be taken back: for the buttons. */
export type Standing = {
  readonly block: 'paragraph' | 'heading' | 'subheading' | 'bulletList' | 'orderedList'
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly empty: boolean
}
export type Act = Standing['block'] | 'undo' | 'redo'

type Options = {
  /** What is written in: one fragment of one copy of a document. */
  readonly fragment: Y.XmlFragment
  /** Of at least paragraphs, headings and lists. */
  readonly schema: Schema
  readonly room: Room
  readonly awareness: Awareness
  readonly label: string
  readonly labelOf: Parameters<typeof caretsPlugin>[0]['labelOf']
  readonly onStanding: (standing: Standing, state: EditorState) => void
  readonly onFull: () => void
  /** Nodes that draw themselves, and what else happens in this editor alone. */
  readonly nodeViews?: Readonly<Record<string, NodeViewConstructor>>
  readonly plugins?: readonly Plugin[]
}

export type Editor = {
  readonly dom: HTMLElement
  readonly view: EditorView
  readonly act: (act: Act) => void
  readonly setEditable: (editable: boolean) => void
  readonly focus: () => void
  readonly destroy: () => void
}

const isRemote = (tr: Transaction): boolean =>
  (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true

const listIn = ({ selection: { $from } }: EditorState): string =>
  $from.depth > 1 ? $from.node(1).type.name : ''

const outOf = (schema: Schema): Command => liftListItem(schema.nodes['listItem']!)

function commandsOf(schema: Schema): Readonly<Record<Act, Command>> {
  const { paragraph, heading } = schema.nodes
  const out = outOf(schema)
  /** A list is left by the same button; one of the other sort is left first. */
  const into =
    (list: 'bulletList' | 'orderedList'): Command =>
    (state, dispatch, view) => {
      const within = listIn(state)
      const wrap = wrapInList(schema.nodes[list]!)
      if (within === '') return wrap(state, dispatch)
      if (!out(state, dispatch)) return false
      return within === list || !view || wrap(view.state, dispatch)
    }
  /** Text blocks of a list cannot be headings: they are lifted out first. */
  const outOfList =
    (command: Command): Command =>
    (state, dispatch, view) => {
      if (!view || !out(state)) return command(state, dispatch, view)
      out(state, dispatch)
      return command(view.state, dispatch, view)
    }
  return {
    paragraph: outOfList(setBlockType(paragraph!)),
    heading: outOfList(setBlockType(heading!, { level: 2 })),
    subheading: outOfList(setBlockType(heading!, { level: 3 })),
    bulletList: into('bulletList'),
    orderedList: into('orderedList'),
    undo: (state) => undo(state),
    redo: (state) => redo(state),
  }
}

function standingOf(state: EditorState): Standing {
  const { $from } = state.selection
  const stack = (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager } | undefined)?.undoManager
  const list = listIn(state)
  const level = $from.parent.type.name === 'heading' ? Number($from.parent.attrs['level']) : 0
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
    empty: childCount <= 1 && textContent === '' && firstChild?.type.name === 'paragraph',
  }
}

/** An editor of rich text over one copy of its document. */
export function createEditor(options: Options): Editor {
  const { fragment, schema, room, awareness, label, labelOf, onStanding, onFull } = options
  let editable = true
  const commands = commandsOf(schema)
  const out = outOf(schema)
  const plugins = [
    ...(options.plugins ?? []),
    ownCaretPlugin(fragment.doc!),
    ySyncPlugin(fragment),
    yUndoPlugin(),
    caretsPlugin({ awareness, labelOf }),
    cleanPlugin({ isRemote, room, onFull }),
    keymap({
      'Mod-z': commands.undo,
      'Mod-y': commands.redo,
      'Shift-Mod-z': commands.redo,
      Enter: splitListItem(schema.nodes['listItem']!),
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
    nodeViews: { ...options.nodeViews },
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'prose' },
    // The binding dispatches before the view is returned.
    dispatchTransaction(this: EditorView, tr) {
      this.updateState(this.state.apply(tr))
      onStanding(standingOf(this.state), this.state)
    },
  })
  onStanding(standingOf(view.state), view.state)
  return {
    dom: view.dom as HTMLElement,
    view,
    act: (act) => {
      commands[act](view.state, view.dispatch, view)
      view.focus()
      onStanding(standingOf(view.state), view.state)
    },
    setEditable: (next) => {
      editable = next
      view.setProps({})
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}
