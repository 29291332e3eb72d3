import { limits } from '../../lib/limits.ts'
import type { WriterRights } from '../gate/law.ts'
import { blocks, plainAttributes, plainNodes, type Grammar } from '../prose/grammar.ts'
import { proseLaw } from '../prose/law.ts'
import { WORKING } from './shape.ts'

/** What a paper of one room is made of. */
export const workingGrammar: Grammar = {
  roots: { [WORKING]: blocks },
  nodes: plainNodes,
  attributes: plainAttributes,
  charsMax: limits.workingCharsMax,
  nodesMax: limits.workingNodesMax,
}

/** What a paper of one room takes: rules in SPEC.md beside this file. */
export const workingLaw = proseLaw<WriterRights>({
  name: 'working',
  grammar: workingGrammar,
  mayWrite: () => null,
})
