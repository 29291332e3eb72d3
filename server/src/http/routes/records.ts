import { instant } from '@linyi/shared/domain/fields'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts, recordFilePath } from '@linyi/shared/protocol/addresses'
import { replacementsIn } from '@linyi/shared/record/review'
import * as z from 'zod'
import { act, type Edge } from '../edge.ts'
import { atomFeed, feedTypes, jsonFeed, type Feed } from '../feed.ts'
import type { RecordLine, RecordPage } from '../../records/records.ts'
import { listStations } from '../reads/cards.ts'
import { route, type Route } from '../route.ts'
import { nothing } from './answers.ts'
import { tick } from './fields.ts'

/** Names a line by when it was published and of what: a later publication of another moves nothing. */
const cursorOf = (line: RecordLine | null): string | null => line && `${line.publishedAt}.${line.id}`
const pageQuery = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}\.[0-9A-Z]{26}$/)
    .optional()
    .describe('`more` of the page before'),
})
const pageBefore = (before: string | undefined): RecordPage => {
  const [publishedAt, id] = before?.split('.') ?? []
  return id === undefined ? {} : { before: { id, publishedAt: Number(publishedAt) } }
}

const list = ({ records }: Edge): Route =>
  route({
    method: 'get',
    path: '/api/records',
    does: 'The published records, newest first, a page at a time, and the key they are signed with (Ed25519, hex).',
    who: 'anyone',
    query: pageQuery,
    answer: z.object({
      more: z.string().nullable().describe('Where the next page begins; null on the last one'),
      records: z.array(z.object({ id: z.string(), title: z.string(), publishedAt: instant })),
      key: z.string(),
    }),
    problems: [],
    async run({ query }) {
      const { lines, more } = await records.list(pageBefore(query.before))
      return ok({ body: { records: lines, more: cursorOf(more), key: records.key } })
    },
  })

const one = ({ records }: Edge): Route =>
  route({
    method: 'get',
    path: recordFilePath('{meeting}'),
    does: 'The public record of a meeting, masked and signed: the file that `npm run -s verify` checks.',
    who: 'anyone',
    answer: z.object({ format: z.string(), about: z.looseObject({}) }),
    contentType: 'application/json',
    problems: ['stream.notFound'],
    async run({ params }) {
      const file = await records.file(params['meeting']!)
      return file === null ? fail({ code: 'stream.notFound' }) : ok({ body: file })
    },
  })

const feed = (edge: Edge, form: keyof typeof feedTypes, write: (feed: Feed) => string): Route =>
  route({
    method: 'get',
    path: form === 'json' ? paths.feedJson : paths.feedAtom,
    does: `The published records as a feed, a page at a time (${form === 'json' ? 'JSON Feed 1.1' : 'Atom, RFC 4287'}).`,
    who: 'anyone',
    query: pageQuery,
    answer: z.string(),
    contentType: feedTypes[form],
    problems: [],
    async run({ query }) {
      const [station] = await listStations(edge)
      const title = station ? `${station.facts.street}·${station.facts.name}` : '邻议'
      const { lines, more } = await edge.records.list(pageBefore(query.before))
      const asked = (cursor: string | null | undefined) => (cursor ? `?before=${cursor}` : '')
      const pages = { query: asked(query.before), next: asked(cursorOf(more)) }
      return ok({ body: write({ origin: edge.origins()[0]!, title, records: lines, ...pages }) })
    },
  })

const publish = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.publish('{meeting}'),
    does: 'Publishes the record of a closed meeting. Beside the named fields come the words to be shown for a passage, under its first entry and path; where none come, what looks telling is masked.',
    who: 'account',
    body: z.looseObject({ reviewed: z.coerce.number().int().min(1), looked: tick }),
    answer: nothing,
    problems: ['stream.notFound', 'meeting.notReviewed', 'meeting.wrongPhase', 'who.officer'],
    async run({ params, body, login }) {
      const meeting = params['meeting']!
      const review = await edge.records.review(meeting)
      if (!review) return fail({ code: 'stream.notFound' })
      if (!body.looked) return fail({ code: 'meeting.notReviewed' })
      const replacements = replacementsIn(review.passages, body)
      const command = { type: 'meeting.publish', meeting, reviewed: body.reviewed, replacements }
      const done = await act(edge, login!, command)
      if (!done.ok) return done
      await edge.records.file(meeting)
      return ok({ body: {}, next: paths.record(meeting) })
    },
  })

export const recordRoutes = (edge: Edge): readonly Route[] => [
  list(edge),
  one(edge),
  feed(edge, 'json', jsonFeed),
  feed(edge, 'atom', atomFeed),
  publish(edge),
]
