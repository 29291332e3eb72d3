import { docKinds } from '@linyi/shared/docs/kinds'
import { proseSchema } from '@linyi/shared/docs/minutes/shape'
import { kinds } from '@linyi/shared/domain/meeting/kinds'
import { shownRatings } from '@linyi/shared/domain/rating/shown'
import { rulePacks } from '@linyi/shared/domain/rules/packs'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import type { MeetingId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { calendarPath, meetingPath, paths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { opens, type Login } from '../../rooms/logins.ts'
import { calendarEntry } from '../calendar.ts'
import { actorIn, announcedRoot, meetingAt, meetingByCode, type Edge } from '../edge.ts'
import { listStations, meetingCards, overPage, stationLine } from '../reads/cards.ts'
import { route, type Route } from '../route.ts'

const inBoth = z.object({ zh: z.string(), en: z.string() })

const listKinds = (): Route =>
  route({
    method: 'get',
    path: '/api/kinds',
    does: 'The kinds of meeting a station can hold, with their templates and rule packs.',
    who: 'anyone',
    answer: z.object({
      kinds: z.array(z.looseObject({ id: z.string(), name: inBoth, pack: z.string() })),
      packs: z.array(z.looseObject({ id: z.string(), name: inBoth, source: z.string(), asOf: z.string() })),
    }),
    problems: [],
    run: async () =>
      ok({
        body: {
          kinds: Object.entries(kinds).map(([id, kind]) => ({ id, ...kind })),
          packs: Object.entries(rulePacks).map(([id, pack]) => ({ id, ...pack })),
        },
      }),
  })

const card = z.looseObject({
  id: z.string(),
  code: z.string(),
  kind: z.string(),
  title: z.string(),
  phase: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
})

const list = (edge: Edge): Route =>
  route({
    method: 'get',
    path: '/api/meetings',
    does: 'Meetings that were announced, of one station or of all: those that are not over, then those that are, a page at a time, each newest first.',
    who: 'anyone',
    query: z.object({
      station: z.string().optional(),
      before: z.string().optional().describe('`more` of the page before: then only what is over'),
    }),
    answer: z.object({
      meetings: z.array(card),
      more: z.string().nullable().describe('Where the next page begins; null on the last one'),
    }),
    problems: [],
    async run({ query, login }) {
      const stations = (await listStations(edge))
        .filter(({ id }) => query['station'] === undefined || id === query['station'])
        .map(({ id, facts }) => stationLine(id, facts))
      const person = login?.meeting === null ? login.person : null
      const { before } = query
      const [ahead, over] = await Promise.all([
        before === undefined ? meetingCards(edge, { stations, withCode: true }, person) : [],
        overPage(edge, stations, person, before),
      ])
      const announced = ahead.filter(({ phase }) => phase !== 'draft')
      return ok({ body: { meetings: [...announced, ...over.cards], more: over.more } })
    },
  })

/** A draft is its station's own affair. */
async function maySee(edge: Edge, state: MeetingState, login: Login | null): Promise<boolean> {
  if (state.meeting.phase !== 'draft') return true
  if (login?.meeting !== null) return false
  return (await actorIn(edge, state.meeting.station, login.person)).actor.roles.length > 0
}

const one = (edge: Edge): Route =>
  route({
    method: 'get',
    path: meetingPath('{id}'),
    does: 'One meeting, by its id or its six-digit code: what its notice says, and who this login is in it.',
    who: 'anyone',
    answer: z.object({
      meeting: z.looseObject({
        ...{ id: z.string(), code: z.string(), phase: z.string() },
        root: z.string().nullable().describe('散会指纹: the leaf of the closing entry, hex; null before'),
        ratings: z
          .object({
            count: z.number(),
            figures: z.record(z.string(), z.number()).nullable(),
            graded: z.object({ grade: z.string(), base: z.string(), baseCount: z.number() }).nullable(),
          })
          .describe(
            'How many have rated it; what they said is null until three have, and what that comes to until the close',
          ),
      }),
      participant: z.object({ id: z.string() }).nullable().describe('Null for a login that is not in it'),
      docs: z.array(z.string()).describe('Names for the collaboration socket'),
      schema: z
        .number()
        .describe('Of the node types of the minutes: named as `schema` by whoever writes them'),
    }),
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const found = await meetingAt(edge, params['id']!)
      if (!found || !(await maySee(edge, found.state, login))) return fail({ code: 'stream.notFound' })
      const { id, state } = found
      const { facts, code, phase, station, agenda, announcedAt } = state.meeting
      const root = await announcedRoot(edge, id)
      const ratings = shownRatings(state)
      const own =
        login && opens(login, id) ? edge.identity.participantOf(login.person, id as MeetingId) : null
      const isHere =
        own !== null && (state.roll.lines[own] !== undefined || state.meeting.duties[own] !== undefined)
      return ok({
        body: {
          meeting: { id, code, phase, station, announcedAt, ...facts, agenda, root, ratings },
          participant: isHere ? { id: own } : null,
          docs: [...docKinds.meeting!.keys()].map((name) => `meeting/${id}/${name}`),
          schema: proseSchema,
        },
      })
    },
  })

const calendar = (edge: Edge): Route =>
  route({
    method: 'get',
    path: calendarPath('{code}'),
    does: 'The notice as an entry for a calendar (RFC 5545).',
    who: 'anyone',
    answer: z.string(),
    contentType: 'text/calendar',
    problems: ['stream.notFound'],
    async run({ params }) {
      const found = await meetingByCode(edge, params['code']!)
      const stampedAt = found?.state.meeting.announcedAt
      if (!found || !stampedAt) return fail({ code: 'stream.notFound' })
      const url = edge.origins()[0]! + paths.notice(params['code']!)
      return ok({ body: calendarEntry({ id: found.id, facts: found.state.meeting.facts, url, stampedAt }) })
    },
  })

export const meetingRoutes = (edge: Edge): readonly Route[] => [
  listKinds(),
  list(edge),
  calendar(edge),
  one(edge),
]
