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
  b,
  ballot,
  counted,
  open,
  opened,
  openedBy,
  ready,
  stopped,
  voted,
  voters,
} from '../../../testing/secret-scene.ts'
import { boxWith } from '../../../testing/box-contents.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import { termsOf } from '../../../testing/secret.ts'
import { meetingBoxes } from './boxes.ts'
import { signIs, type Mark } from './paper.ts'
import type { RuledAs } from './schema.ts'
import type { AskedTerms, SecretTerms } from './terms.ts'

const reason = '圈画在格线上'
const rule = (row: string | null, as: RuledAs, sheet = 2): BallotCommand => ({
  ...{ type: 'ballot.ruleSheet', ballot, sheet, row, as, reason },
})
const ruledOn = (sheet: number): MeetingEvent => ({
  ...{ type: 'ballot.sheetRuled', v: 1, ballot, sheet, participant: scrutineer.id, reason },
})
const ruled = ruledOn(2)
const shown = (person: Known, as: RuledAs = 'abstain', row: string | null = a, sheet = 2): MeetingEvent => ({
  ...{ type: 'ballot.rulingShown', v: 1, ballot, sheet, participant: person.id, row, as },
})
/** As it stands in the state, once it is shown to anybody. */
const told = (as: RuledAs, row: string | null = a, sheet = 2) => [
  ...[ruledOn(sheet), shown(scrutineer, as, row, sheet)],
]
const sheets = (read: Partial<Parameters<typeof boxWith>[2]> = {}) => ({
  boxes: { [ballot]: boxWith([], 9, { handedOut: 3, sheets: null, ...read }) },
})

describe('a sheet that cannot be read for certain', () => {
  it('SECRET-31 is ruled on by a scrutineer, and as what it counts is shown to those who certify', () => {
    expect(given(...voted).when(scrutineer, rule(a, 'abstain'), sheets())).toEqual({
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

  it('SECRET-31 comes before two have entered the sheets alike, and again once the count was sent back', () => {
    const on = (events: readonly MeetingEvent[], read: Parameters<typeof sheets>[0]) =>
      given(...events).when(scrutineer, rule(a, 'yes'), sheets(read)).refused ?? 'ruled'
    expect(on(voted, { waiting: true })).toBe('ruled')
    expect(on(voted, { sheets: 3 })).toBe('ballot.ruledTooLate')
    const sentBack: MeetingEvent = {
      ...{ type: 'ballot.sentBack', v: 1, ballot, participant: deputy.id, reason: '录错一张' },
    }
    const back = [...counted, sentBack]
    expect(on(back, { sheets: 3, entered: false })).toBe('ruled')
    expect(on(back, { sheets: 3, entered: true })).toBe('ballot.ruledTooLate')
    expect(given(...voted).when(scrutineer, rule(a, 'yes'))).toEqual({ refused: 'ballot.boxMissing' })
  })

  it('SECRET-31 is on a sheet whose number can be there: no more than the roll has lines', () => {
    const { length } = voters
    const on = (sheet: number) => given(...voted).when(scrutineer, rule(a, 'yes', sheet), sheets())
    expect(on(length)).toHaveProperty('events')
    expect(on(length + 1)).toEqual({ refused: 'ballot.noSuchSheet' })
  })

  it('SECRET-31 holds for the sheet of that number: entered otherwise it is refused, whoever enters it', () => {
    const enters = (events: readonly MeetingEvent[], ...papers: readonly string[]) => {
      const became = meetingBoxes.tellerOf(fold([...voted, ...events]), ballot, teller, papers)
      return became.ok ? 'goes on' : (became.error.params?.['sheet'] ?? became.error.code)
    }
    expect(enters(told('abstain'), 'yyn', 'ayn')).toBe('goes on')
    expect(enters(told('abstain'), 'yyn', 'yyn')).toBe(2)
    // The number is the sheet’s, not what was read off it.
    expect(enters(told('abstain'), 'ayn', 'yyn')).toBe(2)
    expect(enters(told('abstain'), 'yyn')).toBe('goes on')
    expect(enters(told('void', null), 'yyn', '???')).toBe('goes on')
    expect(enters(told('void', null), 'yyn', 'yyy')).toBe('goes on')
    expect(enters(told('void', null), 'yyn', 'ayn')).toBe(2)
    // A later one on the row takes the place of the one before; one on a row takes 废票 back.
    expect(enters([...told('yes'), ...told('no'), ...told('abstain', b)], 'yyn', 'nan')).toBe('goes on')
    expect(enters([...told('yes'), ...told('no'), ...told('abstain', b)], 'yyn', 'yan')).toBe(2)
    expect(enters([...told('void', null), ...told('no')], 'yyn', 'nyn')).toBe('goes on')
    expect(enters([...told('yes', a, 3), ...told('no', a, 1)], 'yyn', 'yyn', 'nyn')).toBe(1)
    // Shown to nobody it binds nobody: there was nobody to certify.
    expect(enters([ruledOn(2)], 'yyn', 'yyn')).toBe('goes on')
  })

  it('SECRET-31 says of other papers the same of a row', () => {
    const says = (rule: SecretTerms['rule'], as: Mark, text: string) => {
      const terms = termsOf(3, { rule, scoreMax: 10 })
      return signIs(terms, text, 1, as)
    }
    expect([says('approval', 'yes', '-y-'), says('approval', 'yes', 'y--')]).toEqual([true, false])
    expect([says('approval', 'abstain', 'y-y'), says('approval', 'abstain', '-y-')]).toEqual([true, false])
    expect([says('score', 'abstain', '100010'), says('score', 'abstain', '000100')]).toEqual([true, false])
    expect([says('irv', 'abstain', '102'), says('irv', 'abstain', '012')]).toEqual([true, false])
  })

  it('SECRET-31 counts a row as what such a paper can say, or the whole sheet as void', () => {
    const on = (asked: Partial<AskedTerms>, row: string | null, as: RuledAs) => {
      const events = [...ready, openedBy(ready, open(asked)), stopped]
      return given(...events).when(scrutineer, rule(row, as), sheets()).refused ?? 'ruled'
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
      expect(seen(person)).toMatchObject({ sheet: 2, reason, ruled: { row: a, as: 'abstain' } })
    for (const person of [officer, chair, resident])
      expect(seen(person)).toMatchObject({ sheet: 2, reason, ruled: null, shownTo: [] })
    expect(meetingStream.audienceOf(ruled, scrutineer.id)).toEqual(['public'])
    expect(meetingStream.audienceOf(shown(teller), scrutineer.id)).toEqual([`person:${teller.id}`])
  })
})
