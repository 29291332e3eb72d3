import { instant } from '@linyi/shared/domain/fields'
import { limits } from '@linyi/shared/lib/limits'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import type { Asker } from '../../rooms/port.ts'
import { freshId } from '../../rooms/fresh-id.ts'
import { act, meetingByCode, type Edge } from '../edge.ts'
import { createPairings, type Pairings } from '../pairings.ts'
import type { Refusal } from '../problem.ts'
import { route, type Route } from '../route.ts'
import { nothing } from './answers.ts'

/** A screen is a participant with a duty: letting it in, and sending it away, are events. */
export async function admitScreen(
  edge: Edge,
  asker: Asker,
  meeting: MeetingId,
): Promise<Result<{ token: string; participant: string }, Refusal>> {
  const person = freshId(edge.now()) as PersonId
  const participant = edge.identity.participantOf(person, meeting)
  const { token, write } = edge.logins.create(person, meeting, limits.projectorLoginDaysMax)
  const done = await act(
    edge,
    asker,
    { type: 'meeting.assignDuty', meeting, participant, duty: 'projector' },
    [{ put: 'person', person, name: '' }, write],
  )
  return done.ok ? ok({ token, participant }) : done
}

const begin = (edge: Edge, pairings: Pairings): Route =>
  route({
    method: 'post',
    path: posts.pairing('{code}'),
    does: 'Gives a screen four digits to show until the chair types them in.',
    who: 'anyone',
    answer: z.object({ digits: z.string(), secret: z.string(), validUntil: instant }),
    problems: ['stream.notFound'],
    async run({ params }) {
      const found = await meetingByCode(edge, params['code']!)
      return found ? ok({ body: pairings.begin(found.id) }) : fail({ code: 'stream.notFound' })
    },
  })

const poll = (edge: Edge, pairings: Pairings): Route =>
  route({
    method: 'get',
    path: posts.paired('{code}', '{secret}'),
    does: 'The token of a screen once its digits were typed in; null until then.',
    who: 'anyone',
    answer: z.object({ token: z.string().nullable() }),
    problems: ['ticket.spent'],
    async run({ params }) {
      const found = await meetingByCode(edge, params['code']!)
      const token = found ? pairings.tokenFor(found.id, params['secret']!) : undefined
      return token === undefined ? fail({ code: 'ticket.spent' }) : ok({ body: { token } })
    },
  })

const pair = (edge: Edge, pairings: Pairings): Route =>
  route({
    method: 'post',
    path: posts.pair('{code}'),
    does: 'Lets the screen that shows these digits in as a projector.',
    who: 'login',
    body: z.object({ digits: z.string().regex(/^\d{4}$/, 'field.badId') }),
    answer: nothing,
    problems: ['stream.notFound', 'projector.wrongDigits', 'who.officerOrModerator'],
    async run({ params, body, login }) {
      const found = await meetingByCode(edge, params['code']!)
      if (!found) return fail({ code: 'stream.notFound' })
      if (!pairings.waits(found.id, body.digits)) return fail({ code: 'projector.wrongDigits' })
      const screen = await admitScreen(edge, login!, found.id as MeetingId)
      if (!screen.ok) return screen
      pairings.complete(found.id, body.digits, screen.value.token)
      return ok({ body: {} })
    },
  })

export function projectorRoutes(edge: Edge): readonly Route[] {
  const pairings = createPairings(edge.now)
  return [begin(edge, pairings), poll(edge, pairings), pair(edge, pairings)]
}
