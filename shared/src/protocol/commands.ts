import * as z from 'zod'
import type { CommandsOf } from '../domain/fields.ts'
import { caseId, meetingId, stationId } from '../domain/fields.ts'
import { ballotCommands } from '../domain/ballot/schema.ts'
import { electionCommands } from '../domain/election/schema.ts'
import { erasureCommands, isCarriedOut } from '../domain/erasure/schema.ts'
import { floorCommands } from '../domain/floor/schema.ts'
import { issueCommands } from '../domain/issue/schema.ts'
import { caseCommands } from '../domain/mediation/case/schema.ts'
import { caucusRooms, roomStreamId } from '../domain/mediation/caucus/rooms.ts'
import { caucusCommands } from '../domain/mediation/caucus/schema.ts'
import { confirmationCommands } from '../domain/mediation/confirmation/schema.ts'
import { dossierCommands, isByFileRoute } from '../domain/mediation/dossier/schema.ts'
import { partyCommands } from '../domain/mediation/party/schema.ts'
import { performanceCommands } from '../domain/mediation/performance/schema.ts'
import { isTakenUp, screeningCommands } from '../domain/mediation/screening/schema.ts'
import { settlementCommands } from '../domain/mediation/settlement/schema.ts'
import { meetingCommands } from '../domain/meeting/schema.ts'
import { minutesCommands } from '../domain/minutes/schema.ts'
import { motionCommands } from '../domain/motion/schema.ts'
import { ratingCommands } from '../domain/rating/schema.ts'
import { reject, type Rejection } from '../domain/rejection.ts'
import { resolutionCommands } from '../domain/resolution/schema.ts'
import { rollCommands } from '../domain/roll/schema.ts'
import { isOfDossier, stationCommands } from '../domain/station/schema.ts'
import type { StreamKind } from '../domain/streams.ts'
import { ULID, type CommandId } from '../lib/ids.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { firstProblem } from './problem-field.ts'

/** Chosen by the client; the same id from the same person acts once. */
const commandId = z.string().regex(/^[\w.:-]{1,64}$/, 'field.badId') as unknown as z.ZodType<
  CommandId,
  CommandId
>
/** A command that opens a stream gives it its own id: so sending it twice opens one stream. */
const openingId = z.string().regex(ULID, 'field.badId') as unknown as z.ZodType<CommandId, CommandId>

/** Which private room of a case. */
export const caucusRoom = z.enum(caucusRooms)

type Envelope = Readonly<Record<string, z.ZodType>>
type Fields = Readonly<Record<string, z.ZodObject>>

const enveloped = (fields: Fields, envelope: Envelope): [string, z.ZodObject][] =>
  Object.entries(fields).map(([type, schema]) => [
    type,
    z.strictObject({ id: commandId, type: z.literal(type), ...envelope, ...schema.shape }),
  ])

const opening = (type: string, schema: z.ZodObject): [string, z.ZodObject] => [
  type,
  z.strictObject({ id: openingId, type: z.literal(type), ...schema.shape }),
]

/** Every command with its envelope, by type: the one list that parsing, the reference page and the tests read. */
export const commandSchemas: ReadonlyMap<string, z.ZodObject> = new Map([
  ...enveloped(stationCommands, { station: stationId }),
  ...enveloped(
    {
      ...meetingCommands,
      ...rollCommands,
      ...issueCommands,
      ...floorCommands,
      ...motionCommands,
      ...ballotCommands,
      ...electionCommands,
      ...resolutionCommands,
      ...minutesCommands,
      ...ratingCommands,
      ...erasureCommands,
    },
    { meeting: meetingId },
  ),
  ...enveloped(
    {
      ...caseCommands,
      ...partyCommands,
      ...settlementCommands,
      ...performanceCommands,
      ...confirmationCommands,
      ...dossierCommands,
    },
    { case: caseId },
  ),
  ...enveloped(caucusCommands, { case: caseId, room: caucusRoom }),
  ...enveloped(screeningCommands, { screening: stationId }),
  opening('station.found', stationCommands['station.found']),
  opening('meeting.draft', meetingCommands['meeting.draft']),
  opening('case.register', caseCommands['case.register']),
])

