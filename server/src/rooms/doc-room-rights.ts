import type { BoardRights, GateCode } from '@linyi/shared/docs/gate/verdict'

/** What the gate asked of the rights while it judged one update. */
export type Question = (rights: BoardRights) => GateCode | null

/**
 * Rights that note what they are asked. When the meeting has gone on between judging an update and writing it, asking
 * the same again tells whether the verdict still stands, without judging anew.
 */
export function noting(rights: BoardRights): {
  readonly rights: BoardRights
  readonly questions: readonly Question[]
} {
  const questions: Question[] = []
  const ask = (question: Question): GateCode | null => {
    questions.push(question)
    return question(rights)
  }
  return {
    questions,
    rights: {
      writer: rights.writer,
      write: () => ask((now) => now.write()),
      create: (...about) => ask((now) => now.create(...about)),
      editText: (...about) => ask((now) => now.editText(...about)),
      setRank: (...about) => ask((now) => now.setRank(...about)),
      setMeta: (...about) => ask((now) => now.setMeta(...about)),
      deleteIssue: (...about) => ask((now) => now.deleteIssue(...about)),
      writeFor: () => ask((now) => now.writeFor()),
      grids: rights.grids,
      categories: rights.categories,
    },
  }
}
