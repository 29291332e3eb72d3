import { limits } from '../../lib/limits.ts'
import type { Instant } from '../decider.ts'
import { reject } from '../rejection.ts'
import type { Answer } from '../rules-table.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Asia/Shanghai, which has no summer time. */
const chinaOffsetMs = 8 * 60 * minuteMs

const dayOf = (at: Instant): number => Math.floor((at + chinaOffsetMs) / dayMs)

/** Days by the calendar from one instant to another: from Monday evening to Tuesday morning is one. */
export const calendarDays = (from: Instant, to: Instant): number => dayOf(to) - dayOf(from)

export function timesInOrder({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): Answer {
  if (endsAt <= startsAt) return reject('meeting.badTimes')
  const hours = limits.meetingMinutesMax / 60
  return endsAt - startsAt > limits.meetingMinutesMax * minuteMs ? reject('meeting.tooLong', { hours }) : null
}
