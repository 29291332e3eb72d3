import type { MeetingId } from '@linyi/shared/lib/ids'
import { ok } from '@linyi/shared/lib/result'
import { ownFilePath, paths, posts } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { act, type Edge } from '../edge.ts'
import { readOwnFile } from '../reads/me.ts'
import { route, type Route } from '../route.ts'
import { nothing } from './answers.ts'
import { tick } from './fields.ts'

const ownFile = (edge: Edge): Route =>
  route({
    method: 'get',
    path: ownFilePath,
    does: 'Everything that is kept of who asks, as JSON: names, consent, in each meeting what they proposed, seconded, said and voted under their own name, and in each case of mediation what they did and said there. What a case has of both sides is among its papers.',
    who: 'login',
    answer: z.object({
      name: z.string(),
      meetings: z.array(z.looseObject({ title: z.string() })),
      cases: z.array(z.looseObject({ id: z.string() })),
    }),
    contentType: 'application/json',
    problems: [],
    run: async ({ login }) =>
      ok({ body: `${JSON.stringify(await readOwnFile(edge, login!), null, 2)}\n`, fileName: 'my-data.json' }),
  })

/** One's own tick, also once the code was given back and the record is public. */
const nameInRecord = (edge: Edge): Route =>
  route({
    method: 'post',
    path: posts.nameMe('{meeting}'),
    does: 'Agrees to stand by name in the public record of a meeting, or takes that back; a published record is written anew.',
    who: 'login',
    body: z.object({ named: tick }),
    answer: nothing,
    problems: ['stream.notFound', 'roll.alreadySo', 'meeting.wrongPhase', 'who.joined'],
    async run({ params, body, login }) {
      const meeting = params['meeting']! as MeetingId
      const asker = { person: login!.person, meeting: login!.meeting === null ? null : meeting }
      const done = await act(edge, asker, { type: 'roll.nameInRecord', meeting, named: body.named })
      if (!done.ok) return done
      await edge.records.list()
      return ok({ body: {}, next: paths.me })
    },
  })

export const ownRoutes = (edge: Edge): readonly Route[] => [ownFile(edge), nameInRecord(edge)]
