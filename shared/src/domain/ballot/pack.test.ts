import { describe, expect, it } from 'vitest'
import { resultPaper } from '../../papers/result-paper.ts'
import type { BallotId, MotionId } from '../../lib/ids.ts'
import { digest } from '../../record/digest.ts'
import {
  chair,
  confirmed,
  deputy,
  fold,
  given,
  neighbour,
  noon,
  resident,
  until,
} from '../../testing/given.ts'
import type { MeetingEvent } from '../meeting-state.ts'
import { bodies } from '../rules/bodies.ts'
import type { OwnRules } from '../rules/own.ts'
import { pastHalf, threeQuarters } from '../rules/share.ts'
import { rulesOf } from './pack.ts'
import type { BallotCommand } from './schema.ts'
import { ballotOnScreen } from './screen.ts'

const motion = 'motion' as MotionId
const ballot = 'ballot' as BallotId
const voters = [resident, neighbour, deputy]
const put: MeetingEvent = {
  ...{ type: 'motion.put', v: 1, motion, mover: resident.id, text: '清排水口', options: [] },
  ...{ who: '街道办', what: '清排水口', when: '', cost: '' },
}
const ready: MeetingEvent[] = [...until('inProgress'), ...voters.map((one) => confirmed(one)), put]
const methods = ['open', 'hands', 'rollCall'] as const
const open = (method: (typeof methods)[number]): BallotCommand => ({
  ...{ type: 'ballot.open', ballot, motion, method, endDebate: '' },
})
const openedBy = (method: (typeof methods)[number]): MeetingEvent =>
  given(...ready).when(chair, open(method)).events![0]!

/** What the station asks for since: all three of those here, where more than half would be two. */
const stricter: OwnRules = {
  settings: { quorum: null, decision: { share: threeQuarters, base: 'present' }, contestPercent: 20 },
  ...{ source: '本站新办法', asOf: '2026-03' },
}
/** As if the meeting had always gone by it: a ballot that was opened before is counted there. */
const strict = ready.map((event): MeetingEvent =>
  event.type === 'meeting.announced' ? { ...event, rules: stricter } : event,
)
const announcedAnew: MeetingEvent = { type: 'meeting.announced', v: 1, urgent: '', rules: stricter }
const stop: MeetingEvent = { type: 'ballot.stopped', v: 1, ballot }
const close: BallotCommand = { type: 'ballot.close', ballot }
const yes = (count: number): MeetingEvent[] =>
  voters.slice(0, count).flatMap(({ id: participant }): MeetingEvent[] => [
    { type: 'ballot.handedIn', v: 1, ballot, participant, sheet: { method: 'open', choice: 'yes' } },
    { type: 'ballot.marked', v: 1, ballot, participant },
  ])

describe('the pack a ballot quotes', () => {
  it.each(methods)(
    'BALLOT-15 %s: what it is counted by is in the event that opens it, with its hash',
    (method) => {
      const { settings, source, asOf, name } = bodies.stationCouncil
      expect(openedBy(method)).toMatchObject({
        pack: {
          ...{ body: 'stationCouncil', name, source, asOf, decision: settings.decision },
          hash: digest({ body: 'stationCouncil', settings, source, asOf }),
        },
      })
    },
  )

  it('BALLOT-15 a text that differs anywhere has another hash', () => {
    const [general, stations] = [openedBy('open'), given(...strict).when(chair, open('open')).events![0]!]
    expect(stations).toMatchObject({ pack: { source: '本站新办法', decision: { share: threeQuarters } } })
    const hashOf = (event: MeetingEvent) => event.type === 'ballot.opened' && event.pack!.hash
    expect(hashOf(stations)).not.toBe(hashOf(general))
  })

  it('BALLOT-15 count, wall and report go by it when the rules were changed since', () => {
    const since = [...strict, openedBy('open'), ...yes(2), stop]
    const counting = fold(since)
    expect(rulesOf(counting.ballot.ballots[ballot]!, counting.meeting).decision).toMatchObject({
      ...{ share: pastHalf, shareName: { zh: '过半数' } },
    })
    const wall = ballotOnScreen(counting, {}, () => ({ name: '', role: '', grid: '' }))
    expect(wall?.vote?.rules.asOf).toBe('2025-01')
    const told = given(...since).when(chair, close).events!
    expect(told).toMatchObject([{ result: { needed: 2, passed: true } }])
    const paper = resultPaper(
      fold([...since, ...told]),
      ballot,
      { meeting: 'm', station: '', closedAt: noon, root: null },
      (name) => ({ name, unit: '', official: false }),
    )
    expect(paper).toMatchObject({ basis: { asOf: '2025-01' }, rule: { zh: expect.stringContaining('一半') } })
  })

  it('BALLOT-15 one that was opened before ballots quoted goes by the meeting', () => {
    const { pack: _, ...before } = openedBy('open') as Extract<MeetingEvent, { type: 'ballot.opened' }>
    const state = fold([...ready, before, announcedAnew])
    expect(state.ballot.ballots[ballot]!.pack).toBeNull()
    expect(rulesOf(state.ballot.ballots[ballot]!, state.meeting)).toMatchObject({
      ...{ asOf: '2026-03', decision: { share: threeQuarters } },
    })
  })
})
