import * as z from 'zod'
import { forbiddenCharacters } from '../lib/characters.ts'
import {
  ULID,
  type BallotId,
  type CaseId,
  type CommentId,
  type FileId,
  type FindingId,
  type IssueId,
  type LineId,
  type MeetingId,
  type MotionId,
  type ParticipantId,
  type PersonId,
  type PointId,
  type ProposalId,
  type ResolutionId,
  type RoundId,
  type StationId,
  type SuggestionId,
  type TaskId,
} from '../lib/ids.ts'
import { codePoints } from '../lib/limits.ts'
import { isDay } from './days.ts'

/** Browsers post the breaks of a text area as CR LF. */
const clean = (value: string): string => value.replace(/\r\n?/g, '\n').normalize('NFC').trim()

/** Breaks of a line, and signs of no width that let a name look like another's. */
const BREAK_OR_NO_WIDTH = /[\n\t\u00AD\u180E\u200B\u2060]/u

/** Text of at most `max` code points after trimming, NFC, without characters that nobody types. */
const typed = (max: number) =>
  z
    .string()
    .transform(clean)
    .refine((value) => codePoints(value) <= max, 'field.tooLong')
    .refine((value) => !forbiddenCharacters.test(value), 'field.badCharacters')

/** Bounds as the reference page shows them; the schema itself can only count after trimming. */
const bounds = (min: number, max: number) => ({ minLength: min, maxLength: max })

const onOneLine = (value: string): boolean => !BREAK_OR_NO_WIDTH.test(value)
const notEmpty = (value: string): boolean => value !== ''

/** Text that may be empty, on any number of lines. */
export const optionalText = (max: number) => typed(max).meta(bounds(0, max))

/** Text of 1 to `max` code points, on any number of lines. */
export const text = (max: number) => typed(max).refine(notEmpty, 'field.empty').meta(bounds(1, max))

/** A `line` that may be empty. */
export const optionalLine = (max: number) =>
  typed(max)
    .refine(onOneLine, 'field.badCharacters')
    .meta({ ...bounds(0, max), format: 'line' })

/** As `text`, on one line: names, titles, places. */
export const line = (max: number) =>
  typed(max)
    .refine(notEmpty, 'field.empty')
    .refine(onOneLine, 'field.badCharacters')
    .meta({ ...bounds(1, max), format: 'line' })

const ulidOf = <T extends string>() => z.string().regex(ULID, 'field.badId') as unknown as z.ZodType<T, T>

/** As an id, or empty for none. */
const optionalUlidOf = <T extends string>() =>
  z.string().regex(new RegExp(`^$|${ULID.source}`), 'field.badId') as unknown as z.ZodType<T | '', T | ''>

export const stationId = ulidOf<StationId>()
export const personId = ulidOf<PersonId>()
export const meetingId = ulidOf<MeetingId>()
export const participantId = ulidOf<ParticipantId>()
export const optionalParticipantId = optionalUlidOf<ParticipantId>()
export const issueId = ulidOf<IssueId>()
export const optionalIssueId = optionalUlidOf<IssueId>()
export const proposalId = ulidOf<ProposalId>()
export const motionId = ulidOf<MotionId>()
export const optionalMotionId = optionalUlidOf<MotionId>()
export const ballotId = ulidOf<BallotId>()
export const resolutionId = ulidOf<ResolutionId>()
export const caseId = ulidOf<CaseId>()
export const fileId = ulidOf<FileId>()
export const lineId = ulidOf<LineId>()
export const commentId = ulidOf<CommentId>()
export const suggestionId = ulidOf<SuggestionId>()
export const roundId = ulidOf<RoundId>()
export const findingId = ulidOf<FindingId>()
export const taskId = ulidOf<TaskId>()
export const pointId = ulidOf<PointId>()
export const instant = z.int().min(0).max(8_640_000_000_000_000)
export const count = (max: number) => z.int().min(0).max(max)
/** A grid of the station by its id; empty when the person named none. */
export const gridId = z.string().regex(/^$|^[a-z0-9-]{1,32}$/, 'field.badId')

/** A day of the calendar in China, `2026-03-10`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'field.badId')
  .refine(isDay, 'field.badId')

/** SHA-256, hex. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'field.badId')

/** Words copied out of a doc, as an event holds them. */
export const quote = z
  .strictObject({ doc: z.string(), fields: z.record(z.string(), z.string()).readonly(), hash: z.string() })
  .readonly()

/** An id inside an event. Who made it has checked it; events carry no brands. */
export const id = z.string().meta({ title: 'id' })
export const words = z.string()

/** A command without fields infers as a record of nothing, which would swallow its `type`. */
type FieldsOf<Output> = string extends keyof Output ? unknown : Output

/** The commands that a table of schemas describes, as the rules see them: without the envelope of the wire. */
export type CommandsOf<Schemas extends Record<string, z.ZodType>> = {
  [Type in keyof Schemas & string]: { readonly type: Type } & FieldsOf<z.output<Schemas[Type]>>
}[keyof Schemas & string]

/** The events that a table of schemas describes, version 1 each. A new shape gets the next number (`older-shapes.ts`). */
export type EventsOf<Schemas extends Record<string, z.ZodType>> = {
  [Type in keyof Schemas & string]: { readonly type: Type; readonly v: 1 } & FieldsOf<z.output<Schemas[Type]>>
}[keyof Schemas & string]
