import type { SecretOutcome } from '@linyi/shared/domain/ballot/secret/outcome'
import { scoreShown } from '@linyi/shared/domain/ballot/secret/score-shown'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'

/** One candidate of a result, as screens and papers show it. */
export type ResultLine = {
  readonly id: string
  readonly number: number
  readonly name: string
  /** Yes marks; null where the paper does not ask for or against. */
  readonly votes: number | null
  /** Points, as people write them; null where no single figure says how it stands. */
  readonly points: string | null
  readonly won: boolean
  readonly tied: boolean
}

/** Those ahead first; the number is the one on the voting paper. */
export const linesOf = (
  { candidates }: Pick<SecretTerms, 'candidates'>,
  { lines, tied }: Pick<SecretOutcome, 'lines' | 'tied'>,
): readonly ResultLine[] =>
  lines.map(({ candidate, marks, score, won }) => {
    const place = candidates.findIndex(({ id }) => id === candidate)
    return {
      ...{ id: candidate, number: place + 1, name: candidates[place]?.title ?? '', won },
      votes: marks && marks.yes,
      points: marks === null && score !== null ? scoreShown(score) : null,
      tied: tied.includes(candidate),
    }
  })

/** After how many lines the majority ends; null where none is asked for. */
export const lineAfter = (lines: readonly ResultLine[], needed: number | null): number | null =>
  needed === null ? null : lines.filter(({ votes }) => (votes ?? 0) >= needed).length
