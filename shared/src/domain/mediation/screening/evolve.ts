import type { Steps } from '../../fold.ts'
import type { ScreeningEvent } from './schema.ts'
import type { Finding, Round, ScreeningState } from './state.ts'

const change = (
  state: ScreeningState,
  round: string,
  to: (round: Round) => Partial<Round>,
): ScreeningState => ({
  ...state,
  rounds: { ...state.rounds, [round]: { ...state.rounds[round]!, ...to(state.rounds[round]!) } },
})

const changeFinding = (
  state: ScreeningState,
  { round, finding }: { readonly round: string; readonly finding: string },
  to: (finding: Finding) => Partial<Finding>,
): ScreeningState =>
  change(state, round, ({ findings }) => ({
    findings: { ...findings, [finding]: { ...findings[finding]!, ...to(findings[finding]!) } },
  }))

export const screeningSteps: Steps<ScreeningState, ScreeningEvent> = {
  'screening.begun': (state, { round, title, from, until, grids }) => ({
    ...state,
    rounds: {
      ...state.rounds,
      [round]: {
        ...{ title, from, until },
        grids: Object.fromEntries(grids.map((grid) => [grid, null])),
        findings: {},
        closedAt: null,
      },
    },
  }),
  'screening.covered': (state, { round, grid, on }) =>
    change(state, round, ({ grids }) => ({ grids: { ...grids, [grid]: on } })),
  'screening.found': (state, { round, finding, grid, category, risk, place, words, by, at }) =>
    change(state, round, ({ findings }) => ({
      findings: {
        ...findings,
        [finding]: {
          ...{ grid, category, risk, place, words, by, at },
          ...{ ratings: [], tasks: {}, alarms: [], claimed: null, settled: null },
        },
      },
    })),
  'screening.rated': (state, { risk, words, at, ...of }) =>
    changeFinding(state, of, ({ ratings }) => ({ risk, ratings: [...ratings, { risk, words, at }] })),
  'screening.assigned': (state, { task, person, words, due, ...of }) =>
    changeFinding(state, of, ({ tasks }) => ({
      tasks: { ...tasks, [task]: { person, words, due, done: null } },
    })),
  'screening.finished': (state, { task, on, words, by, ...of }) =>
    changeFinding(state, of, ({ tasks }) => ({
      tasks: { ...tasks, [task]: { ...tasks[task]!, done: { on, words, by } } },
    })),
  'screening.alarmed': (state, { to, words, by, at, ...of }) =>
    changeFinding(state, of, ({ alarms }) => ({ alarms: [...alarms, { to, words, by, at }] })),
  'screening.settled': (state, { outcome, words, opened, number, by, at, ...of }) =>
    changeFinding(state, of, () => ({
      settled: { outcome, words, by, at, opened: opened && number ? { id: opened, number } : null },
    })),
  'screening.claimed': (state, { opened, round, finding }) =>
    changeFinding(state, { round, finding }, () => ({ claimed: opened })),
  'screening.closed': (state, { round, at }) => change(state, round, () => ({ closedAt: at })),
}
