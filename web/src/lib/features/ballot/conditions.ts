import { conditionsOf, entitledIn } from '@linyi/shared/domain/ballot/conditions'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { rulesIn } from '@linyi/shared/domain/meeting/kinds'
import { present, quorum } from '@linyi/shared/domain/roll/counts'
import type { ballotTexts } from './texts.ts'

export type Condition = { readonly name: string; readonly met: boolean; readonly said: string }

type Words = (typeof ballotTexts)['zh']

function quorumSaid(state: MeetingState, t: Words): string {
  const here = present(state.roll)
  const enough = quorum(state)
  if (enough) return enough.met ? t.quorum(here, enough.needed) : t.quorumMissing(enough.needed - here)
  return rulesIn(state.meeting).quorum === null ? t.noQuorum(here) : t.nobodySaid(here)
}

function debatedSaid({ floor }: MeetingState, met: boolean, t: Words): string {
  if (met) return t.debated
  return floor.queue.length > 0 ? t.speaking(floor.queue.length) : t.someoneSpeaks
}

/** What the server will ask for when a ballot on this motion is opened, each in words, with how many people are missing. */
export function conditionsSaid(state: MeetingState, motion: string, t: Words): readonly Condition[] {
  const { locked, quorum: withQuorum, entitled, debated } = conditionsOf(state, motion, '')
  const onIssues = (state.motion.motions[motion]?.options.length ?? 0) > 0
  const voters = entitledIn(state).length
  return [
    ...(onIssues
      ? [{ name: 'locked', met: locked === null, said: locked === null ? t.locked : t.lockFirst }]
      : []),
    { name: 'quorum', met: withQuorum === null, said: quorumSaid(state, t) },
    {
      name: 'entitled',
      met: entitled === null,
      said: entitled === null ? t.entitled(voters) : t.nobodyEntitled,
    },
    { name: 'debated', met: debated === null, said: debatedSaid(state, debated === null, t) },
  ]
}
