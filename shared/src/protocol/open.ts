import * as z from 'zod'
import { caseId, meetingId, stationId } from '../domain/fields.ts'
import { caucusRooms, roomStreamId } from '../domain/mediation/caucus/rooms.ts'
import { reject, type Rejection } from '../domain/rejection.ts'
import type { StreamKind } from '../domain/streams.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { Takes } from './messages.ts'
import { firstProblem } from './problem-field.ts'

const since = z.int().min(0)
const epoch = z.string().max(64, 'field.tooLong')
const takes = z.enum(['gzip', 'bytes'])
const resume = { since: since.optional(), epoch: epoch.optional(), takes: takes.optional() }

const schemas = {
  meeting: z.object({ meeting: meetingId, ...resume }),
  station: z.object({ station: stationId, ...resume }),
  case: z.object({ case: caseId, ...resume }),
  /** A private room of a case, a stream of its own. */
  caucus: z.object({ case: caseId, room: z.enum(caucusRooms), ...resume }),
  /** 排查 of a station, a stream of its own. */
  screening: z.object({ screening: stationId, ...resume }),
} as const

/** `meeting:open` as checked: one stream, and where the client stands. */
export type Opening = {
  readonly kind: StreamKind
  readonly id: string
  readonly since: number | undefined
  readonly epoch: string | undefined
  readonly takes: Takes | undefined
}

function kindOf(raw: unknown): StreamKind {
  if (typeof raw !== 'object' || raw === null) return 'meeting'
  if ('station' in raw) return 'station'
  if ('screening' in raw) return 'screening'
  if (!('case' in raw)) return 'meeting'
  return 'room' in raw && raw.room !== undefined ? 'caucus' : 'case'
}

type Named = z.output<(typeof schemas)[StreamKind]>

function streamIdOf(named: Named): string {
  if ('room' in named) return roomStreamId(named.case, named.room)
  if ('case' in named) return named.case
  if ('screening' in named) return named.screening
  return 'station' in named ? named.station : named.meeting
}

/** Reads what came over the wire. Never throws, whatever it is given. */
export function parseOpen(raw: unknown): Result<Opening, Rejection> {
  const kind = kindOf(raw)
  const parsed = schemas[kind].safeParse(raw)
  if (!parsed.success) return fail(reject('command.malformed', firstProblem(parsed.error)))
  const { data } = parsed
  const { since, epoch, takes } = data
  return ok({ kind, id: streamIdOf(data), since, epoch, takes })
}
