import type { Quote } from '../../domain/decider.ts'

/** The lines of one copy that another does not have word for word, in their order. */
export function linesBeyond(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const known = new Map<string, number>()
  for (const words of theirs) known.set(words, (known.get(words) ?? 0) + 1)
  return mine.filter((words) => {
    const left = known.get(words) ?? 0
    known.set(words, left - 1)
    return left <= 0
  })
}

/** The same of two quotes. */
export const wordsBeyond = (mine: Quote, theirs: Quote): readonly string[] =>
  linesBeyond(Object.values(mine.fields), Object.values(theirs.fields))
