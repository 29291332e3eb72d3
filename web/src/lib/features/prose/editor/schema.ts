import { proseNodes } from '@linyi/shared/docs/prose/nodes'
import { Schema } from 'prosemirror-model'

export const schema = new Schema({ nodes: proseNodes })
