import { ground } from '@linyi/shared/domain/erasure/schema'
import { participantId } from '@linyi/shared/domain/fields'
import type { MeetingId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import type { Erased, Whom } from '../../erasure/erasures.ts'
import { passageName } from '../../erasure/looks.ts'
import type { Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'
import { route, type Answer, type Route } from '../route.ts'
import { nothing } from './answers.ts'

const erased = z.object({
  toLookAt: z.number().describe('Meetings in which an officer has words to look at'),
  elsewhere: z.number().describe('Meetings of other stations, whose officers have to be asked'),
})

const told = ({ toLookAt, elsewhere }: Erased) => ({ toLookAt: toLookAt.length, elsewhere })

const refusals = [
  'erasure.already',
  'erasure.groundNeeded',
  'roll.hasDuty',
  'roll.unknownPerson',
  'station.lastHead',
  'stream.notFound',
  'who.officer',
  'who.stationHead',
] as const

/** 注销: consent taken back. The device forgets who it was. */
const eraseMe = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.eraseMe,
    does: 'Erases who asks, in every meeting: the name goes, what they did stays under no name. A second time does nothing more.',
    who: 'login',
    answer: erased,
    problems: refusals,
    async run({ login }): Promise<Result<Answer, Refusal>> {
      const { person, meeting } = login!
      const place = meeting && { meeting, participant: edge.identity.participantOf(person, meeting) }
      const done = await edge.erasures.erase(login!, { person, place }, 'own')
      if (!done.ok) return done
      const next = paths.erased(done.value.toLookAt.length > 0)
      return ok({ body: told(done.value), signOut: true, next })
    },
  })

const eraseOther = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.erase('{meeting}'),
    does: 'Erases somebody on request: an officer of the station does, and says on what ground.',
    who: 'account',
    body: z.object({ participant: participantId, ground }),
    answer: erased,
    problems: refusals,
    async run({ params, body: { participant, ground }, login }) {
      const meeting = params['meeting']!
      const rows = await edge.storage.participants(meeting)
      const person = rows.find((row) => row.participant === participant)?.person ?? null
      const whom: Whom = { person, place: { meeting, participant } }
      const done = await edge.erasures.erase(login!, whom, ground)
      if (!done.ok) return done
      const next = done.value.toLookAt.includes(meeting) ? paths.erasedWords(meeting) : paths.people(meeting)
      return ok({ body: told(done.value), next })
    },
  })

const eraseAccount = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.eraseAccount('{person}'),
    does: 'Takes an account’s roles back and erases whose it was: for a station head.',
    who: 'account',
    body: z.object({ ground }),
    answer: erased,
    problems: refusals,
    async run({ params, body: { ground }, login }) {
      const person = params['person']!
      if (!(await edge.storage.accountOf(person))) return fail({ code: 'roll.unknownPerson' })
      const done = await edge.erasures.erase(login!, { person, place: null }, ground)
      return done.ok ? ok({ body: told(done.value), next: paths.accounts }) : done
    },
  })

/** Words of others that named them: an officer has read them, and says what is to stand there. */
const look = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.erasedWords('{meeting}'),
    does: 'Replaces words that named somebody erased. Beside `asOf` come the words to stand in the place of a passage, under its name; where none come, the name is blanked.',
    who: 'account',
    body: z.looseObject({ asOf: z.string() }),
    answer: nothing,
    problems: ['stream.notFound', 'erasure.lookAgain', 'who.officer'],
    async run({ params, body, login }) {
      const meeting = params['meeting']! as MeetingId
      const done = await edge.erasures.look(login!, meeting, body.asOf, (passage) => {
        const written = body[passageName(passage)]
        return typeof written === 'string' ? written.replace(/\r\n?/g, '\n').trim() : passage.suggestion
      })
      return done.ok ? ok({ body: {}, next: paths.people(meeting) }) : done
    },
  })

export const erasureRoutes = (edge: Edge): readonly Route[] => [
  eraseMe(edge),
  eraseOther(edge),
  eraseAccount(edge),
  look(edge),
]
