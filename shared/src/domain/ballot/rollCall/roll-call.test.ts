import { describe, expect, it } from 'vitest'
import type { BallotId, MotionId } from '../../../lib/ids.ts'
import {
  chair,
  confirmed,
  deputy,
  fold,
  given,
  gridWorker,
  neighbour,
  officer,
  resident,
  stranger,
  until,
  type Known,
} from '../../../testing/given.ts'
import type { MeetingEvent } from '../../meeting-state.ts'
import { meetingStream } from '../../meeting-stream.ts'
import { methods } from '../methods.ts'
import type { BallotCommand } from '../schema.ts'

const ballot = 'ballot' as BallotId
const motion = 'motion' as MotionId
type Choice = 'yes' | 'no' | 'abstain'

const voters = [resident, neighbour, deputy, chair]
const wasPut: MeetingEvent = {
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '清排水口', options: [] },
  ...{ who: '街道办', what: '清排水口', when: '', cost: '' },
}
const opened: MeetingEvent = {
  ...{ type: 'ballot.opened', v: 1, ballot, motion, method: 'rollCall', expected: null, endDebate: '' },
  entitled: voters.map(({ id }) => id),
}
const calling = [
  ...until('inProgress'),
  ...voters.map((person) => confirmed(person)),
  confirmed(stranger, 'observer'),
  wasPut,
  opened,
]
const sheetOf = (person: Known, choice: Choice, instead: Choice | 'none' = 'none') =>
  ({ method: 'rollCall', participant: person.id, choice, instead }) as const
const write = (person: Known, choice: Choice, instead: Choice | 'none' = 'none'): BallotCommand => ({
  ...{ type: 'ballot.handIn', ballot, sheet: sheetOf(person, choice, instead) },
})
const written = (person: Known, choice: Choice, instead: Choice | 'none' = 'none'): MeetingEvent[] => [
  { type: 'ballot.answered', v: 1, ballot, participant: person.id, sheet: sheetOf(person, choice, instead) },
  { type: 'ballot.marked', v: 1, ballot, participant: person.id },
]
const stopped: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
const close: BallotCommand = { type: 'ballot.close', ballot }

describe('点名表决', () => {
  it('CALL-1 who may count hands writes down what each answered, and everybody sees it', () => {
    const meeting = given(...calling)
    expect(meeting.when(gridWorker, write(resident, 'yes'))).toEqual({ events: written(resident, 'yes') })
    expect(meeting.when(officer, write(resident, 'no'))).toEqual({ events: written(resident, 'no') })
    for (const person of [chair, resident, stranger])
      expect(meeting.when(person, write(resident, 'yes'))).toEqual({ refused: 'who.counter' })
    expect(meeting.when(gridWorker, write(stranger, 'yes'))).toEqual({ refused: 'ballot.notEntitled' })
    const [handedIn] = written(resident, 'abstain')
    expect(meetingStream.audienceOf(handedIn!, gridWorker.id)).toEqual(['public'])
    const { state } = given(...calling, ...written(resident, 'abstain'))
    expect(meetingStream.view(state, ['public']).ballot).toEqual(state.ballot)
  })

  it('CALL-2 a second device goes on, and what was heard wrong is written anew over what stands there', () => {
    const meeting = given(...calling, ...written(resident, 'yes'))
    expect(meeting.when(officer, write(neighbour, 'no'))).toEqual({ events: written(neighbour, 'no') })
    expect(meeting.when(officer, write(resident, 'yes'))).toEqual({ refused: 'ballot.alreadyCast' })
    expect(meeting.when(officer, write(resident, 'no'))).toEqual({ refused: 'ballot.heardOtherwise' })
    const anew = write(resident, 'no', 'yes')
    expect(meeting.when(officer, anew)).toEqual({ events: written(resident, 'no', 'yes') })
    const after = given(...calling, ...written(resident, 'yes'), ...written(resident, 'no', 'yes'))
    expect(after.state.ballot.ballots[ballot]!.sheets[resident.id]).toMatchObject({ choice: 'no' })
    expect(given(...calling, stopped).when(officer, write(resident, 'yes'))).toEqual({
      refused: 'ballot.stopped',
    })
  })

  it('CALL-3 it is closed when all have answered or it was stopped, with the table of names', () => {
    const answers = [...written(resident, 'yes'), ...written(neighbour, 'yes'), ...written(deputy, 'no')]
    expect(given(...calling, ...answers).when(chair, close)).toEqual({ refused: 'ballot.notStopped' })
    const all = [...calling, ...answers, ...written(chair, 'yes')]
    expect(given(...all).when(chair, close)).toMatchObject({
      events: [
        {
          type: 'ballot.closed',
          result: {
            ...{ yes: 3, no: 1, abstain: 0, silent: 0, passed: true },
            table: [resident, neighbour, deputy, chair].map(({ id }, index) => ({
              participant: id,
              choice: index === 2 ? 'no' : 'yes',
            })),
          },
        },
      ],
    })
    expect(given(...calling, ...answers, stopped).when(chair, close)).toMatchObject({
      events: [{ result: { yes: 2, no: 1, silent: 1, passed: false } }],
    })
  })

  it('CALL-1 sheets of one call never disagree, and none closes it', () => {
    const { disagree, closes } = methods.rollCall
    expect(disagree([])).toBe(false)
    expect(closes(fold(calling), chair)).toBe(false)
  })
})
