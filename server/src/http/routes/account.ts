import { limits } from '@linyi/shared/lib/limits'
import type { PersonId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import type { Edge } from '../edge.ts'
import { hashPassword, passwordIs } from '../passwords.ts'
import { stationsOf } from '../reads/home.ts'
import { route, type Route } from '../route.ts'
import { createTries, triesOfAll } from '../../rooms/tries.ts'
import { nothing, signedIn } from './answers.ts'
import { accountName, newPassword } from './fields.ts'

const windowMs = 15 * 60 * 1000

function signIn(edge: Edge): Route {
  const { signInTriesPerAccountPer15MinutesMax, signInNamesMax } = limits
  const own = createTries(signInTriesPerAccountPer15MinutesMax, windowMs, signInNamesMax, edge.now)
  const tries = triesOfAll('sign-in', own, { bus: edge.bus, secret: edge.storage.epoch })
  return route({
    method: 'post',
    path: posts.signIn,
    does: 'Signs an account in. An unknown account and a wrong password are not told apart.',
    who: 'anyone',
    body: z.object({
      account: accountName,
      password: z.string().max(limits.passwordCharsMax),
      keep: z.literal('on').optional(),
    }),
    answer: signedIn,
    problems: ['login.wrongPassword', 'login.tooManyTries'],
    async run({ body }) {
      if (!tries.take(body.account)) return fail({ code: 'login.tooManyTries' })
      const account = await edge.storage.accountByName(body.account)
      const right = await passwordIs(body.password, account?.passwordHash ?? null)
      if (!account || !right) return fail({ code: 'login.wrongPassword' })
      tries.clear(body.account)
      const days = body.keep ? limits.loginDaysMax : limits.borrowedLoginDaysMax
      const { token, write } = edge.logins.create(account.person as PersonId, null, days)
      await edge.storage.commit({ directory: [write] })
      return ok({
        body: { token, participant: { id: account.person } },
        signIn: { token, days },
        next: paths.first,
      })
    },
  })
}

const signOut = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.signOut,
    does: 'Ends this login; its connections are closed.',
    who: 'anyone',
    answer: nothing,
    problems: [],
    async run({ token }) {
      if (token) await edge.logins.revoke(token)
      return ok({ body: {}, signOut: true, next: paths.first })
    },
  })

const me = (edge: Edge): Route =>
  route({
    method: 'get',
    path: '/api/me',
    does: 'Who this login is.',
    who: 'login',
    answer: z.object({
      person: z.object({ id: z.string(), name: z.string().nullable() }),
      meeting: z
        .string()
        .nullable()
        .describe('The one meeting a guest or a projector is let into; null: an account'),
      stations: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
    }),
    problems: [],
    async run({ login }) {
      const { person, meeting } = login!
      const name = (await edge.storage.person(person))?.name ?? null
      const stations = meeting === null ? await stationsOf(edge, person) : []
      return ok({
        body: {
          person: { id: person, name },
          meeting,
          stations: stations.map(({ line, roles }) => ({ id: line.id, name: line.name, roles })),
        },
      })
    },
  })

const reset = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.reset('{token}'),
    does: 'Sets a new password by a one-time link, and signs the account out everywhere else.',
    who: 'anyone',
    body: z.object({ password: newPassword }),
    answer: signedIn,
    problems: ['ticket.spent'],
    async run({ params, body }) {
      const ticket = await edge.tickets.read('reset', params['token']!)
      const account = ticket && (await edge.storage.accountOf(ticket.body.person))
      if (!account) return fail({ code: 'ticket.spent' })
      const person = account.person as PersonId
      const days = limits.borrowedLoginDaysMax
      const { token, write } = edge.logins.create(person, null, days)
      const passwordHash = await hashPassword(body.password)
      const outcome = await edge.storage.commit({
        directory: [
          edge.tickets.use(params['token']!),
          { drop: 'loginsOf', person },
          { put: 'account', person, accountName: account.accountName, passwordHash },
          write,
        ],
      })
      if (!outcome.ok) return fail({ code: 'ticket.spent' })
      edge.logins.announce(person)
      return ok({ body: { token, participant: { id: person } }, signIn: { token, days }, next: paths.first })
    },
  })

export const accountRoutes = (edge: Edge): readonly Route[] => [
  signIn(edge),
  signOut(edge),
  me(edge),
  reset(edge),
]
