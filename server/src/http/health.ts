import type { Health } from '@linyi/shared/protocol/bodies'
import type { Request, Response } from 'express'
import type { Edge } from './edge.ts'

/** 200 once a write reaches the disk, else 503 with the reason; what else is wrong with the machine stands beside. */
export function health(edge: Edge): (request: Request, response: Response) => Promise<void> {
  return async (_request, response) => {
    const reason = await whyNoWrite(edge)
    const troubles = edge.machine.troubles()
    const body: Health =
      reason === null ? { status: 'ok', troubles } : { status: 'unavailable', reason, troubles }
    response.setHeader('Cache-Control', 'no-store')
    response.status(reason === null ? 200 : 503).json(body)
  }
}

async function whyNoWrite({ storage, now }: Edge): Promise<string | null> {
  try {
    await storage.putSetting('lastHealthCheck', String(now()))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

/** Who is stopping listens no more, so that whoever reads this may come. */
export function ready(_request: Request, response: Response): void {
  response.setHeader('Cache-Control', 'no-store')
  response.json({ status: 'ok' })
}
