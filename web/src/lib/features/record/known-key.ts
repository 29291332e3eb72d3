/** The key that this site's records were signed with when this browser first checked one, and when that was. */
export type KnownKey = { readonly key: string; readonly at: number }

/** How the key of a file compares with the one this browser knows. A first one is taken on trust, and remembered. */
export type Seen = { readonly is: 'first' } | { readonly is: 'same' | 'other'; readonly since: number }

export const seenBefore = (known: KnownKey | null, key: string | null): Seen =>
  known === null ? { is: 'first' } : { is: known.key === key ? 'same' : 'other', since: known.at }

const place = 'record-key'

/** Null as well where the browser keeps nothing for this site. */
export function knownKey(): KnownKey | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as KnownKey | null
  } catch {
    return null
  }
}

export function rememberKey(known: KnownKey): void {
  try {
    localStorage.setItem(place, JSON.stringify(known))
  } catch {
    // Then the next check is a first one again, and says so.
  }
}
