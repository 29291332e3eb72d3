import fc from 'fast-check'
import { joinBackward, lift, setBlockType, splitBlock } from 'prosemirror-commands'
import { Fragment, Slice, type Node, type Schema } from 'prosemirror-model'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { expect } from 'vitest'
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import type { Desk } from '../../testing/docs/desk.ts'
import { hasUnreachableOrigins } from '../../testing/docs/unreachable.ts'

/** A doc of rich text behind its gate, with copies as browsers hold them. */
type Scene = { readonly desk: Desk; readonly copyOf: (client: number) => Y.Doc }

/** One doc of rich text, as its editors know it. */
export type HonestKind<S extends Scene> = {
  readonly open: () => S
  readonly rootsIn: (doc: Y.Doc) => readonly Y.XmlFragment[]
  /** The nodes that the editor of a root has, by its place in `rootsIn`. */
  readonly schemaOf: (root: number) => Schema
  /** What its editors do beyond letters, paragraphs, headings and lists. */
  readonly more: (schema: Schema) => readonly Command[]
  readonly quote: (doc: Y.Doc) => unknown
}

const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!

/** Places where letters may be typed: not within a letter of two halves. */
const placesIn = (doc: Node): number[] => {
  const places: number[] = []
  doc.descendants((node, start) => {
    if (!node.isTextblock) return
    let words = ''
    node.forEach((child) => (words += child.text ?? '\uFFFC'))
    for (let i = 0; i <= node.content.size; i++)
      if (!/[\uDC00-\uDFFF]/.test(words[i] ?? '')) places.push(start + 1 + i)
  })
  return places
}

export const type =
  (letters: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(letters))
    return true
  }

/** Pastes a heading, a list and a paragraph, open at both ends. */
export const pastePlain = (schema: Schema): Command => {
  const pasted = Slice.maxOpen(
    Fragment.from([
      schema.node('heading', { level: 3 }, schema.text('抄来的')),
      schema.node('orderedList', null, [
        schema.node('listItem', null, [
          schema.node('paragraph', null, schema.text('𠮶')),
          schema.node('paragraph'),
        ]),
      ]),
      schema.node('paragraph', null, schema.text('😀一段')),
    ]),
  )
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelection(pasted))
    return true
  }
}

const commandsOf = (schema: Schema): readonly Command[] => [
  type('水'),
  type('𠮷祥里'),
  type('😁'),
  splitBlock,
  joinBackward,
  (state, dispatch) => {
    dispatch?.(state.tr.deleteSelection())
    return true
  },
  setBlockType(schema.nodes['heading']!, { level: 2 }),
  setBlockType(schema.nodes['heading']!, { level: 3 }),
  setBlockType(schema.nodes['paragraph']!),
  wrapInList(schema.nodes['bulletList']!),
  wrapInList(schema.nodes['orderedList']!),
  splitListItem(schema.nodes['listItem']!),
  liftListItem(schema.nodes['listItem']!),
  lift,
]

const deedNames = ['edit', 'undo', 'redo', 'send', 'hear', 'reconnect', 'resend'] as const
const script = fc.array(
  fc.record({
    who: fc.nat(),
    deed: fc.constantFrom(...deedNames, 'edit', 'edit', 'edit', 'send', 'send', 'hear'),
    pick: fc.nat({ max: 99_999_999 }),
  }),
  { minLength: 5, maxLength: 100, size: 'max' },
)

