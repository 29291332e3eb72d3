import { participantId } from '@linyi/shared/domain/fields'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { door } from '@linyi/shared/domain/who'
import { limits } from '@linyi/shared/lib/limits'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { opens, type Login } from '../../rooms/logins.ts'
import type { DirectoryWrite } from '../../storage/port.ts'
import { actorIn, meetingByCode, meetingState, type Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'
import { route, type Route } from '../route.ts'
import { oneTimeLink, signedIn } from './answers.ts'

/** Whether this login may hand a participant's place to another device: their own, or at the door anyone's. */
async function mayHandOver(
  edge: Edge,
  login: Login,
  state: MeetingState,
  isOwn: boolean,
): Promise<Refusal | null> {
  if (isOwn) return null
  if (login.meeting !== null) return { code: 'who.door' }
  return door(state, (await actorIn(edge, state.meeting.station, login.person)).actor)
}

/** The person behind a participant. Nobody is made an account by a link: accounts sign in. */
async function personBehind(
  edge: Edge,
  meeting: string,
  participant: string,
  isOwn: boolean,
): Promise<string | null> {
  const line = (await edge.storage.participants(meeting)).find((row) => row.participant === participant)
  if (!line?.person) return null
  return !isOwn && (await edge.storage.accountOf(line.person)) ? null : line.person
}

/** 换手机: a link that makes another device the same person; an officer may make one for somebody else's lost phone. */
const askForLink = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.device('{code}'),
    does: 'Makes a one-time link by which another device becomes this person, or the participant an officer names.',
    who: 'login',
    body: z.object({ participant: participantId.optional() }),
    answer: oneTimeLink,
    problems: ['stream.notFound', 'who.door', 'roll.unknownPerson'],
    async run({ params, body, login }) {
      const found = await meetingByCode(edge, params['code']!)
      if (!found || !opens(login!, found.id)) return fail({ code: 'stream.notFound' })
      const { id: meeting, state } = found
      const own = edge.identity.participantOf(login!.person, meeting as MeetingId)
      const { participant = own } = body
      const isOwn = participant === own
      const refusal = await mayHandOver(edge, login!, state, isOwn)
      if (refusal) return fail(refusal)
      const person = await personBehind(edge, meeting, participant, isOwn)
      if (person === null) return fail({ code: 'roll.unknownPerson' })
      const ticket = edge.tickets.create('device', { person, meeting }, limits.deviceChangeMinutesMax)
      await edge.storage.commit({ directory: [ticket.write] })
      edge.log.info({ meeting, participant, isOwn }, 'a change of device was asked for')
      const path = paths.device(ticket.token)
      return ok({ body: { link: edge.origins()[0]! + path, validUntil: ticket.expiresAt }, next: path })
    },
  })

/** A guest's device left behind is signed out: a phone that was lost must not stay. An account signs out by itself. */
const takeOver = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.takeDevice('{token}'),
    does: 'Makes this device the person of a one-time link; a guest’s other devices are signed out.',
    who: 'anyone',
    answer: signedIn.required(),
    problems: ['ticket.spent'],
    async run({ params }) {
      const link = params['token']!
      const ticket = await edge.tickets.read('device', link)
      const code = ticket && (await meetingState(edge, ticket.body.meeting))?.meeting.code
      if (!code) return fail({ code: 'ticket.spent' })
      const person = ticket.body.person as PersonId
      const meeting = ticket.body.meeting as MeetingId
      const days = limits.guestLoginDaysMax
      const { token, write } = edge.logins.create(person, meeting, days)
      const others: DirectoryWrite[] = (await edge.storage.accountOf(person))
        ? []
        : [{ drop: 'loginsOf', person }]
      const outcome = await edge.storage.commit({ directory: [edge.tickets.use(link), ...others, write] })
      if (!outcome.ok) return fail({ code: 'ticket.spent' })
      edge.logins.announce(person)
      const participant = { id: edge.identity.participantOf(person, meeting) }
      return ok({
        body: { token, participant, meeting: { id: meeting, code } },
        signIn: { token, days },
        next: paths.live(code),
      })
    },
  })

export const deviceRoutes = (edge: Edge): readonly Route[] => [askForLink(edge), takeOver(edge)]
