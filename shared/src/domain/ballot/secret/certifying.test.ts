import { describe, expect, it } from 'vitest'
import { assigned, deputy, fold, given, resident, scrutineer, teller } from '../../../testing/given.ts'
import { ballot, clear, counted, countedOf, sign, signed, voted } from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import type { BallotCommand } from '../schema.ts'

describe('certifying', () => {
  it('SECRET-16 two scrutineers sign that very fingerprint, each once, on the phone they hold', () => {
    const both = given(...counted)
    expect(both.when(scrutineer, sign(counted))).toEqual({ events: [signed(scrutineer)] })
    expect(both.when(scrutineer, sign(counted, 'ff'))).toEqual({ refused: 'ballot.otherFingerprint' })
    expect(both.when(teller, sign(counted))).toEqual({ refused: 'who.scrutineer' })
    expect(given(...counted, signed(scrutineer)).when(scrutineer, sign(counted))).toEqual({
      refused: 'ballot.alreadySigned',
    })
    expect(given(...voted).when(scrutineer, sign(voted))).toEqual({ refused: 'ballot.notCounted' })
  })

  it('SECRET-16 not who moderates, and not who was no scrutineer when it was counted', () => {
    const moderates = [...counted, assigned(scrutineer, 'moderator')]
    expect(given(...moderates).when(scrutineer, sign(counted))).toEqual({ refused: 'who.scrutineer' })
    const later = [...counted, assigned(resident, 'scrutineer')]
    expect(given(...later).when(resident, sign(counted))).toEqual({ refused: 'ballot.notShown' })
  })

  it('SECRET-11 a count of which the second says otherwise is signed by nobody', () => {
    const differing = counted.map((event): MeetingEvent =>
      event.type === 'ballot.sealed' ? { ...event, sealing: { ...event.sealing, second: 'differs' } } : event,
    )
    expect(given(...differing).when(scrutineer, sign(differing))).toEqual({ refused: 'ballot.countsDiffer' })
  })

  it('SECRET-17 is sent back with a reason and counted again; both counts stay', () => {
    const sendBack: BallotCommand = { type: 'ballot.sendBack', ballot, reason: '少点了一张' }
    const sentBack: MeetingEvent = {
      ...{ type: 'ballot.sentBack', v: 1, ballot, participant: deputy.id, reason: '少点了一张' },
    }
    expect(given(...counted).when(deputy, sendBack)).toEqual({ events: [sentBack] })
    expect(given(...voted).when(deputy, sendBack)).toEqual({ refused: 'ballot.notCounted' })
    const back = [...counted, signed(scrutineer), sentBack]
    expect(given(...back).when(deputy, sendBack)).toEqual({ refused: 'ballot.notCounted' })
    expect(given(...back).when(scrutineer, sign(counted))).toEqual({ refused: 'ballot.notCounted' })
    const twice = fold(countedOf(back, clear)).ballot.secret[ballot]!.counts
    expect(twice).toMatchObject([
      { sentBack: { participant: deputy.id } },
      { sentBack: null, signatures: [] },
    ])
  })
})
