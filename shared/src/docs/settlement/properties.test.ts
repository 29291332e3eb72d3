import { test } from 'vitest'
import { fragments } from '../../domain/mediation/settlement/parts.ts'
import { hashIn } from '../../domain/mediation/settlement/text.ts'
import { forbiddenCharacters } from '../../lib/characters.ts'
import { clients, setSettlement, writers } from '../../testing/settlement/scene.ts'
import { plainHeld, plainSays, staysMadeOfItsNodes } from '../prose/forged.contract.ts'
import { quoteSettlement } from './quote.ts'

test('T10 whatever a writer forges, the settlement stays made of its nodes, and locked parts stay as they are', () => {
  staysMadeOfItsNodes(
    {
      open: () => {
        const { desk, lock } = setSettlement()
        lock('terms')
        return desk
      },
      ...{ writer: writers.first, client: clients.first },
      ...{ stranger: writers.party, freshClient: clients.fresh },
      roots: fragments,
      otherRoots: ['prose', 'prose/hidden'],
      names: ['paragraph', 'heading', 'bulletList', 'listItem', 'blank', 'instalment', 'table'],
      keys: ['level', 'ask', 'amountFen', 'dueOn', 'payer', 'style'],
      values: [2, 'a', '2026-12-31', -1],
      held: (root) => ({
        ...plainHeld,
        doc: root === 'prose/performance' ? [...plainHeld['doc']!, 'instalment'] : plainHeld['doc']!,
        paragraph: ['blank'],
      }),
      withText: ['paragraph', 'heading', 'instalment'],
      says: {
        ...plainSays,
        'blank ask': (value) => typeof value === 'string' && !forbiddenCharacters.test(value),
        'instalment amountFen': (value) => Number.isInteger(value) && Number(value) >= 0,
        'instalment dueOn': (value) =>
          value === '' || value === new Date(`${String(value)}T00:00Z`).toISOString().slice(0, 10),
        'instalment payer': (value) => value === 'a' || value === 'b',
      },
      still: (doc) => hashIn(quoteSettlement(doc), 'terms'),
    },
    300,
  )
})