type Opening = 'station.found' | 'meeting.draft' | 'case.register'
type In<Place, Known> = Known extends { readonly type: Opening }
  ? { readonly id: CommandId } & Known
  : { readonly id: CommandId } & Place & Known

type StationCommands = CommandsOf<typeof stationCommands>
type MeetingCommands = CommandsOf<
  typeof meetingCommands &
    typeof rollCommands &
    typeof issueCommands &
    typeof floorCommands &
    typeof motionCommands &
    typeof ballotCommands &
    typeof electionCommands &
    typeof resolutionCommands &
    typeof minutesCommands &
    typeof ratingCommands &
    typeof erasureCommands
>

type CaseCommands = CommandsOf<
  typeof caseCommands &
    typeof partyCommands &
    typeof settlementCommands &
    typeof performanceCommands &
    typeof confirmationCommands &
    typeof dossierCommands
>

/** A command as it was sent: checked, trimmed, and with nothing in it that the schema does not name. */
export type Command =
  | In<{ readonly station: z.output<typeof stationId> }, StationCommands>
  | In<{ readonly meeting: z.output<typeof meetingId> }, MeetingCommands>
  | In<{ readonly case: z.output<typeof caseId> }, CaseCommands>
  | In<
      { readonly case: z.output<typeof caseId>; readonly room: z.output<typeof caucusRoom> },
      CommandsOf<typeof caucusCommands>
    >
  | In<{ readonly screening: z.output<typeof stationId> }, CommandsOf<typeof screeningCommands>>

/** Taken from an HTTP route alone, which does more than decide; the meeting channel refuses it. */
export const isByRouteOnly = (command: { readonly type: string }): boolean =>
  isCarriedOut(command.type) || isByFileRoute(command.type) || isOfDossier(command.type) || isTakenUp(command)

/** Reads what came over the wire. Never throws, whatever it is given. */
export function parseCommand(raw: unknown): Result<Command, Rejection> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return fail(reject('command.malformed', { field: '', reason: 'field.wrongType' }))
  const type: unknown = Object.hasOwn(raw, 'type') ? (raw as { type: unknown }).type : undefined
  if (typeof type !== 'string')
    return fail(reject('command.malformed', { field: 'type', reason: 'field.wrongType' }))
  const schema = commandSchemas.get(type)
  if (!schema) return fail(reject('command.unknown'))
  const parsed = schema.safeParse(raw, { reportInput: true })
  return parsed.success
    ? ok(parsed.data as Command)
    : fail(reject('command.malformed', firstProblem(parsed.error)))
}

/** The stream a command is for. */
export type Address = {
  readonly kind: StreamKind
  readonly id: string
  /** It does not exist yet: this command makes it. */
  readonly opens: boolean
  /** The stream to whose roles a new one answers; later its head says so itself. */
  readonly parent: string | null
}

export function addressOf(command: Command): Address {
  if (command.type === 'meeting.draft')
    return { kind: 'meeting', id: command.id, opens: true, parent: command.station }
  if (command.type === 'case.register')
    return { kind: 'case', id: command.id, opens: true, parent: command.station }
  if (command.type === 'station.found') return { kind: 'station', id: command.id, opens: true, parent: null }
  const place = { opens: false, parent: null }
  if ('meeting' in command) return { kind: 'meeting', id: command.meeting, ...place }
  if ('screening' in command) return { kind: 'screening', id: command.screening, ...place }
  if ('room' in command) return { kind: 'caucus', id: roomStreamId(command.case, command.room), ...place }
  return 'case' in command
    ? { kind: 'case', id: command.case, ...place }
    : { kind: 'station', id: command.station, ...place }
}
