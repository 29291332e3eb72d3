import { clerk } from '@linyi/shared/domain/mediation/who'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { keptOf } from '@linyi/shared/domain/mediation/case/retention'
import type { PersonId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { paths, posts } from '@linyi/shared/protocol/addresses'
import { act, actorIn, type Edge } from '../edge.ts'
import type { Refusal } from '../problem.ts'
import { caseState } from '../reads/cases.ts'
import { route, type Answer, type Route } from '../route.ts'
import { nothing } from './answers.ts'

type Step = Parameters<typeof posts.dossier>[1]

/** An archived case, for who works on cases at its station; of anything else there is none. */
async function archived(edge: Edge, id: string, person: PersonId) {
  const state = await caseState(edge, id)
  const kept = state && keptOf(state.case)
  if (!state?.case.number || !kept) return null
  const { station, number } = state.case
  const { state: its, actor } = await actorIn(edge, station, person)
  return its && clerk({} as CaseState, actor) === null
    ? { station, number, kept, asked: its.asked[id] }
    : null
}

const stepRoute = (
  edge: Edge,
  step: Step,
  does: string,
  run: (
    found: NonNullable<Awaited<ReturnType<typeof archived>>>,
    id: string,
    by: { readonly person: PersonId; readonly meeting: null },
  ) => Promise<Result<unknown, Refusal>>,
): Route =>
  route({
    method: 'post',
    path: posts.dossier('{case}', step),
    does,
    who: 'account',
    answer: nothing,
    problems: [
      ...(['stream.notFound', 'who.clerk', 'who.stationHead', 'station.stillKept'] as const),
      ...(['station.destructionAsked', 'station.destructionNotAsked', 'station.otherPersonNeeded'] as const),
    ],
    async run({ params, login }): Promise<Result<Answer, Refusal>> {
      const id = params['case']!
      const found = await archived(edge, id, login!.person)
      if (!found) return fail({ code: 'stream.notFound' })
      const done = await run(found, id, { person: login!.person, meeting: null })
      return done.ok ? ok({ body: {}, next: paths.caseArchive(found.station) }) : done
    },
  })

/** 永久: its last day never comes. */
const never = '9999-12-31'

export const dossierRoutes = (edge: Edge): readonly Route[] => [
  stepRoute(
    edge,
    'ask',
    'Asks that the dossier of an archived case be destroyed, once the time it is kept is over.',
    ({ station, number, kept }, dossier, by) =>
      act(edge, by, {
        ...{ type: 'station.askDestruction', station, dossier, number },
        until: kept.until ?? never,
      }),
  ),
  stepRoute(edge, 'keep', 'Says that the dossier is to be kept after all.', ({ station }, dossier, by) =>
    act(edge, by, { type: 'station.keepDossier', station, dossier }),
  ),
  stepRoute(
    edge,
    'destroy',
    'Destroys the key of an archived case, by a head who is not the one who asked: nobody opens it any more, here or from a copy. Its number and the day stay.',
    ({ station, number, kept, asked }, dossier, by) =>
      asked
        ? edge.erasures.destroyCase(dossier, {
            ...{ station, number, until: kept.until ?? never, by },
            asked: { person: asked.by as PersonId, meeting: null },
          })
        : Promise.resolve(fail({ code: 'station.destructionNotAsked' })),
  ),
]
