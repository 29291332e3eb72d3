import { limits } from '../../../lib/limits.ts'
import type { Result } from '../../../lib/result.ts'
import { dayOf, daysBetween } from '../../days.ts'
import { decided, refused } from '../../decided.ts'
import type { Decision } from '../../decider.ts'
import type { Rejection } from '../../rejection.ts'
import type { Deciders } from '../../rules-table.ts'
import { goesRound } from './policy.ts'
import type { ScreeningCommand, ScreeningEvent } from './schema.ts'
import { gridsLeft, openTasks, type Finding, type Round, type ScreeningState } from './state.ts'

type Decided = Result<Decision<ScreeningEvent>, Rejection>

const withRound = ({ rounds }: ScreeningState, id: string, then: (round: Round) => Decided): Decided => {
  const round = rounds[id]
  return round ? then(round) : refused('screening.unknownRound')
}

const withOpenRound = (state: ScreeningState, id: string, then: (round: Round) => Decided): Decided =>
  withRound(state, id, (round) => (round.closedAt === null ? then(round) : refused('screening.closed')))

type Of = { readonly round: string; readonly finding: string }
/** What was found and is not settled yet: that goes on when the round is over. */
const withFinding = (
  state: ScreeningState,
  { round, finding }: Of,
  then: (finding: Finding) => Decided,
): Decided =>
  withRound(state, round, ({ findings }) => {
    const found = findings[finding]
    if (!found) return refused('screening.unknownFinding')
    return found.settled === null ? then(found) : refused('screening.settled')
  })

/** What is claimed for a case comes to nothing else, and to no other case. */
const withUnclaimed: typeof withFinding = (state, of, then) =>
  withFinding(state, of, (found) => (found.claimed === null ? then(found) : refused('screening.claimed')))

const withNothingLeft = (state: ScreeningState, of: Of, then: () => Decided): Decided =>
  withUnclaimed(state, of, (found) => {
    const open = openTasks(found).length
    return open > 0 ? refused('screening.tasksOpen', { count: open }) : then()
  })

export const screeningDeciders: Deciders<ScreeningCommand, ScreeningState, ScreeningEvent> = {
  'screening.begin': ({ rounds }, { round, title, from, until, grids }, _, { gridName }) => {
    if (rounds[round]) return refused('screening.repeated')
    if (Object.keys(rounds).length >= limits.screeningRoundsMax) return refused('screening.tooMany')
    if (daysBetween(from, until) < 0) return refused('case.notLater')
    const each = [...new Set(grids)]
    return each.every((grid) => gridName(grid) !== null)
      ? decided({ type: 'screening.begun', v: 1, round, title, from, until, grids: each })
      : refused('screening.otherGrid')
  },
  'screening.cover': (state, { round, grid, on }, _, { now }) =>
    withOpenRound(state, round, ({ grids, from }) => {
      if (grids[grid] === undefined) return refused('screening.otherGrid')
      if (grids[grid] !== null) return refused('case.alreadySo')
      return on >= from && on <= dayOf(now)
        ? decided({ type: 'screening.covered', v: 1, round, grid, on })
        : refused('case.notYet')
    }),
  'screening.find': (state, { round, finding, grid, category, risk, place, words }) =>
    withOpenRound(state, round, ({ grids, findings }) => {
      if (findings[finding]) return refused('screening.repeated')
      if (grids[grid] === undefined) return refused('screening.otherGrid')
      if (Object.keys(findings).length >= limits.screeningFindingsMax) return refused('screening.tooMany')
      return decided({
        type: 'screening.found',
        v: 1,
        ...{ round, finding, grid, category, risk, place, words },
      })
    }),
  'screening.rate': (state, { risk, words, ...of }) =>
    withFinding(state, of, (finding) =>
      finding.risk === risk
        ? refused('case.alreadySo')
        : decided({ type: 'screening.rated', v: 1, round: of.round, finding: of.finding, risk, words }),
    ),
  'screening.assign': (state, { round, finding, task, person, words, due }, _, { now, rolesOf }) =>
    withUnclaimed(state, { round, finding }, ({ tasks }) => {
      if (!goesRound({ id: person, roles: rolesOf(person) })) return refused('screening.notAmong')
      if (tasks[task]) return refused('screening.repeated')
      if (Object.keys(tasks).length >= limits.screeningTasksMax) return refused('screening.tooMany')
      return due >= dayOf(now)
        ? decided({ type: 'screening.assigned', v: 1, round, finding, task, person, words, due })
        : refused('case.notLater')
    }),
  'screening.finish': (state, { round, finding, task, on, words }, _, { now }) =>
    withFinding(state, { round, finding }, ({ tasks }) => {
      if (tasks[task]?.done !== null) return refused('screening.unknownTask')
      return on <= dayOf(now)
        ? decided({ type: 'screening.finished', v: 1, round, finding, task, on, words })
        : refused('case.notYet')
    }),
  'screening.alarm': (state, { round, finding, to, words }) =>
    withFinding(state, { round, finding }, ({ alarms }) =>
      alarms.length < limits.screeningTasksMax
        ? decided({ type: 'screening.alarmed', v: 1, round, finding, to, words })
        : refused('screening.tooMany'),
    ),
  'screening.settle': (state, { round, finding, outcome, words }) =>
    withNothingLeft(state, { round, finding }, () =>
      decided({ type: 'screening.settled', v: 1, round, finding, outcome, words }),
    ),
  'screening.claim': (state, { round, finding, opened }) =>
    withNothingLeft(state, { round, finding }, () =>
      decided({ type: 'screening.claimed', v: 1, round, finding, opened }),
    ),
  'screening.takeUp': (state, { round, finding, opened, number, words }) =>
    withFinding(state, { round, finding }, ({ claimed }) =>
      claimed === opened
        ? decided({
            type: 'screening.settled',
            v: 1,
            ...{ round, finding, outcome: 'registered', words, opened, number },
          })
        : refused('screening.claimed'),
    ),
  'screening.close': (state, { round }) =>
    withOpenRound(state, round, (now) => {
      const left = gridsLeft(now).length
      return left > 0
        ? refused('screening.gridsLeft', { count: left })
        : decided({ type: 'screening.closed', v: 1, round })
    }),
}
