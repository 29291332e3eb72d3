import { participantId } from '@linyi/shared/domain/fields'
import { door } from '@linyi/shared/domain/who'
import { limits } from '@linyi/shared/lib/limits'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/http'
import * as z from 'zod'
import { opens } from '../../rooms/logins.ts'
import { meetingByCode, meetingState, type Edge } from '../edge.ts'
import { actorIn } from '../reads/setup.ts'
import { route, type Route } from '../route.ts'
import { oneTimeLink, signedIn } from './answers.ts'

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
      const own = edge.identity.participantOf(login!.person, found.id as MeetingId)
      const participant = body.participant ?? own
      if (participant !== own) {
        const { actor } = await actorIn(edge, found.state.meeting.station, login!.person)
        const refusal = login!.meeting === null ? door(found.state, actor) : ({ code: 'who.door' } as const)
        if (refusal) return fail(refusal)
      }
      const person = (await edge.storage.participants(found.id)).find(
        (line) => line.participant === participant,
      )?.person
      if (!person || (participant !== own && (await edge.storage.accountOf(person))))
        return fail({ code: 'roll.unknownPerson' })
      const ticket = edge.tickets.create(
        'device',
        { person, meeting: found.id },
        limits.deviceChangeMinutesMax,
      )
      await edge.storage.commit({ directory: [ticket.write] })
      edge.log.info(
        { meeting: found.id, participant, byOfficer: participant !== own },
        'a change of device was asked for',
      )
      const path = paths.device(ticket.token)
      return ok({ body: { link: edge.origins()[0]! + path, validUntil: ticket.expiresAt }, next: path })
    },
  })

/** The device left behind is signed out: a phone that was lost must not stay in the meeting. */
const takeOver = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.takeDevice('{token}'),
    does: 'Makes this device the person of a one-time link; their other devices are signed out.',
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
      const outcome = await edge.storage.commit({
        directory: [edge.tickets.use(link), { drop: 'loginsOf', person }, write],
      })
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
