import type { PaperFace } from '@linyi/shared/domain/ballot/secret/face'
import { formOf } from '../paper/form-of.ts'
import type { Form } from '../paper/form.ts'

/** The form of a paper of which nothing but its face is known. */
export const formOn = ({ motion, terms, options, briefs }: PaperFace): Form =>
  formOf({ motion, terms }, { motion: { motions: { [motion]: { options } } }, election: { briefs } })
