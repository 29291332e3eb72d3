import { Fragment, Schema, Slice } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { test } from 'vitest'
import { chair, officer, recorder } from '../../testing/given.ts'
import { setScene } from '../../testing/minutes/scene.ts'
import { rehearse } from '../prose/honest.contract.ts'
import { proseNodes } from '../prose/nodes.ts'
import { quoteProse } from './quote.ts'
import { proseOf } from './shape.ts'

const schema = new Schema({ nodes: proseNodes })

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
const paste: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelection(pasted))
  return true
}

const people = rehearse({
  open: setScene,
  rootsIn: (doc) => [proseOf(doc)],
  schemaOf: () => schema,
  more: () => [paste],
  quote: quoteProse,
})

test('N8 never refuses people at an editor, and all of them end with the same words', () => {
  people.endAlike(
    [recorder, recorder, officer, chair].map(({ id }) => id),
    60,
  )
})

test('N8 what an editor wrote opens in another without a change', () => {
  people.openAlike(recorder.id, 30)
})
