import type { WriterRights } from '@linyi/shared/docs/gate/law'
import type { GateCode } from '@linyi/shared/docs/gate/verdict'

/** What the gate asked of the rights while it judged one update. */
export type Question = (rights: WriterRights) => GateCode | null

type Asked = Readonly<Record<string, (...about: readonly unknown[]) => GateCode | null>>

/**
 * Rights that note what they are asked. When the meeting has gone on between judging an update and writing it, asking
 * the same again tells whether the verdict still stands, without judging anew.
 */
export function noting(rights: WriterRights): {
  readonly rights: WriterRights
  readonly questions: readonly Question[]
} {
  const questions: Question[] = []
  const noted = Object.entries(rights).map(([name, right]: [string, unknown]) => {
    if (typeof right !== 'function') return [name, right]
    const ask = (...about: readonly unknown[]): GateCode | null => {
      const question: Question = (now) => (now as unknown as Asked)[name]!(...about)
      questions.push(question)
      return question(rights)
    }
    return [name, ask]
  })
  return { questions, rights: Object.fromEntries(noted) as WriterRights }
}
