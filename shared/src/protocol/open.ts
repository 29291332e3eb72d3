import * as z from 'zod'
import { meetingId, stationId } from '../domain/fields.ts'
import { reject, type Rejection } from '../domain/rejection.ts'
import type { StreamKind } from '../domain/streams.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { firstProblem } from './problem-field.ts'

const since = z.int().min(0)
const epoch = z.string().max(64, 'field.tooLong')
const resume = { since: since.optional(), epoch: epoch.optional() }

const schemas = {
  meeting: z.object({ meeting: meetingId, ...resume }),
  station: z.object({ station: stationId, ...resume }),
} as const

/** `meeting:open` as checked: one stream, and where the client stands. */
export type Opening = {
  readonly kind: StreamKind
  readonly id: string
  readonly since: number | undefined
  readonly epoch: string | undefined
}

/** Reads what came over the wire. Never throws, whatever it is given. */
export function parseOpen(raw: unknown): Result<Opening, Rejection> {
  const kind: StreamKind = typeof raw === 'object' && raw !== null && 'station' in raw ? 'station' : 'meeting'
  const parsed = schemas[kind].safeParse(raw)
  if (!parsed.success) return fail(reject('command.malformed', firstProblem(parsed.error)))
  const { since, epoch, ...named } = parsed.data
  return ok({ kind, id: Object.values(named)[0]!, since, epoch })
}
