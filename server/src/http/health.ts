import type { Request, Response } from 'express'
import type { Edge } from './edge.ts'

/** 200 once a write reaches the disk, else 503 with the reason. */
export function health(edge: Edge): (request: Request, response: Response) => Promise<void> {
  return async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store')
    try {
      await edge.storage.putSetting('lastHealthCheck', String(edge.now()))
      response.json({ status: 'ok' })
    } catch (error) {
      response
        .status(503)
        .json({ status: 'unavailable', reason: error instanceof Error ? error.message : 'unknown' })
    }
  }
}
