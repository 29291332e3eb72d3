import { timingSafeEqual } from 'node:crypto'

/** What of a request tells where it comes from. */
export type Provenance = {
  /** The `Origin` header; browsers send `null` where they will not say. */
  readonly origin: string | undefined
  readonly host: string | undefined
  /** A body that only a script of an allowed origin can send: a foreign page may post forms, never JSON unasked. */
  readonly json: boolean
  readonly formCookie: string | null
  readonly formToken: string | null
}

/**
 * Whether a request that changes something, and brings a cookie or none, comes from our own pages or from a program
 *. A request with a bearer token needs no such proof: no browser adds one by itself.
 * @param publicOrigin PUBLIC_URL, which a proxy may have written another Host for
 */
export function comesFromUs(from: Provenance, publicOrigin: string | undefined): boolean {
  if (from.origin !== undefined && from.origin !== 'null') {
    return (
      from.origin === publicOrigin || (from.host !== undefined && URL.parse(from.origin)?.host === from.host)
    )
  }
  return (from.json && from.origin === undefined) || sameToken(from.formCookie, from.formToken)
}

function sameToken(cookie: string | null, field: string | null): boolean {
  if (!cookie || !field) return false
  const [one, other] = [Buffer.from(cookie), Buffer.from(field)]
  return one.length === other.length && timingSafeEqual(one, other)
}
