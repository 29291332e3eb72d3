import { newToken } from '../rooms/tokens.ts'

/** Which of this machine's addresses a phone in the room has really reached. */
export type PhoneProbe = {
  /** The last part of the address a phone opens; of this start only. */
  readonly token: string
  reached(origin: string): void
  origins(): readonly string[]
}

const originsMax = 50

export function createPhoneProbe(): PhoneProbe {
  const token = newToken()
  const seen = new Set<string>()
  return {
    token,
    reached(origin) {
      if (seen.size < originsMax) seen.add(origin)
    },
    origins: () => [...seen],
  }
}
