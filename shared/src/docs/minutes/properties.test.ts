import { test } from 'vitest'
import { recorder, resident } from '../../testing/given.ts'
import { clients, setScene } from '../../testing/minutes/scene.ts'
import { plainHeld, plainSays, staysMadeOfItsNodes } from '../prose/forged.contract.ts'
import { PROSE } from './shape.ts'

test('N9 whatever a writer forges, the minutes stay made of their nodes, and others change nothing', () => {
  staysMadeOfItsNodes(
    {
      open: () => setScene().desk,
      ...{ writer: recorder.id, client: clients.recorder },
      ...{ stranger: resident.id, freshClient: clients.fresh },
      roots: [PROSE],
      otherRoots: ['prose/hidden'],
      names: ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'table', 'prose'],
      keys: ['level', 'style'],
      values: [2, 'x'],
      held: () => plainHeld,
      withText: ['paragraph', 'heading'],
      says: plainSays,
      still: () => null,
    },
    400,
  )
})
