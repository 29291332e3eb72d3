import type { MeetingState } from '../domain/meeting-state.ts'
import { rulesIn } from '../domain/meeting/kinds.ts'
import type { MeetingFacts } from '../domain/meeting/schema.ts'
import { squareMetres } from '../domain/roll/area.ts'
import { expected } from '../domain/roll/counts.ts'
import type { Capacity } from '../domain/roll/schema.ts'
import type { Line } from '../domain/roll/state.ts'
import { maskedName } from '../record/masking.ts'
import { timeOfDay } from './chinese.ts'
import type { PaperPerson } from './people.ts'

/** A line to be signed. */
export type RollLine = {
  /** Of a resident the surname and stars: the sheet lies at the door for everyone to see (decisions 1). */
  readonly name: string
  readonly capacity: Capacity
  readonly grid: string
  /** 专有部分面积 in m², where votes are counted by it and it is known; empty elsewhere. */
  readonly area: string
  /** 请假, or the time of confirmation; empty for who has not come. */
  readonly came: 'excused' | (string & {})
}

/** 签到册: who is expected, and who came besides, with room to sign. */
export type RollPaper = {
  readonly facts: MeetingFacts
  readonly station: string
  /** 应到; null when nobody said. */
  readonly expected: number | null
  readonly lines: readonly RollLine[]
}

/** Deputies first, observers last, as a roll is read out. */
const order: readonly Capacity[] = [
  'deputy',
  'gridWorker',
  'residentRepresentative',
  'homeownersCommittee',
  'resident',
  'observer',
]

const cameBy = ({ excused, confirmed }: Line): string =>
  excused ? 'excused' : confirmed ? timeOfDay(confirmed.at) : ''

export function rollPaper(
  { meeting, roll }: MeetingState,
  station: string,
  gridName: (grid: string) => string,
  personOf: (participant: string) => PaperPerson,
): RollPaper {
  const byArea = rulesIn(meeting).decision?.byArea !== undefined
  const lines = Object.entries(roll.lines)
    .filter(([, line]) => line.mergedInto === '' && !line.removed)
    .map(([id, line]) => {
      const { name, official } = personOf(id)
      return {
        name: official ? name : maskedName(name),
        capacity: line.capacity,
        grid: gridName(line.grid),
        area: byArea && line.area !== null ? squareMetres(line.area) : '',
        came: cameBy(line),
      }
    })
  const place = ({ capacity, grid }: RollLine): string => `${order.indexOf(capacity)} ${grid}`
  const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
  return {
    facts: meeting.facts,
    station,
    expected: expected({ meeting, roll }),
    lines: lines.sort((one, other) => before(place(one), place(other))),
  }
}
