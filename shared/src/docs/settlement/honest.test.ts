import { Schema } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { fragments, partOf } from '../../domain/mediation/settlement/parts.ts'
import { setSettlement, writers } from '../../testing/settlement/scene.ts'
import { rehearse, type } from '../prose/honest.contract.ts'
import { performanceNodes, settlementNodes } from './nodes.ts'
import { quoteSettlement } from './quote.ts'
import { fragmentsIn } from './shape.ts'

const plain = new Schema({ nodes: settlementNodes })
const performance = new Schema({ nodes: performanceNodes })

const ask: Command = (state, dispatch) => {
  const blank = state.schema.nodes['blank']!.create({ ask: '多少钱？' })
  if (state.selection.$from.parent.type.name !== 'paragraph') return false
  dispatch?.(state.tr.replaceSelectionWith(blank, false))
  return true
}

const instalment =
  (amountFen: number, dueOn: string): Command =>
  (state, dispatch) => {
    const made = state.schema.nodes['instalment']
    if (!made) return false
    dispatch?.(state.tr.insert(0, made.create({ amountFen, dueOn, payer: 'a' }, state.schema.text('第一笔'))))
    return true
  }

const change: Command = (state, dispatch) => {
  const first = state.doc.firstChild
  if (first?.type.name !== 'instalment') return false
  dispatch?.(state.tr.setNodeMarkup(0, undefined, { ...first.attrs, amountFen: 12_345, dueOn: '2027-01-31' }))
  return true
}

const people = rehearse({
  open: setSettlement,
  rootsIn: fragmentsIn,
  schemaOf: (root) => (fragments[root] === 'prose/performance' ? performance : plain),
  more: () => [ask, instalment(300_000, '2026-12-31'), instalment(0, ''), change],
  quote: quoteSettlement,
})

test('T9 never refuses mediators at an editor, and all of them end with the same words and hashes', () => {
  people.endAlike([writers.first, writers.first, writers.second], 50)
})

test('T9 what an editor wrote opens in another without a change', () => {
  people.openAlike(writers.first, 25)
})

test('T7 what honest people send of an open part passes whatever the other parts are', () => {
  const scene = setSettlement()
  scene.lock('parties', 'terms')
  fragments.forEach((fragment, root) => {
    const browser = people.openBrowser(scene, writers.second, 700 + root)
    people.edit(browser, root, 1, type('字'))
    const verdicts = browser.unsent.map((update) => scene.desk.submit(writers.second, update))
    const expected = ['parties', 'terms'].includes(partOf(fragment)) ? 'refuse' : 'apply'
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([expected])
  })
})
