import { Schema } from 'prosemirror-model'
import { test } from 'vitest'
import { invited, mediator, partyA } from '../../testing/mediation/given-case.ts'
import { setPaper } from '../../testing/working/scene.ts'
import { quoteProse } from '../minutes/quote.ts'
import { proseOf } from '../minutes/shape.ts'
import { pastePlain, rehearse } from '../prose/honest.contract.ts'
import { proseNodes } from '../prose/nodes.ts'

const schema = new Schema({ nodes: proseNodes })

const people = rehearse({
  open: setPaper,
  rootsIn: (doc) => [proseOf(doc)],
  schemaOf: () => schema,
  more: () => [pastePlain(schema)],
  quote: (doc) => quoteProse(doc, 'working'),
})

test('W4 never refuses people at an editor, mediators and that side, and all of them end with the same words', () => {
  people.endAlike(
    [mediator, mediator, invited, partyA].map(({ id }) => id),
    40,
  )
})

test('W4 what an editor wrote opens in another without a change', () => {
  people.openAlike(mediator.id, 20)
})
