import type { SecretOutcome } from './outcome.ts'

/** What a lot came to. */
export type Drawn = {
  /** Hex, of all numbers and the fingerprint. */
  readonly seed: string
  readonly order: readonly string[]
  readonly won: readonly string[]
}

/** The outcome with the seats that a lot has filled; as it was where there was none. */
export function withLot(outcome: SecretOutcome, lot: Pick<Drawn, 'won'> | null | undefined): SecretOutcome {
  if (!lot) return outcome
  const { won } = lot
  return {
    ...outcome,
    lines: outcome.lines.map((line) => (won.includes(line.candidate) ? { ...line, won: true } : line)),
    winners: [...outcome.winners, ...won],
    ...{ tied: [], seatsLeft: outcome.seatsLeft - won.length, next: 'none' },
  }
}
