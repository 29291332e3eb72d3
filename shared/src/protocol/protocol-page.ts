import * as z from 'zod'
import { ballotAudiences } from '../domain/ballot/audience.ts'
import { ballotCommands, ballotEvents } from '../domain/ballot/schema.ts'
import { electionAudiences } from '../domain/election/audience.ts'
import { electionCommands, electionEvents } from '../domain/election/schema.ts'
import { erasureAudiences } from '../domain/erasure/rules.ts'
import { erasureCommands, erasureEvents } from '../domain/erasure/schema.ts'
import { floorAudiences } from '../domain/floor/audience.ts'
import { floorCommands, floorEvents } from '../domain/floor/schema.ts'
import { issueAudiences } from '../domain/issue/audience.ts'
import { issueCommands, issueEvents } from '../domain/issue/schema.ts'
import { caseAudiences } from '../domain/mediation/case/audience.ts'
import { caseCommands, caseEvents } from '../domain/mediation/case/schema.ts'
import { caucusStream } from '../domain/mediation/caucus-stream.ts'
import { caucusCommands, caucusEvents } from '../domain/mediation/caucus/schema.ts'
import { confirmationAudiences } from '../domain/mediation/confirmation/audience.ts'
import { confirmationCommands, confirmationEvents } from '../domain/mediation/confirmation/schema.ts'
import { dossierAudiences } from '../domain/mediation/dossier/audience.ts'
import { dossierCommands, dossierEvents } from '../domain/mediation/dossier/schema.ts'
import { partyAudiences } from '../domain/mediation/party/audience.ts'
import { partyCommands, partyEvents } from '../domain/mediation/party/schema.ts'
import { performanceAudiences } from '../domain/mediation/performance/audience.ts'
import { performanceCommands, performanceEvents } from '../domain/mediation/performance/schema.ts'
import { settlementAudiences } from '../domain/mediation/settlement/audience.ts'
import { screeningCommands, screeningEvents } from '../domain/mediation/screening/schema.ts'
import { screeningStream } from '../domain/mediation/screening-stream.ts'
import { settlementCommands, settlementEvents } from '../domain/mediation/settlement/schema.ts'
import { meetingAudiences } from '../domain/meeting/audience.ts'
import { meetingCommands, meetingEvents } from '../domain/meeting/schema.ts'
import { minutesAudiences } from '../domain/minutes/rules.ts'
import { minutesCommands, minutesEvents } from '../domain/minutes/schema.ts'
import { motionAudiences } from '../domain/motion/audience.ts'
import { motionCommands, motionEvents } from '../domain/motion/schema.ts'
import { ratingAudiences } from '../domain/rating/rules.ts'
import { ratingCommands, ratingEvents } from '../domain/rating/schema.ts'
import { resolutionAudiences } from '../domain/resolution/audience.ts'
import { resolutionCommands, resolutionEvents } from '../domain/resolution/schema.ts'
import { rollAudiences } from '../domain/roll/audience.ts'
import { rollCommands, rollEvents } from '../domain/roll/schema.ts'
import { stationCommands, stationEvents } from '../domain/station/schema.ts'
import { stationStream } from '../domain/station-stream.ts'
import { ULID } from '../lib/ids.ts'
import { rejectionTexts } from './rejection-text.ts'

type Json = z.core.JSONSchema.BaseSchema
type Table = Readonly<Record<string, z.ZodObject>>
type AudienceOf = (type: string) => readonly string[]

/** An event in which every id is named after its field, to see whom its audience takes it from; those present are several. */
const named = new Proxy({}, { get: (_, field) => (field === 'present' ? [field] : String(field)) })

const fromTable =
  (table: object): AudienceOf =>
  (type) =>
    (table as Readonly<Record<string, (event: unknown, by: string) => readonly string[]>>)[type]!(named, 'by')

const sections: readonly (readonly [title: string, commands: Table, events: Table, AudienceOf])[] = [
  ['Station', stationCommands, stationEvents, (type) => stationStream.audienceOf({ type } as never, 'by')],
  ['Meeting', meetingCommands, meetingEvents, fromTable(meetingAudiences)],
  ['Roll', rollCommands, rollEvents, fromTable(rollAudiences)],
  ['Issues', issueCommands, issueEvents, fromTable(issueAudiences)],
  ['Floor', floorCommands, floorEvents, fromTable(floorAudiences)],
  ['Motions', motionCommands, motionEvents, fromTable(motionAudiences)],
  ['Ballots', ballotCommands, ballotEvents, fromTable(ballotAudiences)],
  ['Elections', electionCommands, electionEvents, fromTable(electionAudiences)],
  ['Resolutions', resolutionCommands, resolutionEvents, fromTable(resolutionAudiences)],
  ['Minutes', minutesCommands, minutesEvents, fromTable(minutesAudiences)],
  ['Rating', ratingCommands, ratingEvents, fromTable(ratingAudiences)],
  ['Erasure', erasureCommands, erasureEvents, fromTable(erasureAudiences)],
  ['Cases', caseCommands, caseEvents, fromTable(caseAudiences)],
  ['Parties', partyCommands, partyEvents, fromTable(partyAudiences)],
  ['Settlements', settlementCommands, settlementEvents, fromTable(settlementAudiences)],
  ['Performance', performanceCommands, performanceEvents, fromTable(performanceAudiences)],
  ['Confirmation', confirmationCommands, confirmationEvents, fromTable(confirmationAudiences)],
  ['Dossier', dossierCommands, dossierEvents, fromTable(dossierAudiences)],
  ['Screening', screeningCommands, screeningEvents, () => screeningStream.audienceOf({} as never, 'by')],
  ['Private rooms', caucusCommands, caucusEvents, () => caucusStream.audienceOf({} as never, 'by')],
]

