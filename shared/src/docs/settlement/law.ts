import { forbiddenCharacters } from '../../lib/characters.ts'
import { codePoints, limits } from '../../lib/limits.ts'
import { isDay } from '../../domain/days.ts'
import { fragments, partOf, type Fragment } from '../../domain/mediation/settlement/parts.ts'
import { blocks, plainAttributes, plainNodes, type Grammar } from '../prose/grammar.ts'
import { proseLaw } from '../prose/law.ts'
import type { SettlementRights } from './rights.ts'

const isAsk = (value: unknown): boolean =>
  typeof value === 'string' &&
  codePoints(value) <= limits.blankAskCharsMax &&
  !forbiddenCharacters.test(value) &&
  !/[\n\t]/u.test(value)

const isFen = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= limits.fenMax

const isDue = (value: unknown): boolean => value === '' || (typeof value === 'string' && isDay(value))

const heldIn = (fragment: Fragment): readonly string[] =>
  fragment === 'prose/performance' ? [...blocks, 'instalment'] : blocks

/** What a settlement is made of. */
export const settlementGrammar: Grammar = {
  roots: Object.fromEntries(fragments.map((fragment) => [fragment, heldIn(fragment)])),
  nodes: { ...plainNodes, paragraph: ['text', 'blank'], blank: [], instalment: ['text'] },
  attributes: {
    ...plainAttributes,
    blank: { ask: isAsk },
    instalment: {
      amountFen: isFen,
      dueOn: isDue,
      payer: (value) => value === 'a' || value === 'b',
    },
  },
  charsMax: limits.settlementCharsMax,
  nodesMax: limits.settlementNodesMax,
}

/** What the settlement takes: rules in SPEC.md beside this file. */
export const settlementLaw = proseLaw<SettlementRights>({
  name: 'settlement',
  grammar: settlementGrammar,
  mayWrite: (rights, root) => rights.writePart(partOf(root)),
})
