import { describe, expect, it } from 'vitest'
import { fold, noon, resident, until } from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { rulePacks } from '../rules/packs.ts'
import { resultOf } from './result.ts'
import { ballotOnScreen } from './screen.ts'
import { motion, ballot, ready, opened, voted, stopped } from '../../testing/ballot-scene.ts'

describe('a wall', () => {
  const nobody = () => ({ name: '', role: '', grid: '' })
  const wall = (...more: readonly MeetingEvent[]) => ballotOnScreen(fold([...ready, ...more]), {}, nobody)

  it('BALLOT-9 shows the motion while it is debated, then how many have voted', () => {
    expect(ballotOnScreen(fold(until('inProgress')), {}, nobody)).toBeNull()
    expect(wall()).toMatchObject({ motion: { text: '清排水口', who: '街道办' }, vote: null })
    expect(wall(opened(), ...voted(resident, 'yes'), stopped)?.vote).toMatchObject({
      ...{ method: 'open', openedAt: noon, stopped: true, entitled: 4, expected: null },
      ...{ handedIn: 1, disagreed: 0, takingPart: null, result: null },
    })
  })

  it('BALLOT-9 holds no choice and no name before the result, and no name after it', () => {
    const before = JSON.stringify(wall(opened(), ...voted(resident, 'abstain')))
    const state = fold([...ready, opened(), ...voted(resident, 'abstain')])
    const result = resultOf(state.ballot.ballots[ballot]!, rulePacks.stationCouncil.decision)
    const told: MeetingEvent = { type: 'ballot.closed', v: 1, ballot, motion, result }
    const after = wall(opened(), ...voted(resident, 'abstain'), told)
    for (const secret of ['abstain', resident.id]) expect(before).not.toContain(secret)
    expect(JSON.stringify(after)).not.toContain(resident.id)
    expect(after?.vote?.result).toMatchObject({ abstain: 1, silent: 3, needed: 3, passed: false })
  })

  it('BALLOT-9 shows no vote that was called off', () => {
    const annulled: MeetingEvent = { type: 'ballot.annulled', v: 1, ballot, reason: '断网' }
    const off: MeetingEvent = { type: 'motion.withdrawn', v: 1, motion, reason: '提的人收回' }
    expect(wall(opened(), annulled)?.vote).toBeNull()
    expect(wall(opened(), annulled, off)).toBeNull()
  })
})
