import type { Grid } from '@linyi/shared/domain/station/schema'
import { stationFacts } from '@linyi/shared/domain/station/schema'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, phoneCheckPath, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { act, stationState, type Edge } from '../edge.ts'
import type { PhoneProbe } from '../phone-probe.ts'
import { mayFound, readPhones } from '../reads/setup.ts'
import { route, type Route } from '../route.ts'
import { newAccount } from './new-account.ts'
import { nothing, signedIn } from './answers.ts'
import { accountName, newPassword, personName } from './fields.ts'

const found = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.found('{token}'),
    does: 'Makes the first account, by the one-time link that the first start prints.',
    who: 'anyone',
    body: z.object({ name: personName, account: accountName, password: newPassword }),
    answer: signedIn,
    problems: ['ticket.spent'],
    async run({ params, body }) {
      const link = params['token']!
      if (!(await mayFound(edge, link))) return fail({ code: 'ticket.spent' })
      const { person, token, days, writes } = await newAccount(edge, body)
      const outcome = await edge.storage.commit({ directory: [edge.tickets.use(link), ...writes] })
      if (!outcome.ok) return fail({ code: 'ticket.spent' })
      return ok({ body: { token, participant: { id: person } }, signIn: { token, days }, next: paths.setup })
    },
  })

const station = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.station,
    does: 'Founds a station, whose head the account becomes; with `station`, changes what is known of that one.',
    who: 'account',
    body: stationFacts.extend({ station: z.string().optional() }).strip(),
    answer: z.object({ station: z.string() }),
    problems: ['who.stationHead', 'stream.notFound'],
    async run({ body: { station: known, ...facts }, login }) {
      const command = known
        ? { type: 'station.amend', station: known, facts }
        : { type: 'station.found', facts }
      const done = await act(edge, login!, command)
      return done.ok ? ok({ body: { station: done.value.id }, next: paths.setup }) : done
    },
  })

/** Names become grids: a known name keeps its id, a new one gets the next free number. */
function gridsNamed(names: readonly string[], known: readonly Grid[]): Grid[] {
  const ids = new Map(known.map(({ id, name }) => [name, id]))
  const taken = new Set(ids.values())
  let number = 0
  const free = (): string => {
    do number++
    while (taken.has(`g${number}`))
    return `g${number}`
  }
  return [...new Set(names)].map((name) => ({ id: ids.get(name) ?? free(), name }))
}

const grids = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.grids,
    does: 'Says which grids a station has, one name a line; a known name keeps its id.',
    who: 'account',
    body: z.object({ station: z.string(), names: z.string() }),
    answer: nothing,
    problems: ['who.officer', 'stream.notFound', 'station.repeatedGrid'],
    async run({ body, login }) {
      const state = await stationState(edge, body.station)
      if (!state) return fail({ code: 'stream.notFound' })
      const names = body.names.split('\n').map((name) => name.normalize('NFC').trim())
      const wanted = gridsNamed(
        names.filter((name) => name !== ''),
        state.grids,
      )
      const done = await act(edge, login!, { type: 'station.setGrids', station: body.station, grids: wanted })
      return done.ok ? ok({ body: {}, next: paths.setup }) : done
    },
  })

const phones = (edge: Edge, probe: PhoneProbe): Route =>
  route({
    method: 'get',
    path: phoneCheckPath,
    does: 'This machine’s addresses, and at which of them a phone has been so far.',
    who: 'account',
    answer: z.object({
      addresses: z.array(
        z.object({ origin: z.string(), kind: z.enum(['network', 'virtual', 'alone', 'given']) }),
      ),
      reached: z.array(z.string()),
      wsl: z.boolean(),
    }),
    problems: [],
    run: async () => ok({ body: readPhones(edge, probe) }),
  })

export const setupRoutes = (edge: Edge, probe: PhoneProbe): readonly Route[] => [
  // Named paths before the link's, which would match them too.
  station(edge),
  grids(edge),
  phones(edge, probe),
  found(edge),
]
