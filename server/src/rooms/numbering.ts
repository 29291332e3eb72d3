import type { Storage, Unit } from '../storage/port.ts'

type Taken = NonNullable<Unit['numbers']>[number]

/** The numbers that one decision asks for. */
export type Numbers = {
  readonly next: (year: number) => number
  /** False: `next` has guessed; decide once more when `learn` has settled. */
  readonly areKnown: () => boolean
  /** Rejects with `StorageFault`. */
  readonly learn: () => Promise<void>
  /** To be written in the decision's unit, which is refused where somebody was faster. */
  readonly taken: () => readonly Taken[]
}

export type Numbering = {
  readonly begin: () => Numbers
  /** Another has taken one. */ readonly forget: () => void
}

/**
 * Numbers for what is counted over many streams. A decision cannot wait, so the first that asks is decided again.
 * @param counterOf the name of what is counted in a year
 */
export function createNumbering(
  storage: Pick<Storage, 'counter'>,
  counterOf: (year: number) => string,
): Numbering {
  const last = new Map<string, number>()
  return {
    forget: () => last.clear(),
    begin: () => {
      const taken: Taken[] = []
      const unknown = () => taken.map(({ counter }) => counter).filter((counter) => !last.has(counter))
      return {
        next: (year) => {
          const counter = counterOf(year)
          const before = taken.findLast((one) => one.counter === counter)?.number ?? last.get(counter) ?? 0
          taken.push({ counter, number: before + 1 })
          return before + 1
        },
        areKnown: () => unknown().length === 0,
        learn: async () => {
          for (const counter of unknown()) last.set(counter, await storage.counter(counter))
        },
        taken: () => taken,
      }
    },
  }
}
