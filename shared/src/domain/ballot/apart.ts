import type { MeetingState } from '../meeting-state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import { reject } from '../rejection.ts'
import { expectedAs, owners } from '../roll/counts.ts'
import type { Answer } from '../rules-table.ts'
import { entitledIn } from './conditions.ts'
import { methods } from './methods.ts'
import type { BallotEvent, BallotMethod, Matter } from './schema.ts'

type Frozen = Pick<Extract<BallotEvent, { type: 'ballot.opened' }>, 'byArea' | 'group'>

/** What is counted apart, as it stands when a ballot opens: by area, or of a group. */
export function frozenApart(state: MeetingState, matter: Matter | undefined): Frozen {
  const { byArea, group } = rulesIn(state.meeting).decision!
  const entitled = entitledIn(state)
  const { lines } = state.roll
  const all = owners(state.roll)
  return {
    ...(byArea && {
      byArea: {
        ...{ matter: matter!, owners: all.count, area: all.area },
        areas: entitled.map((participant) => ({ participant, area: lines[participant]!.area! })),
      },
    }),
    ...(group && {
      group: {
        capacity: group.capacity,
        members: entitled.filter((id) => lines[id]!.capacity === group.capacity),
        expected: expectedAs(state.roll, group.capacity),
      },
    }),
  }
}

/** Why a vote that is counted apart cannot be held this way; null when it can. Whose a raised hand is nobody writes down. */
export function fitsApart(state: MeetingState, method: BallotMethod, matter: Matter | undefined): Answer {
  const decision = rulesIn(state.meeting).decision
  if ((matter !== undefined) !== (decision?.byArea !== undefined)) return reject('ballot.matterUnclear')
  const apart = decision?.byArea ?? decision?.group
  return apart && !methods[method].named ? reject('ballot.namedOnly') : null
}

/** 无记名: an area says whose a paper is, and a paper that says of which group it is, half of it. */
export function secretApart({ meeting }: MeetingState): Answer {
  const decision = rulesIn(meeting).decision
  if (decision?.byArea) return reject('ballot.secretByArea')
  return decision?.group ? reject('ballot.secretByGroup') : null
}
