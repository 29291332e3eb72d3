import type { Instant } from '@linyi/shared/domain/decider'
import type { Clock } from '../rooms/clock.ts'
import type { Logins } from '../rooms/logins.ts'

/** Somebody who is connected, and by which login. */
export type Held = {
  readonly person: string
  readonly token: string
  readonly expiresAt: Instant
  /** Their login is none any more. */
  readonly end: () => void
  /** Sends them away, to prove it when they come again. */
  readonly doubt: () => void
}

export type LoginWatch = {
  /** How many endings of logins were heard of. */
  readonly heard: () => number
  /** Of whoever came in while an ending was heard of: theirs may have been looked up before it. */
  readonly askAgain: (one: Held) => void
  readonly stop: () => void
}

const againMs = 1000
/** How many are asked for in one question: a hall, and what a database answers in a few milliseconds. */
const atOnce = 500
/** How long a login may outlive its time, on a line that says nothing. */
const lookEveryMs = 60_000

/**
 * Ends whoever is connected by a login that has ended. While the store cannot be asked, whoever's logins ended is sent
 * away to prove theirs; where it may have been anybody's, all stay and are asked as soon as it answers, since a hall
 * that is signed out stays away.
 */
export function watchLogins(
  logins: Pick<Logins, 'holding' | 'onRevoked'>,
  clock: Clock,
  held: () => readonly Held[],
): LoginWatch {
  let heard = 0
  let stopped = false
  let isAsking = false
  let again = false
  let callOff: (() => void) | null = null

  /** False where the store is away. */
  const ask = async (some: readonly Held[]): Promise<boolean> => {
    const holding = await logins.holding(some.map(({ token }) => token)).catch(() => null)
    if (!holding) return false
    for (const one of some) if (!holding.has(one.token)) one.end()
    return true
  }

  const doubted = async (some: readonly Held[]) => {
    if (some.length > 0 && !(await ask(some))) for (const one of some) one.doubt()
  }

  /** Some after others: what asks for a whole city at once keeps everybody else from being answered. */
  const askInParts = async (): Promise<boolean> => {
    const all = held()
    for (let from = 0; from < all.length && !stopped; from += atOnce)
      if (!(await ask(all.slice(from, from + atOnce)))) return false
    return true
  }

  /** Once more where another ending was heard of meanwhile: whoever was asked before it has to be asked again. */
  const askAll = async () => {
    again = true
    if (isAsking) return
    isAsking = true
    while (again && !stopped) {
      again = false
      if (await askInParts()) continue
      later()
      break
    }
    isAsking = false
  }

  const later = () => {
    if (stopped) return
    callOff ??= clock.after(againMs, () => {
      callOff = null
      void askAll()
    })
  }

  const lookForExpired = (): void => {
    callOffLook = clock.after(lookEveryMs, lookForExpired)
    for (const one of held()) if (one.expiresAt <= clock.now()) one.end()
  }
  let callOffLook = clock.after(lookEveryMs, lookForExpired)

  const stopHearing = logins.onRevoked((person) => {
    heard++
    if (person === null) void askAll()
    else void doubted(held().filter((one) => one.person === person))
  })

  return {
    heard: () => heard,
    askAgain: (one) => void doubted([one]),
    stop: () => {
      stopped = true
      stopHearing()
      callOffLook()
      callOff?.()
    },
  }
}
