import type { Instant } from '@linyi/shared/domain/decider'
import type { GatheringId, PersonId } from '@linyi/shared/lib/ids'
import type { Bus } from '../bus/port.ts'
import type { DirectoryWrite, Storage } from '../storage/port.ts'
import { hashOfToken, newToken } from './tokens.ts'

const dayMs = 24 * 60 * 60 * 1000
/** No token has such a hash. */
const nobodys = new Uint8Array()

/** A signed-in browser or program. */
export type Login = {
  readonly person: PersonId
  /** Guests, projectors and parties are let into this meeting or case only; null: an account, for all of its stations. */
  readonly meeting: GatheringId | null
  readonly expiresAt: Instant
}

export type Logins = {
  /**
   * A fresh token with the write that makes it valid, to be committed in one unit with what earned it. The person must
   * be in the directory or put there earlier in the same unit.
   */
  create(
    person: PersonId,
    meeting: GatheringId | null,
    days: number,
  ): { token: string; write: DirectoryWrite }
  /** Whose token this is now; null when it is unknown, revoked or expired. Never cached, so that it is never stale. */
  find(token: string): Promise<Login | null>
  /** Those of these tokens that are somebody's now, asked for in one question. */
  holding(tokens: readonly string[]): Promise<ReadonlySet<string>>
  /** Signs this one browser out. */
  revoke(token: string): Promise<void>
  /** Signs the person out everywhere. */
  revokeAll(person: PersonId): Promise<void>
  /** To be called after a unit of somebody else's making dropped logins: connections are asked to prove theirs again. */
  announce(person: PersonId): void
  /**
   * Tells whenever a login of a person ended, on this node or another; null when it may have been anybody's. Returns the
   * way to stop.
   */
  onRevoked(listener: (person: PersonId | null) => void): () => void
}

export function createLogins(storage: Storage, bus: Bus, now: () => Instant = Date.now): Logins {
  const listeners = new Set<(person: PersonId | null) => void>()
  const tell = (person: string | null) => listeners.forEach((listener) => listener(person as PersonId | null))
  bus.subscribe((message) => {
    if (message.about === 'login') tell(message.person)
    else if (message.about === 'gap') tell(null)
  })

  const find = async (token: string): Promise<Login | null> => {
    const tokenHash = hashOfToken(token)
    const row = tokenHash && (await storage.login(tokenHash))
    if (!row || row.expiresAt <= now()) return null
    return {
      person: row.person as PersonId,
      meeting: row.meeting as GatheringId | null,
      expiresAt: row.expiresAt,
    }
  }
  const holding = async (tokens: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = await storage.logins(tokens.map((token) => hashOfToken(token) ?? nobodys))
    return new Set(tokens.filter((_, index) => (found[index]?.expiresAt ?? 0) > now()))
  }
  const announce = (person: PersonId) => {
    bus.publish({ about: 'login', person })
    tell(person)
  }

  return {
    find,
    holding,
    announce,
    create(person, meeting, days) {
      const token = newToken()
      const expiresAt = now() + days * dayMs
      return { token, write: { put: 'login', tokenHash: hashOfToken(token)!, person, meeting, expiresAt } }
    },
    async revoke(token) {
      const login = await find(token)
      if (!login) return
      await storage.commit({ directory: [{ drop: 'login', tokenHash: hashOfToken(token)! }] })
      announce(login.person)
    },
    async revokeAll(person) {
      await storage.commit({ directory: [{ drop: 'loginsOf', person }] })
      announce(person)
    },
    onRevoked(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A guest's, projector's or party's login opens its own meeting or case only; an account's opens what its roles allow. */
export const opens = (login: Login, meeting: string): boolean =>
  login.meeting === null || login.meeting === meeting
