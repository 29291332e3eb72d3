import { performanceNodes, settlementNodes } from '@linyi/shared/docs/settlement/nodes'
import type { Fragment } from '@linyi/shared/domain/mediation/settlement/parts'
import { Schema } from 'prosemirror-model'

const settlement = new Schema({ nodes: settlementNodes })
/** Instalments stand only where the performance is agreed. */
const performance = new Schema({ nodes: performanceNodes })

export const schemaOf = (fragment: Fragment): Schema =>
  fragment === 'prose/performance' ? performance : settlement
