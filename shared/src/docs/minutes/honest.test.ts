import { Schema } from 'prosemirror-model'
import { test } from 'vitest'
import { chair, officer, recorder } from '../../testing/given.ts'
import { setScene } from '../../testing/minutes/scene.ts'
import { pastePlain, rehearse } from '../prose/honest.contract.ts'
import { proseNodes } from '../prose/nodes.ts'
import { quoteProse } from './quote.ts'
import { proseOf } from './shape.ts'

const schema = new Schema({ nodes: proseNodes })

const people = rehearse({
  open: setScene,
  rootsIn: (doc) => [proseOf(doc)],
  schemaOf: () => schema,
  more: () => [pastePlain(schema)],
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
