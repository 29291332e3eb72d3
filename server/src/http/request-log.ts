import { castsPath } from '@linyi/shared/protocol/addresses'
import type { RequestHandler } from 'express'
import type { Log } from '../log.ts'
import type { Meter } from '../metrics/meter.ts'

/**
 * Counts each request and writes one line of it: its pattern, never its address, query, cookies or sender. Of papers
 * that go into a box neither: when each came is the one thing that could join it to somebody (decisions 7).
 */
export const requestLog =
  (log: Log, meter: Pick<Meter, 'request'>): RequestHandler =>
  (request, response, next) => {
    if (request.path.startsWith(castsPath)) return next()
    const startedAt = performance.now()
    response.once('finish', () => {
      const { statusCode } = response
      meter.request(statusCode)
      const route = (request.route as { path?: string } | undefined)?.path ?? 'page'
      const ms = Math.round(performance.now() - startedAt)
      log[statusCode >= 500 ? 'warn' : 'debug']({ method: request.method, route, statusCode, ms }, 'answered')
    })
    next()
  }
