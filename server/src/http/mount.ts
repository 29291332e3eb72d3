import { fail, type Result } from '@linyi/shared/lib/result'
import { limits } from '@linyi/shared/lib/limits'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import type { Log } from '../log.ts'
import type { Login, Logins } from '../rooms/logins.ts'
import { StorageFault } from '../storage/port.ts'
import { parseBody } from './body.ts'
import { cookieDropped, cookieIn, cookieSet } from './cookies.ts'
import { comesFromUs } from './origin.ts'
import { inAddress, problemOf, type Refusal } from './problem.ts'
import type { Answer, Route } from './route.ts'

export type MountDeps = {
  readonly logins: Logins
  readonly log: Log
  readonly publicOrigin: string | undefined
}

const bearer = /^Bearer ([\w-]+)$/

/** Mounts the table. Everything a route need not think about happens here: body, origin, login, refusals, forms. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: MountDeps): void {
  const parsers = [
    express.json({ limit: limits.commandBytesMax }),
    express.urlencoded({ limit: limits.commandBytesMax, extended: false }),
  ]
  for (const route of routes) {
    const own =
      route.bytesMax === undefined ? parsers : [express.raw({ type: () => true, limit: route.bytesMax })]
    const path = route.path.replace(/\{(\w+)\}/g, ':$1')
    app[route.method](path, ...own, async (request: Request, response: Response) => {
      response.setHeader('Cache-Control', 'private, no-store')
      const outcome = await answerTo(route, request, deps)
      if (outcome.ok) sendAnswer(route, outcome.value, request, response)
      else sendRefusal(outcome.error, request, response)
    })
  }
  app.use('/api', (request, response) => sendRefusal({ code: 'http.notFound' }, request, response))
  app.use('/api', (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    sendRefusal(refusalOf(error, deps.log), request, response)
  })
}

async function answerTo(route: Route, request: Request, deps: MountDeps): Promise<Result<Answer, Refusal>> {
  if (route.who === 'nobody') return run(route, request, null, null)
  const given = bearer.exec(request.headers.authorization ?? '')?.[1]
  if (route.method === 'post' && given === undefined && !isOurs(request, deps))
    return fail({ code: 'http.foreignOrigin' })
  const token = given ?? cookieIn(request.headers.cookie, 'login')
  const login = token ? await deps.logins.find(token) : null
  const refusal = whoRefusal(route, login)
  return refusal ? fail(refusal) : run(route, request, login, token)
}

async function run(
  route: Route,
  request: Request,
  login: Login | null,
  token: string | null,
): Promise<Result<Answer, Refusal>> {
  const bytes = route.bytesMax === undefined ? null : bytesOf(request.body)
  const body = bytes === null && route.body ? parseBody(route.body, request.body ?? {}) : null
  if (body && !body.ok) return body
  const query = route.query ? parseBody(route.query, request.query) : null
  if (query && !query.ok) return query
  return route.run({
    params: request.params as Record<string, string>,
    query: (query?.value ?? {}) as Record<string, string>,
    body: bytes ?? body?.value,
    login,
    token,
  })
}

/** Express leaves an object where a request had no body. */
const bytesOf = (body: unknown): Uint8Array => (Buffer.isBuffer(body) ? body : new Uint8Array())

function isOurs(request: Request, deps: MountDeps): boolean {
  const field: unknown = request.body?.formToken
  return comesFromUs(
    {
      origin: request.headers.origin,
      host: request.host,
      // A form always names its type; who sends none is a program.
      json: request.is('json') === 'json' || request.headers['content-type'] === undefined,
      formCookie: cookieIn(request.headers.cookie, 'form'),
      formToken: typeof field === 'string' ? field : null,
    },
    deps.publicOrigin,
  )
}

function whoRefusal(route: Route, login: Login | null): Refusal | null {
  if (route.who === 'anyone') return null
  if (!login) return { code: 'login.needed' }
  return route.who === 'account' && login.meeting !== null ? { code: 'login.accountNeeded' } : null
}

/** A page without script posted this and shows what comes back. */
const isForm = (request: Request): boolean =>
  request.is('urlencoded') === 'urlencoded' && request.accepts(['html', 'json']) === 'html'

function sendAnswer(route: Route, answer: Answer, request: Request, response: Response): void {
  const { signIn } = answer
  if (signIn) response.append('Set-Cookie', cookieSet('login', signIn.token, signIn.days, request.secure))
  if (answer.signOut) response.append('Set-Cookie', cookieDropped('login', request.secure))
  if (answer.fileName !== undefined)
    response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encoded(answer.fileName)}`)
  if (isForm(request)) response.redirect(303, ownPath(request.body?.next) ?? answer.next ?? '/')
  else if (answer.contentType ?? route.contentType)
    response.type((answer.contentType ?? route.contentType)!).send(answer.body)
  else response.json(answer.body)
}

function sendRefusal(refusal: Refusal, request: Request, response: Response): void {
  const back = isForm(request) ? ownPath(request.body?.back) : null
  if (back !== null) {
    const separator = back.includes('?') ? '&' : '?'
    response.redirect(303, `${back}${separator}problem=${encodeURIComponent(inAddress(refusal))}`)
    return
  }
  const problem = problemOf(refusal)
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** RFC 8187: what `encodeURIComponent` leaves and an attribute may not hold. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)

/** A path of this site and nothing else: `//host` and `/\host` would lead away. */
const ownPath = (value: unknown): string | null =>
  typeof value === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : null

function refusalOf(error: unknown, log: Log): Refusal {
  const type = (error as { type?: unknown }).type
  if (type === 'entity.too.large') return { code: 'command.tooLarge' }
  if (typeof type === 'string' && /^(entity|encoding|charset|request|parameters|querystring)\./.test(type))
    return { code: 'http.unreadable' }
  if (error instanceof URIError) return { code: 'http.notFound' }
  log.error({ err: error, storage: error instanceof StorageFault }, 'a request failed')
  return { code: 'fault' }
}
