import { describe, expect, it } from 'vitest'
import { boxWith } from '../../../testing/box-contents.ts'
import {
  chair,
  confirmed,
  fold,
  given,
  gridWorker,
  neighbour,
  officer,
  resident,
  scrutineer,
} from '../../../testing/given.ts'
import {
  again,
  ballot,
  counted,
  counting,
  open,
  opened,
  openedBy,
  ready,
  voted,
} from '../../../testing/secret-scene.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import type { BallotCommand } from '../schema.ts'
import { ballotOnScreen } from '../screen.ts'

const turn = (instead = ballot, next = again): BallotCommand => ({
  ...{ type: 'ballot.turnToPaper', ballot: instead, next, reason: '断网了' },
})
const going = [...ready, opened]
const turned = (events: readonly MeetingEvent[]): readonly MeetingEvent[] => [
  ...events,
  ...given(...events).when(chair, turn(), counting(['yaa', 'aya'], 3)).events!,
]
const { mayIssue, mayPrint, counts, face } = meetingStream.boxes!

describe('改用纸票', () => {
  it('SECRET-28 calls the round on devices off, keeps how far it had come, and opens one for the whole roll', () => {
    for (const events of [going, voted]) {
      const { issued, bySlip } = boxWith(['yaa', 'aya'], 3)
      expect(given(...events).when(chair, turn(), counting(['yaa', 'aya'], 3))).toEqual({
        events: [
          { type: 'ballot.annulled', v: 1, ballot, reason: '断网了' },
          { ...opened, ballot: again },
          {
            ...{ type: 'ballot.turnedToPaper', v: 1, ballot: again, instead: ballot },
            ...{ issued, ...bySlip, returned: 2 },
          },
        ],
      })
    }
    const { open, secret } = fold([...turned(going)]).ballot
    expect(open).toBe(again)
    expect(secret[ballot]!.annulled).toEqual({ reason: '断网了' })
    expect(secret[again]!.paperRound).toMatchObject({ instead: ballot, issued: 3, returned: 2 })
  })

  it('SECRET-28 is the moderator’s, with the box in hand, once, and not after a count', () => {
    expect(given(...going).when(scrutineer, turn())).toEqual({ refused: 'who.moderator' })
    expect(given(...going).when(chair, turn())).toEqual({ refused: 'ballot.boxMissing' })
    expect(given(...going).when(chair, turn(ballot, ballot), counting([]))).toEqual({
      refused: 'ballot.repeatedId',
    })
    expect(given(...counted).when(chair, turn(), counting([]))).toEqual({ refused: 'ballot.alreadyCounted' })
    expect(given(...turned(going)).when(chair, turn(again, 'third' as never), counting([]))).toEqual({
      refused: 'ballot.onPaper',
    })
    expect(counts(fold(going), turn() as never)).toBe(ballot)
    expect(counts(fold([...turned(going)]), turn(again) as never)).toBeNull()
    expect(counts(fold(ready), turn() as never)).toBeNull()
  })

  it('SECRET-28 goes by the roll as it is now: quorum, who may vote, and the base of the majority', () => {
    const more = [officer, gridWorker].map((one) => confirmed(one))
    const next = given(...going, ...more).when(chair, turn(), counting([])).events![1]
    expect(next).toMatchObject({
      entitled: [...opened.entitled, officer.id, gridWorker.id],
      terms: { majority: { base: 'present', count: opened.entitled.length + 2 } },
    })
    const gone = opened.entitled.map((participant): MeetingEvent => ({
      type: 'roll.unconfirmed',
      v: 1,
      participant,
      reason: '走了',
    }))
    expect(given(...going, ...gone).when(chair, turn(), counting([]))).toHaveProperty('refused')
  })

  it('SECRET-28 keeps no base where there was none, and counts as cast what devices cast', () => {
    const points = openedBy(ready, open({ rule: 'approval', seats: 2 }))
    const box = boxWith(['yya', 'yaa', 'ayn'], 4, { handedOut: 1, sheets: 1 })
    const { events } = given(...ready, points).when(chair, turn(), { boxes: { [ballot]: box } })
    expect(events![1]).toMatchObject({ terms: { majority: null } })
    expect(events![2]).toMatchObject({ issued: 4, paper: 1, returned: 2 })
  })

  it('SECRET-28 hands out paper alone: no phone, booth or printed slip', () => {
    const state = fold([...turned(going)])
    expect(mayIssue(state, again, resident.id, 'paper', officer)).toBeNull()
    expect(mayIssue(state, again, resident.id, 'phone', resident)).toEqual({ code: 'ballot.onPaper' })
    expect(mayIssue(state, again, neighbour.id, 'booth', officer)).toEqual({ code: 'ballot.onPaper' })
    expect(mayPrint(state, again, officer)).toEqual({ code: 'ballot.onPaper' })
    expect(mayPrint(state, again, resident)).toHaveProperty('code')
  })

  it('SECRET-28 says on its papers that they are of that round, and when it opened', () => {
    expect(face(fold(going), ballot)).toMatchObject({ onPaper: false })
    const state = fold([...turned(going)])
    const { openedAt } = state.ballot.secret[again]!
    expect(face(state, again)).toMatchObject({ onPaper: true, openedAt })
  })

  it('SECRET-28 is told to a wall', () => {
    const nobody = () => ({ name: '', role: '', grid: '' })
    const onPaper = (events: readonly MeetingEvent[]) =>
      ballotOnScreen(fold(events), {}, nobody)?.secret?.onPaper
    expect([onPaper(going), onPaper(turned(going))]).toEqual([false, true])
  })
})
