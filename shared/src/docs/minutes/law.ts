import { limits } from '../../lib/limits.ts'
import type { WriterRights } from '../gate/law.ts'
import { blocks, plainAttributes, plainNodes, type Grammar } from '../prose/grammar.ts'
import { proseLaw } from '../prose/law.ts'
import { PROSE } from './shape.ts'

/** What the minutes are made of. */
export const minutesGrammar: Grammar = {
  roots: { [PROSE]: blocks },
  nodes: plainNodes,
  attributes: plainAttributes,
  charsMax: limits.minutesCharsMax,
  nodesMax: limits.minutesNodesMax,
}

/** What the minutes take: rules in SPEC.md beside this file. They are one part: who writes at all writes everywhere. */
export const minutesLaw = proseLaw<WriterRights>({
  name: 'minutes',
  grammar: minutesGrammar,
  mayWrite: () => null,
})
