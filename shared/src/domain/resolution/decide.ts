import { limits } from '../../lib/limits.ts'
import type { Result } from '../../lib/result.ts'
import { decided, refused } from '../decided.ts'
import type { Decision } from '../decider.ts'
import type { MeetingEvent, MeetingState } from '../meeting-state.ts'
import type { Rejection } from '../rejection.ts'
import type { Deciders } from '../rules-table.ts'
import type { ResolutionCommand } from './schema.ts'
import { standing } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
type Adopt = Extract<ResolutionCommand, { type: 'resolution.adopt' }>

function adopt({ motion: { motions }, resolution: part }: MeetingState, command: Adopt): Decided {
  const { resolution, motion, text, followUps } = command
  if (part.resolutions[resolution]) return refused('resolution.repeatedId')
  if (Object.keys(part.resolutions).length >= limits.resolutionsMax) return refused('resolution.tooMany')
  if (motion !== '' && motions[motion]?.status !== 'carried') return refused('resolution.notCarried')
  if (motion !== '' && standing(part).some((other) => other.motion === motion))
    return refused('resolution.alreadyAdopted')
  return decided({ type: 'resolution.adopted', v: 1, resolution, motion, text, followUps })
}

const withStanding = (
  { resolution: { resolutions } }: MeetingState,
  id: string,
  then: () => Decided,
): Decided => (resolutions[id] && !resolutions[id].dropped ? then() : refused('resolution.unknown'))

export const resolutionDeciders: Deciders<ResolutionCommand> = {
  'resolution.adopt': adopt,
  'resolution.assign': (state, { resolution, followUps }) =>
    withStanding(state, resolution, () =>
      decided({ type: 'resolution.assigned', v: 1, resolution, followUps }),
    ),
  'resolution.drop': (state, { resolution, reason }) =>
    withStanding(state, resolution, () => decided({ type: 'resolution.dropped', v: 1, resolution, reason })),
}
