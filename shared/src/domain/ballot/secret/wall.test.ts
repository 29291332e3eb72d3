import { describe, expect, it } from 'vitest'
import { by, chair, fold, noon, scrutineer } from '../../../testing/given.ts'
import {
  a,
  again,
  announcedOf,
  ballot,
  counted,
  motion,
  opened,
  ready,
  signed,
  voters,
} from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { ballotOnScreen } from '../screen.ts'
import { againAfter } from './again.ts'
import type { SecretOutcome } from './outcome.ts'
import type { Announced } from './state.ts'

describe('a wall', () => {
  const nobody = () => ({ name: '', role: '', grid: '' })
  const wall = (events: readonly MeetingEvent[]) => ballotOnScreen(fold(events), {}, nobody)

  it('SECRET-21 shows numbers and no mark until it is announced, and names never', () => {
    expect(wall([...ready, opened])?.secret).toMatchObject({
      ...{
        stopped: false,
        stoppedAt: null,
        entitled: 5,
        again: null,
        papers: 0,
        sealing: null,
        signed: 0,
        announced: null,
      },
    })
    expect(ballotOnScreen(fold([...ready, opened]), { [ballot]: 3 }, nobody)?.secret?.papers).toBe(3)
    const before = wall([...counted, signed(scrutineer)])
    expect(before).toMatchObject({
      vote: null,
      secret: { stopped: true, stoppedAt: expect.any(Number), sealing: { returned: 5 }, signed: 1 },
    })
    expect(JSON.stringify(before)).not.toContain('"yes"')
    const after = wall(announcedOf(counted))
    expect(after?.secret?.announced).toMatchObject({ elected: [a] })
    for (const { id } of voters) expect(JSON.stringify(after)).not.toContain(`"${id}"`)
  })

  it('SECRET-21 says why a vote is held again: a tie, seats nobody won, or papers that were all void', () => {
    const before = fold(announcedOf(counted)).ballot.secret[ballot]!.announced!
    const after = (change: Partial<SecretOutcome>, rest: Announced['rest'] = null) =>
      againAfter({ ...before, rest, outcome: { ...before.outcome, ...change } })
    const decided = { decision: 'secondBallot', reason: '', at: noon } as const
    expect(after({ next: 'revote', tied: ['a', 'b'] })).toBe('tied')
    expect(after({ next: 'revote' }, decided)).toBe('seatsLeft')
    expect(after({ next: 'presidium' }, decided)).toBe('seatsLeft')
    expect(after({ next: 'revote', annulled: true })).toBe('allVoid')
    expect([againAfter(null), againAfter(undefined)]).toEqual([null, null])
  })

  it('SECRET-21 goes on to the vote that was told last, of whichever sort', () => {
    const result = {
      ...{ yes: 1, no: 0, abstain: 0, silent: 0, baseCount: 1, needed: 1, passed: true, table: [] },
      base: 'present' as const,
    }
    const named: MeetingEvent[] = [
      {
        ...{ type: 'ballot.opened', v: 1, ballot: again, motion, method: 'open', entitled: [] },
        ...{ expected: null, endDebate: '' },
      },
      { type: 'ballot.closed', v: 1, ballot: again, motion, result },
    ]
    const told = announcedOf(counted)
    expect(wall([...told, ...named])).toMatchObject({ secret: {}, vote: null })
    const later = (event: MeetingEvent) => ({ ...by(chair, event), at: noon + 1 })
    expect(wall([...told, ...named.map(later)])).toMatchObject({ secret: null, vote: {} })
  })
})
