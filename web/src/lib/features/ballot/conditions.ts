import { conditionsOf, entitledIn } from '@linyi/shared/domain/ballot/conditions'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import type { Rejection } from '@linyi/shared/domain/rejection'
import { squareMetres } from '@linyi/shared/domain/roll/area'
import { expected, owners, present, quorum } from '@linyi/shared/domain/roll/counts'
import type { ballotTexts } from './texts.ts'

export type Condition = { readonly name: string; readonly met: boolean; readonly said: string }

type Words = (typeof ballotTexts)['zh']

function quorumSaid(state: MeetingState, t: Words): string {
  const [here, all] = [present(state.roll), expected(state)]
  if (all !== null && all < here) return t.moreHere(here, all)
  const enough = quorum(state)
  if (enough?.met) return enough.area ? t.quorumByArea(here, enough.needed) : t.quorum(here, enough.needed)
  if (enough?.area && here >= enough.needed)
    return t.areaShort(squareMetres(enough.area.needed - enough.area.here))
  if (enough) return t.quorumMissing(enough.needed - here)
  const { binding, quorum: asked } = rulesIn(state.meeting)
  if (asked === null) return t.noQuorum(here)
  return binding ? t.sayExpected : t.nobodySaid(here)
}

function areasSaid(state: MeetingState, t: Words): string {
  const { count, area, without } = owners(state.roll)
  if (expected(state) === null) return t.ownersMissing
  return without > 0 ? t.areasMissing(without) : t.areas(count, squareMetres(area))
}

function groupSaid(why: Rejection | null, t: Words): string {
  if (why === null) return t.groupHere
  return why.code === 'ballot.groupUnlisted' ? t.groupUnlisted : t.groupMissing
}

function debatedSaid({ floor }: MeetingState, met: boolean, t: Words): string {
  if (met) return t.debated
  return floor.queue.length > 0 ? t.speaking(floor.queue.length) : t.someoneSpeaks
}

/** What the server will ask for when a ballot on this motion is opened, each in words, with how many people are missing. */
export function conditionsSaid(state: MeetingState, motion: string, t: Words): readonly Condition[] {
  const conditions = conditionsOf(state, motion, '')
  const { locked, areas, group, entitled, debated } = conditions
  const withQuorum = conditions.expected ?? conditions.quorum
  const decision = rulesIn(state.meeting).decision
  const onIssues = (state.motion.motions[motion]?.options.length ?? 0) > 0
  const voters = entitledIn(state).length
  return [
    ...(onIssues
      ? [{ name: 'locked', met: locked === null, said: locked === null ? t.locked : t.lockFirst }]
      : []),
    ...(decision?.byArea ? [{ name: 'areas', met: areas === null, said: areasSaid(state, t) }] : []),
    { name: 'quorum', met: withQuorum === null, said: quorumSaid(state, t) },
    ...(decision?.group ? [{ name: 'group', met: group === null, said: groupSaid(group, t) }] : []),
    {
      name: 'entitled',
      met: entitled === null,
      said: entitled === null ? t.entitled(voters) : t.nobodyEntitled,
    },
    { name: 'debated', met: debated === null, said: debatedSaid(state, debated === null, t) },
  ]
}
