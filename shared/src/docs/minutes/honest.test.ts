import fc from 'fast-check'
import { setBlockType, splitBlock, joinBackward, lift } from 'prosemirror-commands'
import { Fragment, Schema, Slice, type Node } from 'prosemirror-model'
import { splitListItem, wrapInList, liftListItem } from 'prosemirror-schema-list'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { chair, officer, recorder } from '../../testing/given.ts'
import { hasUnreachableOrigins } from '../../testing/docs/unreachable.ts'
import { setScene, type Scene } from '../../testing/minutes/scene.ts'
import { proseNodes } from '../prose/nodes.ts'
import { quoteProse } from './quote.ts'
import { proseOf } from './shape.ts'

const schema = new Schema({ nodes: proseNodes })

/** One browser: an editor over its copy, its undo stack, what it has yet to send and to hear. */
const openBrowser = ({ desk, copyOf }: Scene, writer: string, client: number) => {
  const copy = copyOf(client)
  const unsent: Uint8Array[] = []
  const unheard: Uint8Array[] = []
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') unsent.push(update)
  })
  desk.doc.on('update', (update: Uint8Array) => unheard.push(update))
  const prose = proseOf(copy)
  const undo = new Y.UndoManager(prose, { captureTimeout: 0, trackedOrigins: new Set(['editor']) })
  return { writer, copy, prose, undo, unsent, unheard }
}
type Browser = ReturnType<typeof openBrowser>

const submit = ({ desk }: Scene, { writer }: Browser, update: Uint8Array) => {
  const verdict = desk.submit(writer, update)
  if (verdict.verdict !== 'apply') throw new Error(`${writer} was not believed: ${JSON.stringify(verdict)}`)
}

/** Places where letters may be typed. */
const placesIn = (doc: Node): number[] => {
  const places: number[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock)
      for (let i = 0, { text = '' } = node.firstChild ?? {}; i <= node.content.size; i++)
        if (!/[\uDC00-\uDFFF]/.test(text[i] ?? '')) places.push(at + 1 + i)
  })
  return places
}

const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!

/** What the editor makes of a command, written as the binding writes it. */
const edit = ({ copy, prose }: Browser, pick: number, command: Command): void => {
  const { doc, mapping } = initProseMirrorDoc(prose, schema)
  const places = placesIn(doc)
  let state = EditorState.create({ doc: doc.childCount > 0 ? doc : schema.topNodeType.createAndFill()! })
  if (places.length > 0) {
    const [from, to] = [at(places, pick), at(places, pick >> 3)]
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, Math.min(from, to), from)))
  }
  command(state, ({ doc: next }) =>
    copy.transact(() => updateYFragment(copy, prose, next, { mapping, isOMark: new Map() }), 'editor'),
  )
}

const type =
  (letters: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(letters))
    return true
  }

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

const commands: readonly Command[] = [
  type('水'),
  type('𠮷祥里'),
  type('😁'),
  splitBlock,
  joinBackward,
  (state, dispatch) => {
    dispatch?.(state.tr.deleteSelection())
    return true
  },
  (state, dispatch) => {
    dispatch?.(state.tr.replaceSelection(pasted))
    return true
  },
  setBlockType(schema.nodes.heading, { level: 2 }),
  setBlockType(schema.nodes.heading, { level: 3 }),
  setBlockType(schema.nodes.paragraph),
  wrapInList(schema.nodes.bulletList),
  wrapInList(schema.nodes.orderedList),
  splitListItem(schema.nodes.listItem),
  liftListItem(schema.nodes.listItem),
  lift,
]

/** What honest people do: edit at any time, sent now, later, in order or as a whole. */
const deeds: Readonly<Record<string, (scene: Scene, browser: Browser, pick: number) => void>> = {
  edit: (_, browser, pick) => edit(browser, pick, at(commands, pick >> 7)),
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

const script = fc.array(
  fc.record({
    who: fc.nat({ max: 3 }),
    deed: fc.constantFrom(...Object.keys(deeds), 'edit', 'edit', 'edit', 'send', 'send', 'hear'),
    pick: fc.nat({ max: 99_999_999 }),
  }),
  { minLength: 5, maxLength: 100, size: 'max' },
)

test('N8 never refuses people at an editor, and all of them end with the same words', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const scene = setScene()
      const browsers = [recorder, recorder, officer, chair].map(({ id }, i) =>
        openBrowser(scene, id, 500 + i),
      )
      for (const { who, deed, pick } of steps) deeds[deed]!(scene, browsers[who]!, pick)
      for (let round = 0; round < 2; round++)
        for (const browser of browsers) deeds['reconnect']!(scene, browser, 0)
      fc.pre(!hasUnreachableOrigins(proseOf(scene.desk.doc)))
      for (const { copy } of browsers) expect(copy.toJSON()).toEqual(scene.desk.json())
      expect(quoteProse(browsers[0]!.copy)).toEqual(quoteProse(scene.desk.doc))
    }),
    { numRuns: 60 },
  )
})

test('N8 what an editor wrote opens in another without a change', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const scene = setScene()
      const browser = openBrowser(scene, recorder.id, 500)
      for (const { deed, pick } of steps) deeds[deed]!(scene, browser, pick)
      deeds['reconnect']!(scene, browser, 0)
      const before = Y.encodeStateAsUpdate(scene.desk.doc)
      const node = yXmlFragmentToProseMirrorRootNode(proseOf(scene.desk.doc), schema)
      if (node.childCount > 0) node.check()
      expect(Y.encodeStateAsUpdate(scene.desk.doc)).toEqual(before)
    }),
    { numRuns: 30 },
  )
})
