import type { IncomingMessage } from 'node:http'
import { cookieIn } from '../http/cookies.ts'
import { comesFromUs } from '../http/origin.ts'

/** Who wants what, as an upgrade request says it. */
export type CollabRequest = {
  /** The doc's name, `meeting/{id}/board`; never trusted to be one. */
  readonly doc: string
  readonly token: string | null
  /** The client wants to be told what is on disk: only ours does. */
  readonly acks: boolean
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
    foreign: token === null && cookie !== undefined && !fromUs,
  }
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
