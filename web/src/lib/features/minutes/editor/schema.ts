import { proseNodes } from '@linyi/shared/docs/prose/nodes'
import { Schema } from 'prosemirror-model'

export const schema = new Schema({ nodes: proseNodes })
export const { paragraph, heading, bulletList, orderedList, listItem } = schema.nodes
