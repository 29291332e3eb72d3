import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { text } from '@linyi/shared/domain/fields'
import { limits } from '@linyi/shared/lib/limits'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { opens, type Login } from '../../rooms/logins.ts'
import type { Asker } from '../../rooms/port.ts'
import type { DirectoryWrite } from '../../storage/port.ts'
import { freshId } from '../../rooms/fresh-id.ts'
import { act, meetingByCode, type Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'
import { route, type Answer, type Call, type Route } from '../route.ts'
import { nothing, signedIn } from './answers.ts'
import { consent, grid, personName, tick } from './fields.ts'

/** Whoever comes to a meeting: as the person they already are, or as a new guest. */
type Comer = {
  readonly asker: Pick<Login, 'person' | 'meeting'>
  /** The token that lets them in, fresh or the one they came with. */
  readonly token: string
  /** Undefined when they keep the login they have. */
  readonly signIn: Answer['signIn']
  /** What makes a new guest or a new login; empty when nothing has to be made. */
  readonly writes: readonly DirectoryWrite[]
}

/**
 * One browser stays one person, whichever meetings it has been to: two phones of one person are merged by hand.
 * @param name null: not asked for, so that a person who has one keeps it
 */
function comerOf(
  edge: Edge,
  { login, token }: Call<unknown>,
  meeting: MeetingId,
  name: string | null,
): Comer {
  if (login?.meeting === null && token) return { asker: login, token, signIn: undefined, writes: [] }
  const person = login?.person ?? (freshId(edge.now()) as PersonId)
  const named: DirectoryWrite[] = name === null && login ? [] : [{ put: 'person', person, name: name ?? '' }]
  const asker = { person, meeting }
  if (login && token && opens(login, meeting)) return { asker, token, signIn: undefined, writes: named }
  const days = limits.guestLoginDaysMax
  const fresh = edge.logins.create(person, meeting, days)
  return { asker, token: fresh.token, signIn: { token: fresh.token, days }, writes: [...named, fresh.write] }
}

/** Nothing is agreed to by a program that showed no line, nor by who works here. */
const consentWrites = (edge: Edge, { person }: Asker, meeting: string, version: number): DirectoryWrite[] =>
  version > 0 ? [{ put: 'consent', person, meeting, version, at: edge.now() }] : []

const isIn = ({ roll }: MeetingState, participant: string): boolean => {
  const line = roll.lines[participant]
  return line !== undefined && line.joined !== null && !line.removed
}

const joinBody = z.object({
  name: personName,
  grid,
  consent,
  via: z.enum(['qr', 'code']).default('code'),
  /** To be shown as 某网格居民, where the kind of meeting offers it. */
  anonymous: tick,
})

const join = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.join('{code}'),
    does: 'Comes into a meeting by its six-digit code, as a guest or with an account. With a login that is already in, resumes.',
    who: 'anyone',
    body: joinBody,
    answer: signedIn.required(),
    problems: [
      'stream.notFound',
      'roll.removed',
      'roll.joiningClosed',
      'roll.staffName',
      'roll.notAnonymous',
      'roll.gridNeeded',
      'grid.unknown',
      'meeting.wrongPhase',
    ],
    async run(call) {
      const found = await meetingByCode(edge, call.params['code']!)
      if (!found) return fail({ code: 'stream.notFound' })
      const meeting = found.id as MeetingId
      const comer = comerOf(edge, call, meeting, call.body.name)
      const participant = edge.identity.participantOf(comer.asker.person, meeting)
      const refused = isIn(found.state, participant)
        ? await resume(edge, comer)
        : await comeIn(edge, comer, call.body, meeting)
      if (refused) return fail(refused)
      const { token, signIn } = comer
      const { code } = found.state.meeting
      const body = { token, participant: { id: participant }, meeting: { id: meeting, code } }
      return ok({ body, next: paths.live(code), ...(signIn && { signIn }) })
    },
  })

async function resume(edge: Edge, { writes }: Comer): Promise<null> {
  if (writes.length > 0) await edge.storage.commit({ directory: writes })
  return null
}

type JoinFields = z.output<typeof joinBody>

async function comeIn(
  edge: Edge,
  comer: Comer,
  body: JoinFields,
  meeting: MeetingId,
): Promise<Refusal | null> {
  const via = comer.asker.meeting === null ? 'account' : body.via
  const writes = [...comer.writes, ...consentWrites(edge, comer.asker, meeting, body.consent)]
  const done = await act(edge, comer.asker, { type: 'roll.join', meeting, ...body, via }, writes)
  if (done.ok) return null
  return done.error.code === 'roll.alreadyJoined' ? resume(edge, comer) : done.error
}

/** Before the meeting anyone may put something on its list, without coming in and without a name. */
const propose = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.propose('{code}'),
    does: 'Proposes an issue from the notice, before the meeting; officers see it first.',
    who: 'anyone',
    body: z.object({ text: text(limits.proposalCharsMax), grid, consent }),
    answer: nothing,
    problems: [
      'stream.notFound',
      'meeting.wrongPhase',
      'issue.listLocked',
      'issue.tooManyProposals',
      'grid.unknown',
    ],
    async run(call): Promise<Result<Answer, Refusal>> {
      const found = await meetingByCode(edge, call.params['code']!)
      if (!found) return fail({ code: 'stream.notFound' })
      const meeting = found.id as MeetingId
      const comer = comerOf(edge, call, meeting, null)
      const { text, grid, consent } = call.body
      const writes = [...comer.writes, ...consentWrites(edge, comer.asker, meeting, consent)]
      const command = { type: 'issue.propose', meeting, proposal: freshId(edge.now()), text, grid, for: '' }
      const done = await act(edge, comer.asker, command, writes)
      if (!done.ok) return done
      const next = `${paths.notice(call.params['code']!)}?proposed=1`
      return ok({ body: {}, next, ...(comer.signIn && { signIn: comer.signIn }) })
    },
  })

export const joinRoutes = (edge: Edge): readonly Route[] => [join(edge), propose(edge)]
