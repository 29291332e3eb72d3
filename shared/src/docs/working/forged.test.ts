import { expect, test } from 'vitest'
import { limits } from '../../lib/limits.ts'
import { forge } from '../../testing/docs/forgery.ts'
import { groupHead, mediator, partyA, partyB } from '../../testing/mediation/given-case.ts'
import { clients, setPaper } from '../../testing/working/scene.ts'
import { plainHeld, plainSays, staysMadeOfItsNodes } from '../prose/forged.contract.ts'
import { placesOn, plainTakes, words } from '../prose/plain-forged.contract.ts'
import { WORKING } from './shape.ts'

plainTakes({
  name: 'working',
  rules: { form: 'W1', place: 'W1', node: 'W1', attribute: 'W1', letters: 'W1', bounds: 'W2' },
  open: setPaper,
  ...{ writer: mediator.id, client: clients.mediator, other: partyA.id, freshClient: clients.fresh },
  ...{ charsMax: limits.workingCharsMax, nodesMax: limits.workingNodesMax },
})

test('W3 the other side and who acts for it change nothing and delete nothing, and nobody does once the case is over', () => {
  const deeds = (scene: ReturnType<typeof setPaper>) => {
    const { words: into, letters } = placesOn(scene)
    return [
      forge([{ client: clients.fresh, structs: [{ into, content: words('字') }] }]),
      forge([], { [letters[0]]: [[letters[1], 2]] }),
    ]
  }
  const answers = (who: string, scene = setPaper()) => {
    const before = scene.desk.json()
    const codes = deeds(scene).map((update) => {
      const verdict = scene.desk.submit(who, update)
      return verdict.verdict === 'refuse' ? verdict.code : verdict.verdict
    })
    if (!codes.includes('apply')) expect(scene.desk.json()).toEqual(before)
    return codes
  }
  for (const who of [partyB, groupHead])
    expect(answers(who.id)).toEqual(['working.mayNotEdit', 'working.mayNotEdit'])
  for (const who of [partyA, mediator]) expect(answers(who.id)).toEqual(['apply', 'apply'])
  const over = setPaper()
  over.enter('failed')
  expect(answers(partyA.id, over)).toEqual(['working.over', 'working.over'])
})

test('W4 whatever a writer forges, a paper stays made of its nodes, and others change nothing', () => {
  staysMadeOfItsNodes(
    {
      open: () => setPaper().desk,
      ...{ writer: mediator.id, client: clients.mediator },
      ...{ stranger: partyB.id, freshClient: clients.fresh },
      roots: [WORKING],
      otherRoots: ['prose/terms'],
      names: ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'instalment', 'blank'],
      keys: ['level', 'amountFen'],
      values: [2, 'x'],
      held: () => plainHeld,
      withText: ['paragraph', 'heading'],
      says: plainSays,
      still: () => null,
    },
    200,
  )
})
