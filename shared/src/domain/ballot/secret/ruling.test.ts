import { describe, expect, it } from 'vitest'
import {
  chair,
  deputy,
  fold,
  given,
  neighbour,
  officer,
  resident,
  scrutineer,
  teller,
  type Known,
} from '../../../testing/given.ts'
import {
  a,
  ballot,
  counted,
  open,
  opened,
  openedBy,
  ready,
  stopped,
  voted,
} from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import type { RuledAs } from './schema.ts'
import type { AskedTerms } from './terms.ts'

const reason = '圈画在格线上'
const rule = (row: string | null, as: RuledAs): BallotCommand => ({
  ...{ type: 'ballot.ruleSheet', ballot, sheet: 8, row, as, reason },
})
const ruled: MeetingEvent = {
  ...{ type: 'ballot.sheetRuled', v: 1, ballot, sheet: 8, participant: scrutineer.id, reason },
}
const shown = (person: Known, as: RuledAs = 'abstain', row: string = a): MeetingEvent => ({
  ...{ type: 'ballot.rulingShown', v: 1, ballot, sheet: 8, participant: person.id, row, as },
})

describe('a sheet that cannot be read for certain', () => {
  it('SECRET-31 is ruled on by a scrutineer, and as what it counts is shown to those who certify', () => {
    expect(given(...voted).when(scrutineer, rule(a, 'abstain'))).toEqual({
      events: [ruled, shown(scrutineer), shown(deputy), shown(teller)],
    })
    for (const one of [chair, officer, teller, neighbour])
      expect(given(...voted).when(one, rule(a, 'abstain'))).toEqual({ refused: 'who.scrutineer' })
  })

  it('SECRET-31 waits for the stop, and comes before the count', () => {
    const going = given(...ready, opened)
    expect(going.when(scrutineer, rule(a, 'yes'))).toEqual({ refused: 'ballot.notStopped' })
    expect(given(...counted).when(scrutineer, rule(a, 'yes'))).toEqual({ refused: 'ballot.alreadyCounted' })
  })

  it('SECRET-31 counts a row as what such a paper can say, or the whole sheet as void', () => {
    const on = (asked: Partial<AskedTerms>, row: string | null, as: RuledAs) => {
      const events = [...ready, openedBy(ready, open(asked)), stopped]
      return given(...events).when(scrutineer, rule(row, as)).refused ?? 'ruled'
    }
    for (const as of ['yes', 'no', 'abstain'] as const) expect(on({}, a, as)).toBe('ruled')
    expect([on({}, null, 'void'), on({ rule: 'irv' }, null, 'void')]).toEqual(['ruled', 'ruled'])
    expect([on({ rule: 'approval' }, a, 'yes'), on({ rule: 'approval' }, a, 'abstain')]).toEqual([
      ...['ruled', 'ruled'],
    ])
    expect(on({ rule: 'irv' }, a, 'abstain')).toBe('ruled')
    const unclear = [on({}, a, 'void'), on({}, null, 'yes'), on({}, 'other', 'yes')]
    const others = [on({ rule: 'approval' }, a, 'no'), on({ rule: 'irv' }, a, 'yes')]
    expect([...unclear, ...others]).toEqual(Array.from({ length: 5 }, () => 'ballot.rulingUnclear'))
  })

  it('SECRET-31 is known to everybody as a ruling, and as what it counts to who certifies alone', () => {
    const state = fold([...voted, ruled, shown(scrutineer), shown(teller)])
    const seen = (person: Known) =>
      meetingStream.view(state, meetingStream.audienceClassesOf(state, person)).ballot.secret[ballot]!
        .rulings[0]!
    for (const person of [scrutineer, teller])
      expect(seen(person)).toMatchObject({ sheet: 8, reason, ruled: { row: a, as: 'abstain' } })
    for (const person of [officer, chair, resident])
      expect(seen(person)).toMatchObject({ sheet: 8, reason, ruled: null, shownTo: [] })
    expect(meetingStream.audienceOf(ruled, scrutineer.id)).toEqual(['public'])
    expect(meetingStream.audienceOf(shown(teller), scrutineer.id)).toEqual([`person:${teller.id}`])
  })
})
