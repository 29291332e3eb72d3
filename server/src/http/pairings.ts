import { randomInt } from 'node:crypto'
import type { Instant } from '@linyi/shared/domain/decider'
import { limits } from '@linyi/shared/lib/limits'
import { newToken } from '../rooms/tokens.ts'

const minuteMs = 60 * 1000

type Pairing = { readonly digits: string; readonly validUntil: Instant; token: string | null }

/**
 * Screens that show four digits until somebody at the chair's tablet types them in. Kept in memory: a restart costs
 * four new digits.
 */
export type Pairings = {
  begin(meeting: string): { readonly digits: string; readonly secret: string; readonly validUntil: Instant }
  /** Undefined: no such pairing. Null: its digits were not typed in yet. */
  tokenFor(meeting: string, secret: string): string | null | undefined
  /** Gives the waiting screen its token; false when none waits with these digits. */
  waits(meeting: string, digits: string): boolean
  complete(meeting: string, digits: string, token: string): void
}

export function createPairings(now: () => Instant): Pairings {
  const pairings = new Map<string, Pairing & { readonly meeting: string }>()

  const waiting = (meeting: string, digits: string) =>
    [...pairings.values()].find(
      (pairing) =>
        pairing.meeting === meeting &&
        pairing.digits === digits &&
        pairing.token === null &&
        pairing.validUntil > now(),
    )

  const freeDigits = (meeting: string): string => {
    let digits: string
    do digits = String(randomInt(10_000)).padStart(4, '0')
    while (waiting(meeting, digits))
    return digits
  }

  return {
    begin(meeting) {
      for (const [secret, { validUntil }] of pairings) if (validUntil <= now()) pairings.delete(secret)
      const here = [...pairings].filter(([, pairing]) => pairing.meeting === meeting)
      if (here.length >= limits.projectorPairingsPerMeetingMax) pairings.delete(here[0]![0])
      const secret = newToken()
      const validUntil = now() + limits.projectorPairingMinutesMax * minuteMs
      const digits = freeDigits(meeting)
      pairings.set(secret, { meeting, digits, validUntil, token: null })
      return { digits, secret, validUntil }
    },
    tokenFor(meeting, secret) {
      const pairing = pairings.get(secret)
      return pairing?.meeting === meeting && pairing.validUntil > now() ? pairing.token : undefined
    },
    waits: (meeting, digits) => waiting(meeting, digits) !== undefined,
    complete(meeting, digits, token) {
      const pairing = waiting(meeting, digits)
      if (pairing) pairing.token = token
    },
  }
}
