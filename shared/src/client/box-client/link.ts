import { castBody, type Cast } from '../../box/token.ts'
import { boxPaths } from '../../protocol/addresses.ts'
import { type BoxAnswer, type Problem } from '../../protocol/bodies.ts'
import type { WireError } from '../../protocol/messages.ts'

/** An answer of the server's; `noLine` when there was none, or none of its own. */
export type BoxReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'noLine' }
  | { readonly ok: false; readonly why: 'refused'; readonly error: WireError }

/** The way to a box. */
export type BoxLink = {
  readonly look: (box: string) => Promise<BoxReply<BoxAnswer>>
  readonly token: (
    box: string,
    ask: { readonly blinded: string; readonly slip?: string },
  ) => Promise<BoxReply<{ readonly blindSig: string }>>
  readonly redeem: (
    box: string,
    ask: { readonly code: string; readonly blinded: string },
  ) => Promise<BoxReply<{ readonly blindSig: string }>>
  readonly surrender: (
    box: string,
    ask: { readonly token: string; readonly sig: string },
  ) => Promise<BoxReply<object>>
  readonly cast: (box: string, cast: Cast) => Promise<BoxReply<{ readonly receipt: string }>>
}

/** As much of `fetch` as is used; this package has no types of browsers. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'POST'
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
    readonly credentials: 'same-origin' | 'omit'
    readonly referrerPolicy?: 'no-referrer'
    readonly cache: 'no-store'
  },
) => Promise<{ readonly ok: boolean; readonly json: () => Promise<unknown> }>

const json = { 'content-type': 'application/json', accept: 'application/json' }

/**
 * No cookie, no login, no referrer: nothing in it says who. Also for the key, or each voter could be shown their own,
 * and their paper told by it.
 */
const asNobody = {
  headers: json,
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
} as const

/**
 * @param origin empty for the page's own
 * @param login a bearer token where the page has one of its own instead of the cookie; null otherwise
 */
export function boxLink(fetch: Fetch, origin: string, login: string | null): BoxLink {
  const signedIn = login === null ? json : { ...json, authorization: `Bearer ${login}` }
  const asMe = <T>(path: string, body: object) =>
    replyOf<T>(
      fetch(origin + path, {
        ...{ method: 'POST', headers: signedIn, body: JSON.stringify(body) },
        ...{ credentials: 'same-origin', cache: 'no-store' },
      }),
    )
  return {
    look: (box) => replyOf(fetch(origin + boxPaths.look(box), { method: 'GET', ...asNobody })),
    token: (box, body) => asMe(boxPaths.token(box), body),
    redeem: (box, body) =>
      replyOf(
        fetch(origin + boxPaths.redeem(box), { method: 'POST', body: JSON.stringify(body), ...asNobody }),
      ),
    surrender: (box, body) => asMe(boxPaths.surrender(box), body),
    cast: (box, cast) =>
      replyOf(fetch(origin + boxPaths.cast(box), { method: 'POST', body: castBody(cast), ...asNobody })),
  }
}

/** What a request came to. */
export async function replyOf<T>(
  asked: Promise<{ readonly ok: boolean; readonly json: () => Promise<unknown> }>,
): Promise<BoxReply<T>> {
  try {
    const response = await asked
    const body = await response.json()
    if (response.ok) return { ok: true, value: body as T }
    const { type, title, titleEn } = body as Problem
    return { ok: false, why: 'refused', error: { code: type.split('/').pop()!, zh: title, en: titleEn } }
  } catch {
    return { ok: false, why: 'noLine' }
  }
}
