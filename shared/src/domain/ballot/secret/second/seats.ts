import type { SecretTerms } from '../terms.ts'
import { total } from './readers.ts'

/** What filling seats level by level comes to. */
export type Seated = {
  readonly scores: ReadonlyMap<string, number>
  /** Have the majority asked for, with a seat or without. */
  readonly passed: ReadonlySet<string>
  readonly winners: ReadonlySet<string>
  /** More than there are seats left for. */
  readonly tied: ReadonlySet<string>
}

/** Is this many of the base what the majority asks for, by multiplying out, and are fewer against? */
function hasPassed(
  score: number,
  against: number,
  valid: number,
  back: number,
  { rule, majority }: SecretTerms,
): boolean {
  if (rule !== 'threshold' || majority === null) return score > 0
  const { share, base, count } = majority
  const whole = { all: count, present: count, returned: back, valid }[base]
  const difference = score * share.denominator - share.numerator * whole
  return score > against && (share.inclusive ? difference >= 0 : difference > 0)
}

/**
 * Column by column, then the highest score first, all who have it at once.
 * @param rows of the papers that count, @param counting their texts, of as many as came back
 */
export function fillSeats(
  terms: SecretTerms,
  rows: readonly (readonly number[])[],
  counting: readonly string[],
  returned: number,
): Seated {
  const scores = new Map(
    terms.candidates.map(({ id }, place) => [id, total(rows.map((numbers) => numbers[place]!))]),
  )
  const against = (place: number): number => counting.filter((paper) => paper[place] === 'n').length
  const those = [...scores].filter(
    ([, score], place) => rows.length > 0 && hasPassed(score, against(place), rows.length, returned, terms),
  )
  const passed = new Set(those.map(([id]) => id))
  const winners = new Set<string>()
  const levels = [...new Set(those.map(([, score]) => score))].sort((a, b) => b - a)
  for (const level of levels) {
    const alike = those.filter(([, score]) => score === level).map(([id]) => id)
    const left = terms.seats - winners.size
    if (left === 0) break
    if (alike.length > left) return { scores, passed, winners, tied: new Set(alike) }
    for (const id of alike) winners.add(id)
  }
  return { scores, passed, winners, tied: new Set() }
}
