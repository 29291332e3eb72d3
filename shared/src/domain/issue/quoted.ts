import type { Quote } from '../decider.ts'
import type { IssuePart } from './state.ts'

export const issuesIn = ({ fields }: Pick<Quote, 'fields'>): number =>
  Object.keys(fields).filter((path) => path.endsWith('/title')).length

/**
 * The words of the list as a decision has them: as it was locked, else as it stood when the meeting was summed up.
 * Null while only the document has them.
 */
export const quotedWords = ({ lock, summedUp }: IssuePart): Quote['fields'] | null =>
  (lock?.quote ?? summedUp)?.fields ?? null
