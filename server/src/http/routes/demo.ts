import type { GatheringId, MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import { demoCaseRoles, demoRoles } from '@linyi/shared/protocol/bodies'
import * as z from 'zod'
import { cast, passerBy, personIdOf, type CastRole } from '../../demo/cast.ts'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { freshId } from '../../rooms/fresh-id.ts'
import { act, type Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'
import { route, type Route } from '../route.ts'
import { signedIn } from './answers.ts'

/** The page offers some; a program may take any. */
const roles = [...demoRoles, ...demoCaseRoles, 'unit'] as const

const caseRoles: ReadonlySet<string> = new Set(demoCaseRoles)
/** The case in mediation, with who its parties are in it. */
type DemoCase = { readonly id: GatheringId; readonly partyA: string; readonly partyB: string }

type SignedIn = { readonly person: PersonId; readonly token: string }

export function demoRoutes(edge: Edge): readonly Route[] {
  let residents = 0

  /** @param bound what a login without an account is for */
  const someone = async (role: CastRole, bound: GatheringId): Promise<Result<SignedIn, Refusal>> => {
    const who = cast[role]
    const person = personIdOf(who)
    if ((await edge.storage.person(person)) === null) return fail({ code: 'erasure.already' })
    const { token, write } = edge.logins.create(
      person,
      who.roles.length > 0 ? null : bound,
      limits.loginDaysMax,
    )
    await edge.storage.commit({ directory: [write] })
    return ok({ person, token })
  }

  const demoCase = async (): Promise<DemoCase | null> => {
    const setting = await edge.storage.setting('demoCase')
    return setting === null ? null : (JSON.parse(setting) as DemoCase)
  }

  const newResident = async (meeting: MeetingId): Promise<Result<SignedIn, Refusal>> => {
    const person = freshId(edge.now()) as PersonId
    const name = passerBy(residents++)
    const { token, write } = edge.logins.create(person, meeting, limits.guestLoginDaysMax)
    const command = { type: 'roll.join', meeting, name, via: 'qr', grid: '', consent: 0 }
    const done = await act(edge, { person, meeting }, command, [{ put: 'person', person, name }, write])
    return done.ok ? ok({ person, token }) : done
  }

  return [
    route({
      method: 'post',
      path: posts.demoSignIn,
      does: 'In a demonstration only: signs in by a tap. Each `resident` is a new person.',
      who: 'anyone',
      body: z.object({ role: z.enum(roles) }),
      answer: signedIn.required().extend({
        case: z
          .object({ id: z.string(), schema: z.number() })
          .optional()
          .describe(
            'For a mediator and the parties: the case in mediation, and the version of its settlement’s nodes',
          ),
      }),
      problems: ['stream.notFound', 'erasure.already', 'roll.full', 'roll.joiningClosed'],
      async run({ body: { role } }) {
        const setting = await edge.storage.setting('demoMeeting')
        if (setting === null) return fail({ code: 'stream.notFound' })
        const meeting = JSON.parse(setting) as { id: MeetingId; code: string }
        const known = caseRoles.has(role) ? await demoCase() : null
        const party = role === 'partyA' || role === 'partyB' ? known?.[role] : undefined
        const bound = known && party !== undefined ? known.id : meeting.id
        const signed = await (role === 'resident' ? newResident(meeting.id) : someone(role, bound))
        if (!signed.ok) return signed
        const { person, token } = signed.value
        const participant = { id: party ?? edge.identity.participantOf(person, meeting.id) }
        return ok({
          body: {
            ...{ token, participant, meeting },
            ...(known && { case: { id: known.id, schema: settlementSchema } }),
          },
          signIn: { token, days: limits.loginDaysMax },
          next: known && party !== undefined ? paths.case(known.id) : paths.first,
        })
      },
    }),
  ]
}
