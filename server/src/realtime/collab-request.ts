import type { IncomingMessage } from 'node:http'
import { cookieIn } from '../http/cookies.ts'
import { comesFromUs } from '../http/origin.ts'

/** Who wants what, as an upgrade request says it. */
export type CollabRequest = {
  /** The doc's name, `meeting/{id}/minutes`; never trusted to be one. */
  readonly doc: string
  readonly token: string | null
  /** The client wants to be told what is on disk: only ours does. */
  readonly acks: boolean
  /** The version of the node types that the client knows; null when it named none. */
  readonly schema: number | null
  /** A browser sent its cookie along for a page that is not ours. */
  readonly foreign: boolean
}

const PREFIX = '/collab/'

/** Null when the request is for somebody else on this server. */
export function readRequest(req: IncomingMessage, publicOrigin: string | undefined): CollabRequest | null {
  const url = URL.parse(req.url ?? '', 'http://host')
  if (!url?.pathname.startsWith(PREFIX)) return null
  const token = url.searchParams.get('token')
  const { origin, host, cookie } = req.headers
  const fromUs = comesFromUs({ origin, host, json: false, formCookie: null, formToken: null }, publicOrigin)
  return {
    doc: decoded(url.pathname.slice(PREFIX.length)),
    token: token ?? cookieIn(cookie, 'login'),
    acks: url.searchParams.get('ack') === '1',
    schema: schemaIn(url.searchParams.get('schema')),
    foreign: token === null && cookie !== undefined && !fromUs,
  }
}

const schemaIn = (given: string | null): number | null =>
  given !== null && /^\d{1,9}$/.test(given) ? Number(given) : null

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
