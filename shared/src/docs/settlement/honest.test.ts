import fc from 'fast-check'
import { joinBackward, lift, setBlockType, splitBlock } from 'prosemirror-commands'
import { Schema, type Node } from 'prosemirror-model'
import { liftListItem, splitListItem, wrapInList } from 'prosemirror-schema-list'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { initProseMirrorDoc, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror'
import * as Y from 'yjs'
import { hasUnreachableOrigins } from '../../testing/docs/unreachable.ts'
import { setSettlement, writers, type SettlementScene } from '../../testing/settlement/scene.ts'
import { fragments, partOf, type Fragment } from '../../domain/mediation/settlement/parts.ts'
import { performanceNodes, settlementNodes } from './nodes.ts'
import { quoteSettlement } from './quote.ts'
import { fragmentOf, fragmentsIn } from './shape.ts'

const plain = new Schema({ nodes: settlementNodes })
const performance = new Schema({ nodes: performanceNodes })
const schemaOf = (fragment: Fragment): Schema => (fragment === 'prose/performance' ? performance : plain)

const openBrowser = ({ desk, copyOf }: SettlementScene, writer: string, client: number) => {
  const copy = copyOf(client)
  const unsent: Uint8Array[] = []
  const unheard: Uint8Array[] = []
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') unsent.push(update)
  })
  desk.doc.on('update', (update: Uint8Array) => unheard.push(update))
  const undo = new Y.UndoManager([...fragmentsIn(copy)], {
    captureTimeout: 0,
    trackedOrigins: new Set(['editor']),
  })
  return { writer, copy, undo, unsent, unheard }
}
type Browser = ReturnType<typeof openBrowser>

const submit = ({ desk }: SettlementScene, { writer }: Browser, update: Uint8Array) => {
  const verdict = desk.submit(writer, update)
  if (verdict.verdict !== 'apply') throw new Error(`${writer} was not believed: ${JSON.stringify(verdict)}`)
}

/** Places where letters may be typed. */
const placesIn = (doc: Node): number[] => {
  const places: number[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return
    let words = ''
    node.forEach((child) => (words += child.text ?? '\uFFFC'))
    for (let i = 0; i <= node.content.size; i++)
      if (!/[\uDC00-\uDFFF]/.test(words[i] ?? '')) places.push(at + 1 + i)
  })
  return places
}

const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!

/** What the editor of one fragment makes of a command, written as the binding writes it. */
const edit = ({ copy }: Browser, fragment: Fragment, pick: number, command: Command): void => {
  const prose = fragmentOf(copy, fragment)
  const schema = schemaOf(fragment)
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

const ask: Command = (state, dispatch) => {
  const blank = state.schema.nodes['blank']!.create({ ask: '多少钱？' })
  if (state.selection.$from.parent.type.name !== 'paragraph') return false
  dispatch?.(state.tr.replaceSelectionWith(blank, false))
  return true
}

const instalment =
  (amountFen: number, dueOn: string): Command =>
  (state, dispatch) => {
    const type = state.schema.nodes['instalment']
    if (!type) return false
    dispatch?.(state.tr.insert(0, type.create({ amountFen, dueOn, payer: 'a' }, state.schema.text('第一笔'))))
    return true
  }

const change: Command = (state, dispatch) => {
  const first = state.doc.firstChild
  if (first?.type.name !== 'instalment') return false
  dispatch?.(state.tr.setNodeMarkup(0, undefined, { ...first.attrs, amountFen: 12_345, dueOn: '2027-01-31' }))
  return true
}

const commandsOf = (schema: Schema): readonly Command[] => [
  type('水'),
  type('𠮷祥里'),
  splitBlock,
  joinBackward,
  (state, dispatch) => {
    dispatch?.(state.tr.deleteSelection())
    return true
  },
  ask,
  instalment(300_000, '2026-12-31'),
  instalment(0, ''),
  change,
  setBlockType(schema.nodes['heading']!, { level: 3 }),
  setBlockType(schema.nodes['paragraph']!),
  wrapInList(schema.nodes['orderedList']!),
  splitListItem(schema.nodes['listItem']!),
  liftListItem(schema.nodes['listItem']!),
  lift,
]
const commands = { plain: commandsOf(plain), performance: commandsOf(performance) }

/** What honest people do: edit at any time, sent now, later, in order or as a whole. */
const deeds: Readonly<Record<string, (scene: SettlementScene, browser: Browser, pick: number) => void>> = {
  edit: (_, browser, pick) => {
    const fragment = at(fragments, pick)
    const mine = schemaOf(fragment) === performance ? commands.performance : commands.plain
    edit(browser, fragment, pick >> 3, at(mine, pick >> 7))
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
}

const script = fc.array(
  fc.record({
    who: fc.nat({ max: 2 }),
    deed: fc.constantFrom(...Object.keys(deeds), 'edit', 'edit', 'edit', 'send', 'send', 'hear'),
    pick: fc.nat({ max: 99_999_999 }),
  }),
  { minLength: 5, maxLength: 80, size: 'max' },
)

test('T9 never refuses mediators at an editor, and all of them end with the same words and hashes', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const scene = setSettlement()
      const browsers = [writers.first, writers.first, writers.second].map((writer, i) =>
        openBrowser(scene, writer, 500 + i),
      )
      for (const { who, deed, pick } of steps) deeds[deed]!(scene, browsers[who]!, pick)
      for (let round = 0; round < 2; round++)
        for (const browser of browsers) deeds['reconnect']!(scene, browser, 0)
      for (const fragment of fragmentsIn(scene.desk.doc)) fc.pre(!hasUnreachableOrigins(fragment))
      for (const { copy } of browsers) {
        expect(copy.toJSON()).toEqual(scene.desk.json())
        expect(quoteSettlement(copy)).toEqual(quoteSettlement(scene.desk.doc))
      }
    }),
    { numRuns: 50 },
  )
})

test('T9 what an editor wrote opens in another without a change', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const scene = setSettlement()
      const browser = openBrowser(scene, writers.first, 500)
      for (const { deed, pick } of steps) deeds[deed]!(scene, browser, pick)
      deeds['reconnect']!(scene, browser, 0)
      const before = Y.encodeStateAsUpdate(scene.desk.doc)
      for (const fragment of fragments) {
        const node = yXmlFragmentToProseMirrorRootNode(
          fragmentOf(scene.desk.doc, fragment),
          schemaOf(fragment),
        )
        if (node.childCount > 0) node.check()
      }
      expect(Y.encodeStateAsUpdate(scene.desk.doc)).toEqual(before)
    }),
    { numRuns: 25 },
  )
})

test('T7 what honest people send of an open part passes whatever the other parts are', () => {
  const scene = setSettlement()
  scene.lock('parties', 'terms')
  for (const fragment of fragments) {
    const browser = openBrowser(scene, writers.second, 700 + fragments.indexOf(fragment))
    edit(browser, fragment, 1, type('字'))
    const verdicts = browser.unsent.map((update) => scene.desk.submit(writers.second, update))
    const expected = ['parties', 'terms'].includes(partOf(fragment)) ? 'refuse' : 'apply'
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([expected])
  }
})
