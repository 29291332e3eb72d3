import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { problemOf } from './problem.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const hasToken = ({ headers }: Request, token: string | undefined): boolean => {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Somebody at this very machine, by no proxy, and no page that had its own name point here. */
const isOwnMachine = ({ socket, headers }: Request): boolean =>
  loopback.has(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined &&
  ownNames.test(headers.host ?? '')

/** `GET /metrics` in the Prometheus text format; for everybody else there is nothing at this address. */
export const metricsPage =
  (text: () => Promise<string>, token: string | undefined): RequestHandler =>
  async (request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    if (hasToken(request, token) || isOwnMachine(request)) {
      response.type('text/plain; version=0.0.4; charset=utf-8').send(await text())
      return
    }
    const problem = problemOf({ code: 'http.notFound' })
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
