import type { Quote } from '../../domain/decider.ts'

/** The parts of one copy that another does not have word for word, in their order. */
export function wordsBeyond(mine: Quote, theirs: Quote): readonly string[] {
  const known = new Map<string, number>()
  for (const words of Object.values(theirs.fields)) known.set(words, (known.get(words) ?? 0) + 1)
  return Object.values(mine.fields).filter((words) => {
    const left = known.get(words) ?? 0
    known.set(words, left - 1)
    return left <= 0
  })
}
