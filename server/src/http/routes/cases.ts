import { line } from '@linyi/shared/domain/fields'
import { figuresOf } from '@linyi/shared/domain/mediation/case/figures'
import type { CaseId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { casePaths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { stationState, type Edge } from '../edge.ts'
import { readAppointments, readCases, summariesOf } from '../reads/cases.ts'
import { route, type Route } from '../route.ts'

const names = z.array(z.string())
const caseLine = z.looseObject({
  ...{ id: z.string(), open: z.boolean(), category: z.string(), phase: z.string(), title: z.string() },
  number: z.object({ year: z.number(), count: z.number() }),
  sides: z.object({ a: names, b: names }),
  mediators: names,
})

const list = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.list('{station}'),
    does: 'The mediation cases of a station, for who registers or mediates there: those that go on, then those that are over, a page at a time, each newest first. Of a case that is not theirs: number, category and phase; who was only invited to mediate reads of none but their own.',
    who: 'account',
    query: z.object({
      before: z.string().optional().describe('`more` of the page before: then only what is over'),
    }),
    answer: z.object({
      cases: z.array(caseLine),
      more: z.string().nullable().describe('Where the next page begins; null on the last one'),
    }),
    problems: ['stream.notFound'],
    async run({ params, query, login }) {
      const page = await readCases(edge, params['station']!, login!.person, query.before)
      return page ? ok({ body: page }) : fail({ code: 'stream.notFound' })
    },
  })

const year = line(4).refine((text) => /^\d{4}$/.test(text), 'field.outOfRange')
const count = z.number()

const figures = (edge: Edge): Route =>
  route({
    method: 'get',
    path: '/api/stations/{station}/mediation-figures',
    does: 'How many mediation cases a station took up in a year, and what became of them: numbers, and nothing else.',
    who: 'anyone',
    query: z.object({ year }),
    answer: z.object({ accepted: count, agreed: count, failed: count, performed: count, confirmed: count }),
    problems: ['stream.notFound', 'command.malformed'],
    async run({ params, query }) {
      const station = params['station']!
      if (!(await stationState(edge, station))) return fail({ code: 'stream.notFound' })
      const summaries = (await summariesOf(edge, station)).map(({ summary }) => summary)
      return ok({ body: figuresOf(summaries, Number(query['year'])) })
    },
  })

const appointments = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.appointments('{case}'),
    does: 'Who may be named to mediate a case today, from the published list of its station, by the id they have in it; for who looks after the case.',
    who: 'login',
    answer: z.object({
      appointments: z.array(z.object({ participant: z.string(), capacity: z.enum(['people', 'invited']) })),
    }),
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const found = await readAppointments(edge, params['case']! as CaseId, login!)
      return found ? ok({ body: { appointments: found } }) : fail({ code: 'stream.notFound' })
    },
  })

export const caseRoutes = (edge: Edge): readonly Route[] => [list(edge), figures(edge), appointments(edge)]
