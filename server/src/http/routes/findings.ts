import { line, text } from '@linyi/shared/domain/fields'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { categoryOf } from '@linyi/shared/domain/mediation/case/categories'
import type { ScreeningState } from '@linyi/shared/domain/mediation/screening-stream'
import { clerk } from '@linyi/shared/domain/mediation/who'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok } from '@linyi/shared/lib/result'
import { casePaths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import type { Asker } from '../../rooms/port.ts'
import { freshId } from '../../rooms/fresh-id.ts'
import { act, actorIn, reading, type Edge } from '../edge.ts'
import { summariesOf } from '../reads/cases.ts'
import { route, type Route } from '../route.ts'

type Place = { readonly station: string; readonly round: string; readonly finding: string }

/** What was found, for who may register cases of it; else there is no such thing. */
const found = async (edge: Edge, { station, round, finding }: Place, login: Asker) => {
  const { actor } = await actorIn(edge, station, login.person)
  if (clerk({} as CaseState, actor) !== null) return null
  return reading(edge, `screening/${station}`, (room) => {
    const one = (room.durable().state as ScreeningState).rounds[round]?.findings[finding]
    return one ?? null
  })
}

/** The case that a finding went on as; also one from before findings were claimed. */
const registered = async (edge: Edge, { station, round, finding }: Place) =>
  (await summariesOf(edge, station)).find(
    ({ summary }) => summary.finding?.round === round && summary.finding.finding === finding,
  ) ?? null

const takeUp = (edge: Edge): Route =>
  route({
    method: 'post',
    path: casePaths.takeUp('{station}', '{round}', '{finding}'),
    does: 'Registers what was found in a round of 排查 as a case, and settles it there: the case says where it came from, the finding what number it has now.',
    who: 'account',
    body: z.object({ title: line(limits.titleCharsMax), words: text(limits.reasonCharsMax) }),
    answer: z.object({ case: z.string(), number: z.object({ year: z.number(), count: z.number() }) }),
    problems: [
      ...(['stream.notFound', 'who.clerk', 'case.notMediable'] as const),
      ...(['screening.settled', 'screening.tasksOpen', 'screening.claimed'] as const),
    ],
    async run({ params, body: { title, words }, login }) {
      const { station, round, finding } = params as Place
      const place = { station, round, finding }
      const one = await found(edge, place, login!)
      if (!one) return fail({ code: 'stream.notFound' })
      if (one.settled?.opened) return ok({ body: answerOf(one.settled.opened) })
      // Before a number is taken for it.
      if (one.settled) return fail({ code: 'screening.settled' })
      const open = Object.values(one.tasks).filter(({ done }) => done === null).length
      if (open > 0) return fail({ code: 'screening.tasksOpen', params: { count: open } })
      const { notMediable } = categoryOf(one.category)
      if (notMediable)
        return fail({ code: 'case.notMediable', params: { why: one.category, route: notMediable.route } })
      const of = { screening: station, round, finding }
      const before = await registered(edge, place)
      const id = one.claimed ?? before?.id ?? freshId(edge.now())
      if (one.claimed === null) {
        // The round's stream decides once. Who asked at the same moment is refused there, and opens nothing.
        const claimed = await act(edge, login!, { type: 'screening.claim', ...of, opened: id })
        if (!claimed.ok) return claimed
      }
      if (!before) {
        // Under the id it was claimed for: whoever goes on after the line broke, or the power went, opens no second one.
        const made = await act(edge, login!, {
          ...{ type: 'case.register', id, station, origin: 'referred', from: 'screening' },
          ...{ category: one.category, title, brief: one.words, sought: '', finding: { round, finding } },
        })
        if (!made.ok && made.error.code !== 'case.exists') return made
      }
      const { number } = (await registered(edge, place))!.summary
      const settled = await act(edge, login!, { type: 'screening.takeUp', ...of, words, opened: id, number })
      return settled.ok || settled.error.code === 'screening.settled'
        ? ok({ body: answerOf({ id, number }) })
        : settled
    },
  })

const answerOf = ({ id, number }: { readonly id: string; readonly number: object }) => ({ case: id, number })

export const findingRoutes = (edge: Edge): readonly Route[] => [takeUp(edge)]
