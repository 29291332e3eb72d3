import type { Awareness } from 'y-protocols/awareness'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from 'y-prosemirror'
import * as Y from 'yjs'
import { takeOwnCaret } from './own-caret.ts'

type Seen = { readonly user?: { name: string; role: string; color: number }; readonly cursor?: unknown }
type Binding = { type: Y.XmlFragment; doc: Y.Doc; mapping: never }

const key = new PluginKey<DecorationSet>('carets')

const bindingOf = (state: EditorState): Binding | null =>
  (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding ?? null

/** Another client may say anything here. */
function positionIn({ type, doc, mapping }: Binding, json: unknown, size: number): number | null {
  try {
    const relative = Y.createRelativePositionFromJSON(json)
    const at = relativePositionToAbsolutePosition(doc, type, relative, mapping)
    return at === null ? null : Math.max(0, Math.min(at, size))
  } catch {
    return null
  }
}

function caret(tone: number, label: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'caret'
  mark.style.setProperty('--tone', `var(--p${tone})`)
  // Drawn, not written: who copies or hears the words does not get the names of those who write.
  mark.dataset['label'] = label
  return mark
}

type Options = {
  readonly awareness: Awareness
  readonly labelOf: (user: NonNullable<Seen['user']>) => string
}

function drawn({ awareness, labelOf }: Options, state: EditorState): DecorationSet {
  const binding = bindingOf(state)
  if (!binding) return DecorationSet.empty
  const decorations: Decoration[] = []
  awareness.getStates().forEach((seen: Seen, client) => {
    const { anchor, head } = (seen.cursor ?? {}) as { anchor?: unknown; head?: unknown }
    if (client === awareness.clientID || !seen.user || !anchor || !head) return
    const { size } = state.doc.content
    const [from, to] = [positionIn(binding, anchor, size), positionIn(binding, head, size)]
    if (from === null || to === null) return
    const tone = (seen.user.color % 6) + 1
    decorations.push(
      Decoration.widget(to, () => caret(tone, labelOf(seen.user!)), { key: `${client}`, side: 10 }),
      Decoration.inline(Math.min(from, to), Math.max(from, to), { style: `background: var(--p${tone}-t)` }),
    )
  })
  return DecorationSet.create(state.doc, decorations)
}

/** Says where this person writes, and draws where the others do. */
export const caretsPlugin = (options: Options): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => drawn(options, state),
      apply: (tr, set, _before, state) =>
        tr.getMeta(key) === true || tr.getMeta(ySyncPluginKey) !== undefined
          ? drawn(options, state)
          : set.map(tr.mapping, tr.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => speakOf(view, options.awareness),
  })

function speakOf(view: EditorView, awareness: Awareness) {
  let said = ''
  let over = false

  const say = () => {
    const binding = bindingOf(view.state)
    if (!binding) return
    const at = (position: number): unknown =>
      absolutePositionToRelativePosition(position, binding.type, binding.mapping)
    const { anchor, head } = view.state.selection
    const cursor = view.hasFocus() ? { anchor: at(anchor), head: at(head) } : null
    if (JSON.stringify(cursor) === said) return
    said = JSON.stringify(cursor)
    awareness.setLocalStateField('cursor', cursor)
  }
  /** Not within another change of the editor. */
  const draw = () =>
    void Promise.resolve().then(() => {
      if (over) return
      takeOwnCaret(view)
      view.dispatch(view.state.tr.setMeta(key, true))
    })

  awareness.on('change', draw)
  view.dom.addEventListener('focusin', say)
  view.dom.addEventListener('focusout', say)
  return {
    update: say,
    destroy: () => {
      over = true
      view.dom.removeEventListener('focusin', say)
      view.dom.removeEventListener('focusout', say)
      awareness.off('change', draw)
      awareness.setLocalStateField('cursor', null)
    },
  }
}
