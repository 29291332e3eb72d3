import { accountRole } from '@linyi/shared/domain/station/schema'
import { stationStream } from '@linyi/shared/domain/station-stream'
import { limits } from '@linyi/shared/lib/limits'
import type { PersonId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { freshId } from '../../rooms/fresh-id.ts'
import { act, actorIn, type Edge } from '../edge.ts'
import { route, type Route } from '../route.ts'
import { oneTimeLink, signedIn } from './answers.ts'
import { accountName, newPassword, personName } from './fields.ts'
import { newAccount } from './new-account.ts'

const dayMinutes = 24 * 60

const invite = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.invite,
    does: 'Makes a one-time link by which somebody gets an account with this role. It is shown this once.',
    who: 'account',
    body: z.object({ station: z.string(), role: accountRole, name: personName }),
    answer: oneTimeLink,
    problems: ['who.stationHead', 'stream.notFound'],
    async run({ body: { station, role, name }, login }) {
      const { state, actor } = await actorIn(edge, station, login!.person)
      if (!state) return fail({ code: 'stream.notFound' })
      const grant = { type: 'station.grantRole', person: freshId(edge.now()) as PersonId, role } as const
      const refusal = stationStream.decider.can(state, grant, actor)
      if (refusal) return fail(refusal)
      const minutes = limits.invitationDaysMax * dayMinutes
      const body = { station, role, name, by: login!.person }
      const { token, write, expiresAt } = edge.tickets.create('invitation', body, minutes)
      await edge.storage.commit({ directory: [write] })
      const path = paths.invitation(token)
      return ok({ body: { link: edge.origins()[0]! + path, validUntil: expiresAt }, next: path })
    },
  })

const accept = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.accept('{token}'),
    does: 'Makes the invited person’s account; the role is granted by whoever invited, if they still may.',
    who: 'anyone',
    body: z.object({ name: personName, account: accountName, password: newPassword }),
    answer: signedIn,
    problems: ['ticket.spent', 'account.nameTaken', 'who.stationHead'],
    async run({ params, body }) {
      const link = params['token']!
      const ticket = await edge.tickets.read('invitation', link)
      if (!ticket) return fail({ code: 'ticket.spent' })
      const { station, role, by } = ticket.body
      const { person, token, days, writes } = await newAccount(edge, body)
      const done = await act(
        edge,
        { person: by as PersonId, meeting: null },
        { type: 'station.grantRole', station, person, role },
        [edge.tickets.use(link), ...writes],
      )
      if (!done.ok) return done
      return ok({ body: { token, participant: { id: person } }, signIn: { token, days }, next: paths.first })
    },
  })

export const invitationRoutes = (edge: Edge): readonly Route[] => [invite(edge), accept(edge)]
