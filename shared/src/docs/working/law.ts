import { limits } from '../../lib/limits.ts'
import type { WriterRights } from '../gate/law.ts'
import { blocks, plainAttributes, plainNodes } from '../prose/grammar.ts'
import { proseLaw } from '../prose/law.ts'
import { WORKING } from './shape.ts'

/** What a paper of one room takes: rules in SPEC.md beside this file. */
export const workingLaw = proseLaw<WriterRights>({
  name: 'working',
  grammar: {
    roots: { [WORKING]: blocks },
    nodes: plainNodes,
    attributes: plainAttributes,
    charsMax: limits.workingCharsMax,
    nodesMax: limits.workingNodesMax,
  },
  mayWrite: () => null,
})