/** The rehearsal of honest people at editors of one kind: edits at any time, sent now, later, in order or as a whole. */
export const rehearse = <S extends Scene>(kind: HonestKind<S>) => {
  const schemas = kind.rootsIn(new Y.Doc()).map((_, root) => kind.schemaOf(root))
  const commands = schemas.map((schema) => [...commandsOf(schema), ...kind.more(schema)])

  /** One browser: editors over its copy, its undo stack, what it has yet to send and to hear. */
  const openBrowser = ({ desk, copyOf }: S, writer: string, client: number) => {
    const copy = copyOf(client)
    const unsent: Uint8Array[] = []
    const unheard: Uint8Array[] = []
    copy.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'line') unsent.push(update)
    })
    desk.doc.on('update', (update: Uint8Array) => unheard.push(update))
    const undo = new Y.UndoManager([...kind.rootsIn(copy)], {
      captureTimeout: 0,
      trackedOrigins: new Set(['editor']),
    })
    return { writer, copy, undo, unsent, unheard }
  }
  type Browser = ReturnType<typeof openBrowser>

  const submit = ({ desk }: S, { writer }: Browser, update: Uint8Array) => {
    const verdict = desk.submit(writer, update)
    if (verdict.verdict !== 'apply') throw new Error(`${writer} was not believed: ${JSON.stringify(verdict)}`)
  }

  /** What the editor of one root makes of a command, written as the binding writes it. */
  const edit = ({ copy }: Browser, root: number, pick: number, command: Command): void => {
    const prose = kind.rootsIn(copy)[root]!
    const { doc, mapping } = initProseMirrorDoc(prose, schemas[root]!)
    const places = placesIn(doc)
    const begun = doc.childCount > 0 ? doc : schemas[root]!.topNodeType.createAndFill()!
    let state = EditorState.create({ doc: begun })
    if (places.length > 0) {
      const [from, to] = [at(places, pick), at(places, pick >> 3)]
      state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, Math.min(from, to), from)))
    }
    command(state, ({ doc: next }) =>
      copy.transact(() => updateYFragment(copy, prose, next, { mapping, isOMark: new Map() }), 'editor'),
    )
  }

  const deeds: Readonly<Record<(typeof deedNames)[number], (scene: S, of: Browser, pick: number) => void>> = {
    edit: (_, browser, pick) => {
      const root = pick % schemas.length
      edit(browser, root, pick >> 3, at(commands[root]!, pick >> 7))
    },
    undo: (_, { undo }) => void undo.undo(),
    redo: (_, { undo }) => void undo.redo(),
    send: (scene, browser) => {
      const update = browser.unsent.shift()
      if (update) submit(scene, browser, update)
    },
    hear: (_, { copy, unheard }, pick) => {
      const [update] = unheard.splice(pick % Math.max(1, unheard.length), 1)
      if (update) Y.applyUpdate(copy, update, 'line')
    },
    reconnect: (scene, browser) => {
      browser.unsent.length = 0
      submit(scene, browser, Y.encodeStateAsUpdate(browser.copy, Y.encodeStateVector(scene.desk.doc)))
      browser.unheard.length = 0
      Y.applyUpdate(browser.copy, Y.encodeStateAsUpdate(scene.desk.doc), 'line')
    },
    resend: (scene, browser) => {
      browser.unsent.length = 0
      submit(scene, browser, Y.encodeStateAsUpdate(browser.copy))
    },
  }

  return {
    openBrowser,
    edit,
    /** Nobody is refused, and all of them end with the same words. */
    endAlike: (writers: readonly string[], numRuns: number): void =>
      fc.assert(
        fc.property(script, (steps) => {
          const scene = kind.open()
          const browsers = writers.map((writer, i) => openBrowser(scene, writer, 500 + i))
          for (const { who, deed, pick } of steps) deeds[deed](scene, at(browsers, who), pick)
          for (let round = 0; round < 2; round++)
            for (const browser of browsers) deeds.reconnect(scene, browser, 0)
          for (const root of kind.rootsIn(scene.desk.doc)) fc.pre(!hasUnreachableOrigins(root))
          for (const { copy } of browsers) {
            expect(copy.toJSON()).toEqual(scene.desk.json())
            expect(kind.quote(copy)).toEqual(kind.quote(scene.desk.doc))
          }
        }),
        { numRuns },
      ),
    /** What one editor wrote opens in another without a change. */
    openAlike: (writer: string, numRuns: number): void =>
      fc.assert(
        fc.property(script, (steps) => {
          const scene = kind.open()
          const browser = openBrowser(scene, writer, 500)
          for (const { deed, pick } of steps) deeds[deed](scene, browser, pick)
          deeds.reconnect(scene, browser, 0)
          const before = Y.encodeStateAsUpdate(scene.desk.doc)
          kind.rootsIn(scene.desk.doc).forEach((root, place) => {
            const node = yXmlFragmentToProseMirrorRootNode(root, schemas[place]!)
            if (node.childCount > 0) node.check()
          })
          expect(Y.encodeStateAsUpdate(scene.desk.doc)).toEqual(before)
        }),
        { numRuns },
      ),
  }
}
