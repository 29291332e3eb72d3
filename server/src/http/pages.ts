import type { IncomingMessage } from 'node:http'
import type { PageReads } from '@linyi/shared/protocol/page-views'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { newToken } from '../rooms/tokens.ts'
import { cookieIn, cookieSet } from './cookies.ts'
import type { Edge } from './edge.ts'
import type { PhoneProbe } from './phone-probe.ts'
import { pageReads } from './reads/page-reads.ts'

/** The header that tells the web handler the scheme; written anew on every request, so that nobody can send it. */
const protocolHeader = 'x-linyi-protocol'
const formDays = 30
/** Built files, the same for everybody. */
const assets = '/_app/'

/** The built web handler. It reads the header's name when it is loaded, and without one takes every origin for https. */
export async function loadWebHandler(): Promise<RequestHandler> {
  process.env['PROTOCOL_HEADER'] = protocolHeader
  const built = '@linyi/web/handler'
  return ((await import(built)) as { handler: RequestHandler }).handler
}

const wantsPage = (request: Request): boolean =>
  (request.headers.accept ?? '').includes('text/html') || request.path.endsWith('__data.json')

/** The token of this browser's forms: the one it has, or a new one with its cookie when it asks for a page. */
function formTokenOf(request: Request, response: Response): string {
  const held = cookieIn(request.headers.cookie, 'form')
  if (held) return held
  const token = newToken()
  if (wantsPage(request)) response.append('Set-Cookie', cookieSet('form', token, formDays, request.secure))
  return token
}

const loopback = /^(::1|(::ffff:)?127\.)/

/** Whoever comes from the address they go to. A loopback is a proxy's, or the only address there is. */
const isSelf = ({ socket: { remoteAddress = '', localAddress } }: Request): boolean =>
  remoteAddress === localAddress && !loopback.test(remoteAddress)

/** Hands every page request what it may read, and who asks. */
export function pages(edge: Edge, probe: PhoneProbe, handler: RequestHandler): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith(assets)) return handler(request, response, next)
    const token = cookieIn(request.headers.cookie, 'login')
    const visit = {
      login: token ? await edge.logins.find(token) : null,
      formToken: formTokenOf(request, response),
      origin: `${request.protocol}://${request.host}`,
      isSelf: isSelf(request),
    }
    request.headers[protocolHeader] = request.protocol
    const reader = request as IncomingMessage & { linyi?: PageReads }
    reader.linyi = pageReads(edge, probe, visit)
    await handler(request, response, next)
  }
}
