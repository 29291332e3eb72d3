import { instant, participantId } from '@linyi/shared/domain/fields'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { partyFor } from '@linyi/shared/domain/mediation/party/state'
import { caseStaff } from '@linyi/shared/domain/mediation/who'
import type { CaseId, PersonId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok } from '@linyi/shared/lib/result'
import { casePaths, paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { freshId } from '../../rooms/fresh-id.ts'
import type { Asker } from '../../rooms/port.ts'
import type { DirectoryWrite } from '../../storage/port.ts'
import { reading, type Edge } from '../edge.ts'
import { caseState } from '../reads/cases.ts'
import type { Refusal } from '../problem.ts'
import { route, type Route } from '../route.ts'

const dayMinutes = 24 * 60

/** Who looks after the case may let a party in; to anybody else there is no such case. */
async function whyNot(edge: Edge, id: string, login: Asker, party: string): Promise<Refusal | null> {
  const known = await reading(edge, `case/${id}`, (room) => {
    const state = room.ahead().state as CaseState
    const actor = room.actorOf(login)
    return actor && room.rules.mayOpen(state, actor) === null ? { state, actor } : null
  })
  if (!known) return { code: 'stream.notFound' }
  const { state, actor } = known
  return caseStaff(state, actor) ?? (partyFor(state.party, party) === null ? { code: 'party.unknown' } : null)
}

/** One way in at a time: a link that went to a wrong number is worth nothing once there is another, or somebody came in. */
const earlierOf = ({ now }: Edge, person: string): DirectoryWrite => ({
  drop: 'ticketsOf',
  person,
  now: now(),
})

const invite = (edge: Edge): Route =>
  route({
    method: 'post',
    path: casePaths.partyLinks('{case}'),
    does: 'Makes a one-time way into a case for one of its parties, or who acts for them. It is shown this once.',
    who: 'login',
    body: z.object({ party: participantId }),
    answer: z.object({ token: z.string(), validUntil: instant }),
    problems: ['stream.notFound', 'who.caseStaff', 'party.unknown'],
    async run({ params, body: { party }, login }) {
      const id = params['case']!
      const refusal = await whyNot(edge, id, login!, party)
      if (refusal) return fail(refusal)
      const body = { case: id, participant: party }
      const minutes = limits.partyLinkDaysMax * dayMinutes
      const { token, write, expiresAt } = edge.tickets.create('party', body, minutes)
      await edge.storage.commit({ directory: [earlierOf(edge, party), write] })
      return ok({ body: { token, validUntil: expiresAt }, next: paths.caseDesk(id) })
    },
  })

/**
 * Whoever was this party on another phone is signed out there: a phone that was lost must not stay. Their name stays in the
 * case, sealed with it; the directory has a person without one.
 */
const takeOver = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.takePartyLink('{token}'),
    does: 'Makes this device the party of a one-time link, in that case alone.',
    who: 'anyone',
    answer: z.object({ case: z.string(), token: z.string(), participant: z.object({ id: z.string() }) }),
    problems: ['ticket.spent'],
    async run({ params }) {
      const link = params['token']!
      const ticket = await edge.tickets.read('party', link)
      if (!ticket) return fail({ code: 'ticket.spent' })
      const { participant } = ticket.body
      const id = ticket.body.case as CaseId
      // Another node may have decided that they are no party any more, and this one not have heard of it.
      await reading(edge, `case/${id}`, (room) => room.refresh())
      const state = await caseState(edge, id)
      const row = (await edge.storage.participants(id)).find((one) => one.participant === participant)
      if (!state || !row || partyFor(state.party, participant) === null) return fail({ code: 'ticket.spent' })
      const person = (row.person ?? freshId(edge.now())) as PersonId
      const days = limits.guestLoginDaysMax
      const { token, write } = edge.logins.create(person, id, days)
      const known: DirectoryWrite[] =
        row.person === null ? [{ put: 'person', person, name: '' }] : [{ drop: 'loginsOf', person }]
      const here: DirectoryWrite = { put: 'participant', meeting: id, ...row, person }
      const outcome = await edge.storage.commit({
        directory: [edge.tickets.use(link), earlierOf(edge, participant), ...known, here, write],
      })
      if (!outcome.ok) return fail({ code: 'ticket.spent' })
      await reading(edge, `case/${id}`, (room) => room.refresh())
      edge.logins.announce(person)
      return ok({
        body: { case: id, token, participant: { id: participant } },
        signIn: { token, days },
        next: paths.case(id),
      })
    },
  })

export const partyLinkRoutes = (edge: Edge): readonly Route[] => [invite(edge), takeOver(edge)]