const between = (low: number | undefined, high: number | undefined, of: string): string => {
  if (high === undefined) return ''
  return low ? `, ${low} to ${high}${of}` : `, at most ${high}${of}`
}

function text({ title, pattern, minLength, maxLength }: Json): string {
  if (title === 'id' || pattern === ULID.source) return 'id'
  if (pattern === `^$|${ULID.source}`) return 'id or empty'
  if (pattern) return `text, \`${pattern}\``
  return `text${between(minLength, maxLength, ' characters')}`
}

const choicesIn = (schema: Json): readonly Json[] => (schema.anyOf ?? schema.oneOf ?? []) as readonly Json[]

/** The fields of one of several forms, side by side. */
const form = ({ properties = {} }: Json): string =>
  Object.entries(properties)
    .map(([name, of]) => `\`${name}\` ${kindOf(of as Json)}`)
    .join('; ')

/** What a field may hold, in one line. */
function kindOf(schema: Json): string {
  const [first, second] = choicesIn(schema)
  if (first) return second?.type === 'null' ? `${kindOf(first)}, or null` : 'one of:'
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' · ')
  if (schema.type === 'string') return text(schema)
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'integer') return `whole number${between(schema.minimum, schema.maximum, '')}`
  if (schema.type === 'array') return `list${between(schema.minItems, schema.maxItems, '')}, each:`
  return schema.properties ? 'object:' : 'text by name'
}

function fieldLines(schema: Json, depth: number): string[] {
  const forms = choicesIn(schema).filter(({ properties }) => properties)
  if (forms.length > 0) return forms.map((one) => `${'  '.repeat(depth)}- ${form(one)}`)
  const inner = (schema.type === 'array' ? (schema.items as Json) : schema).properties ?? {}
  return Object.entries(inner).flatMap(([name, of]) => {
    const field = of as Json
    const preset = field.default === undefined ? '' : `, preset \`${JSON.stringify(field.default)}\``
    return [`${'  '.repeat(depth)}- \`${name}\` ${kindOf(field)}${preset}`, ...fieldLines(field, depth + 1)]
  })
}

const fieldsOf = (schema: z.ZodObject): string[] => fieldLines(z.toJSONSchema(schema, { io: 'input' }), 0)

const block = (...lines: readonly string[]): string => lines.join('\n')

const entry = (type: string, said: string, schema: z.ZodObject): string[] => {
  const fields = fieldsOf(schema)
  return [`### \`${type}\``, ...(said ? [said] : []), ...(fields.length > 0 ? [block(...fields)] : [])]
}

const classes = (audience: readonly string[]): string =>
  audience
    .map((one) => (one.startsWith('person:') ? `the person in \`${one.slice('person:'.length)}\`` : one))
    .join(', ')

/** The reference page of everything that goes over the wire, written from the schemas themselves. */
export const protocolPage = (): string =>
  [
    '# Protocol',
    'Written from the schemas by `protocol-page.ts`: change those, then run `npx vitest run shared/src/protocol -u`.',
    block(
      'A command is `{ id, type, meeting | case | station, ...fields }`. `id` is chosen by the client, 1 to 64 of',
      'letters, digits, `_ . : -`; the same id from the same person acts once. `meeting`, `case` or `station` names the',
      'stream, `screening` the one in which a station goes round for disputes, for a private room of a case beside it `room`: `caucus/a`, `caucus/b` or `notes`. The commands that open',
      'one (`meeting.draft`, `case.register`, `station.found`) name none, and their `id` is a ULID that becomes the',
      'stream’s. Text is trimmed, brought to NFC and counted in code points; fields that are not named here are refused.',
    ),
    block(
      'An event is `{ seq, at, by, type, v, ...fields }`; outside its audience only `{ seq, type: "hidden" }` is left. Of a',
      'case that comes no sooner than the next event that is for whoever is told, and its `seq` is not answered before.',
      'An `id` is a ULID or a participant’s opaque id. Times are milliseconds since 1970 by the server’s clock; days are',
      '`YYYY-MM-DD` in China. Of a case, `public` is whoever may open it: both sides and those who mediate.',
    ),
    ...sections.flatMap(([title, commands, events, audienceOf]) => [
      `## ${title}: commands`,
      ...Object.entries(commands).flatMap(([type, schema]) => entry(type, schema.description ?? '', schema)),
      `## ${title}: events`,
      ...Object.entries(events).flatMap(([type, schema]) =>
        entry(type, `Seen by ${classes(audienceOf(type))}.`, schema),
      ),
    ]),
    '## Rejections',
    'A refusal is `{ ok: false, error: { code, zh, en } }`. Codes are stable, sentences are not; `{…}` is filled in.',
    block(...Object.entries(rejectionTexts).map(([code, { en }]) => `- \`${code}\` ${en}`)),
  ].join('\n\n') + '\n'
