import { instant } from '@linyi/shared/domain/fields'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts, recordFilePath } from '@linyi/shared/protocol/addresses'
import { replacementsIn } from '@linyi/shared/record/review'
import * as z from 'zod'
import { act, type Edge } from '../edge.ts'
import { atomFeed, feedTypes, jsonFeed, type Feed } from '../feed.ts'
import { listStations } from '../reads/cards.ts'
import { route, type Route } from '../route.ts'
import { nothing } from './answers.ts'
import { tick } from './fields.ts'

const list = ({ records }: Edge): Route =>
  route({
    method: 'get',
    path: '/api/records',
    does: 'The published records, newest first, and the key they are signed with (Ed25519, hex).',
    who: 'anyone',
    answer: z.object({
      records: z.array(z.object({ id: z.string(), title: z.string(), publishedAt: instant })),
      key: z.string(),
    }),
    problems: [],
    run: async () => ok({ body: { records: await records.list(), key: records.key } }),
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
    does: `The published records as a feed (${form === 'json' ? 'JSON Feed 1.1' : 'Atom, RFC 4287'}).`,
    who: 'anyone',
    answer: z.string(),
    contentType: feedTypes[form],
    problems: [],
    async run() {
      const [station] = await listStations(edge)
      const title = station ? `${station.facts.street}·${station.facts.name}` : '邻议'
      return ok({ body: write({ origin: edge.origins()[0]!, title, records: await edge.records.list() }) })
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
