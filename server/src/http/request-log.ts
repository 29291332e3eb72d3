import type { RequestHandler } from 'express'
import type { Log } from '../log.ts'

/** One line a request: its pattern, never its address, query, cookies or sender. */
export const requestLog =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now()
    response.once('finish', () => {
      const { statusCode } = response
      const route = (request.route as { path?: string } | undefined)?.path ?? 'page'
      const ms = Math.round(performance.now() - startedAt)
      log[statusCode >= 500 ? 'warn' : 'debug']({ method: request.method, route, statusCode, ms }, 'answered')
    })
    next()
  }
