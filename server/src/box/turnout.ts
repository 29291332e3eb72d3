import { limits } from '@linyi/shared/lib/limits'
import type { Clock } from '../rooms/clock.ts'

/** How many papers are in the boxes of a stream, as people are told of it. */
export type Turnout = Readonly<Record<string, number>>

export type TurnoutNews = {
  readonly of: (stream: string) => Turnout
  /** Hears every new number of a stream's boxes. Returns the way to stop. */
  readonly watch: (stream: string, listener: (turnout: Turnout) => void) => () => void
}

type Counted = { readonly box: string; readonly room: { readonly stream: string }; papers: number }

/**
 * Tells how many papers there are, of each box at most every three seconds: a number that moves with each tap would
 * say who has just voted.
 */
export function createTurnout(
  papersIn: (box: string) => Promise<number>,
  clock: Clock,
  onFault: (error: unknown) => void,
) {
  const known = new Map<string, Map<string, number>>()
  const listeners = new Map<string, Set<(turnout: Turnout) => void>>()
  const planned = new Map<string, () => void>()

  const of = (stream: string): Turnout => Object.fromEntries(known.get(stream) ?? [])

  const set = ({ box, room: { stream }, papers }: Counted): void => {
    const boxes = known.get(stream) ?? new Map<string, number>()
    known.set(stream, boxes.set(box, papers))
    listeners.get(stream)?.forEach((listener) => listener(of(stream)))
  }

  const tell = async (counted: Counted): Promise<void> => {
    planned.delete(counted.box)
    counted.papers = await papersIn(counted.box)
    set(counted)
  }

  return {
    of,
    set,
    /** A paper may have come. */
    note: (counted: Counted): void => {
      if (planned.has(counted.box)) return
      const callOff = clock.after(limits.turnoutMsMin, () => void tell(counted).catch(onFault))
      planned.set(counted.box, callOff)
    },
    /** Nobody is told of this box any more. */
    drop: ({ box, room: { stream } }: Counted): void => {
      planned.get(box)?.()
      planned.delete(box)
      known.get(stream)?.delete(box)
    },
    watch: ((stream, listener) => {
      const heard = listeners.get(stream) ?? new Set()
      listeners.set(stream, heard.add(listener))
      return () => {
        heard.delete(listener)
        if (heard.size === 0) listeners.delete(stream)
      }
    }) satisfies TurnoutNews['watch'],
    stop: (): void => planned.forEach((callOff) => callOff()),
  }
}
