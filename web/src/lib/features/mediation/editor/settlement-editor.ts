import type { SettlementClient } from '@linyi/shared/client/settlement-client/surface'
import type { Fragment } from '@linyi/shared/domain/mediation/settlement/parts'
import type { Instalment } from '@linyi/shared/domain/mediation/settlement/text'
import { limits } from '@linyi/shared/lib/limits'
import { createEditor, type Act, type Standing } from '#lib/features/prose/editor/editor.ts'
import { nodeViews, type Opened } from './node-views.ts'
import { schemaOf } from './schema.ts'

type Figures = Pick<Instalment, 'amountFen' | 'dueOn' | 'payer'>

/** The selected words, as lines of the part would have them; empty where nothing is selected. */
export type Selected = { readonly words: string }

type Options = {
  readonly client: SettlementClient
  readonly fragment: Fragment
  readonly label: string
  readonly labelOf: (user: { name: string; role: string }) => string
  readonly sayInstalment: (figures: Figures) => string
  readonly sayBlank: (ask: string) => string
  readonly onStanding: (standing: Standing) => void
  readonly onSelected: (selected: Selected) => void
  readonly onFull: () => void
  readonly onBlank: (opened: Opened) => void
  readonly onInstalment: (opened: Opened) => void
}

export type SettlementEditor = {
  readonly dom: HTMLElement
  readonly act: (act: Act) => void
  readonly setEditable: (editable: boolean) => void
  readonly focus: () => void
  /** Leaves a place to be filled where the caret stands, with what it asks. */
  readonly leaveBlank: (ask: string) => void
  /** Puts words in the place of a blank; nothing happens where it is gone. */
  readonly fill: (blank: Opened, words: string) => void
  /** Adds a payment after where the caret stands. */
  readonly addInstalment: (figures: Figures) => void
  readonly setInstalment: (instalment: Opened, figures: Figures) => void
  readonly removeInstalment: (instalment: Opened) => void
  /** Adds lines of a clause at the end; ［…］ in them are places to be filled. */
  readonly addLines: (lines: readonly string[]) => void
  readonly destroy: () => void
}

/** ［哪一天前？］ in words from the clause library. */
const blanks = /(［[^［］]*］)/u

/** An editor of one fragment of the settlement, on the editor of the minutes. */
export function createSettlementEditor(options: Options): SettlementEditor {
  const { client, fragment } = options
  const schema = schemaOf(fragment)
  const editor = createEditor({
    fragment: client.fragment(fragment),
    schema,
    room: { charsMax: limits.settlementCharsMax, nodesMax: limits.settlementNodesMax },
    awareness: client.awareness,
    label: options.label,
    labelOf: options.labelOf,
    onStanding: (standing, { doc, selection: { from, to } }) => {
      options.onStanding(standing)
      options.onSelected({ words: from === to ? '' : doc.textBetween(from, to, '\n') })
    },
    onFull: options.onFull,
    nodeViews: nodeViews({
      onBlank: options.onBlank,
      onInstalment: options.onInstalment,
      sayInstalment: (attrs) => options.sayInstalment(attrs as unknown as Figures),
      sayBlank: options.sayBlank,
    }),
  })
  const view = () => editor.view
  const { blank, instalment, paragraph } = schema.nodes

  const inlines = (words: string) =>
    words
      .split(blanks)
      .filter((one) => one !== '')
      .map((one) =>
        one.startsWith('［') && one.endsWith('］')
          ? blank!.create({ ask: one.slice(1, -1) })
          : schema.text(one),
      )

  return {
    ...editor,
    leaveBlank: (ask) => {
      const { state } = view()
      view().dispatch(state.tr.replaceSelectionWith(blank!.create({ ask })).scrollIntoView())
      editor.focus()
    },
    fill: ({ at, node }, words) => {
      const from = at()
      if (from === undefined) return
      const { tr } = view().state
      view().dispatch(words === '' ? tr : tr.replaceWith(from, from + node.nodeSize, schema.text(words)))
      editor.focus()
    },
    addInstalment: (figures) => {
      const { state } = view()
      view().dispatch(state.tr.insert(state.doc.content.size, instalment!.create(figures)).scrollIntoView())
    },
    setInstalment: ({ at }, figures) => {
      const from = at()
      if (from !== undefined) view().dispatch(view().state.tr.setNodeMarkup(from, null, figures))
    },
    removeInstalment: ({ at, node }) => {
      const from = at()
      const { state } = view()
      if (from === undefined) return
      const { tr } = state
      // A document is never empty.
      if (state.doc.childCount > 1) tr.delete(from, from + node.nodeSize)
      else tr.replaceWith(from, from + node.nodeSize, paragraph!.create())
      view().dispatch(tr)
    },
    addLines: (lines) => {
      const { state } = view()
      const made = lines.map((words) => paragraph!.create(null, inlines(words)))
      const last = state.doc.lastChild
      const end = state.doc.content.size
      // An empty line at the end is where the clause goes.
      const from = last && last.type === paragraph && last.content.size === 0 ? end - last.nodeSize : end
      view().dispatch(state.tr.replaceWith(from, end, made).scrollIntoView())
      editor.focus()
    },
  }
}
