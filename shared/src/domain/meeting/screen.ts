import { limits } from '../../lib/limits.ts'
import { ballotOnScreen, type PapersIn, type ScreenBallot } from '../ballot/screen.ts'
import { floorOnScreen, type ScreenFloor } from '../floor/screen.ts'
import { tableOnScreen, type ScreenTable } from '../floor/table.ts'
import { isListed, mergedUnder, secondersOf } from '../issue/state.ts'
import type { MeetingState } from '../meeting-state.ts'
import { thanksOnScreen, type ScreenThanks } from '../rating/screen.ts'
import { arrived, expected } from '../roll/counts.ts'
import type { OwnRules } from '../rules/own.ts'
import type { AgendaItem, MeetingFacts, Phase, ProjectorView } from './schema.ts'
import type { Entered, Halt } from './state.ts'

/** A line of the board as it is on disk, in the order of ranks. */
export type BoardLine = { readonly id: string; readonly title: string; readonly grid: string }

/** Somebody on a wall, to be named by what they do, residents by name (decisions 1). */
export type ScreenPerson = { readonly name: string; readonly role: string; readonly grid: string }

/** Who writes in an issue now, by issue. */
export type Writing = Readonly<Record<string, ScreenPerson>>

export type ScreenIssue = BoardLine & {
  readonly seconds: number
  /** How many stand here as one: 1 where nothing was merged. */
  readonly merged: number
  readonly writing: ScreenPerson | null
}

/**
 * All that a projector gets (decisions 1): no stream, no doc, no name but of who writes, who speaks and who is proposed
 * as 监票人 or 计票人; of a tea-talk, of who sits at the table.
 */
export type Screen = {
  readonly view: ProjectorView
  /** In the colours of a dark room, as the chair wants it; otherwise as this screen's machine is set. */
  readonly dark: boolean
  readonly phase: Phase | null
  readonly code: string
  readonly facts: MeetingFacts
  /** The station's own rules that it goes by; null for the general ones. */
  readonly rules: OwnRules | null
  /** Why it does not go on now; null while it does. */
  readonly halt: Halt | null
  readonly joining: 'open' | 'closed'
  readonly arrived: number
  readonly expected: number | null
  readonly agenda: readonly AgendaItem[]
  readonly item: string
  readonly entered: readonly Entered[]
  /** The first ones, while the list is put up; empty otherwise. */
  readonly issues: readonly ScreenIssue[]
  /** How many there are in all. */
  readonly issueCount: number
  readonly locked: boolean
  /** While it is put up; null otherwise. */
  readonly floor: ScreenFloor | null
  /** While it is put up; null otherwise, and before there is a motion. */
  readonly ballot: ScreenBallot | null
  /** Of a tea-talk, until its thanks; null otherwise. */
  readonly table: ScreenTable | null
  /** While it is put up; null otherwise. */
  readonly thanks: ScreenThanks | null
  /** The leaf of the closing entry, 64 hex digits; null until the close. */
  readonly root: string | null
}

export function screenOf(
  state: MeetingState,
  board: readonly BoardLine[],
  writing: Writing,
  person: (id: string) => ScreenPerson,
  root: string | null,
  papers: PapersIn = {},
): Screen {
  const { meeting, roll, issue } = state
  const { view, dark, phase, code, facts, halt, agenda, item, entered } = meeting
  const shown = board.filter(({ id }) => isListed(issue, id))
  const table = view === 'thanks' ? null : tableOnScreen(state, person)
  const first = view === 'issues' || (table && view === 'floor') ? shown.slice(0, limits.screenIssuesMax) : []
  return {
    view,
    dark,
    phase,
    code,
    facts,
    rules: meeting.rules,
    halt,
    joining: roll.joining,
    arrived: arrived(roll),
    expected: expected(state),
    agenda,
    item,
    entered,
    issues: first.map(({ id, title, grid }) => ({
      id,
      title,
      grid,
      seconds: secondersOf(issue, id).length,
      merged: mergedUnder(issue, id).length,
      writing: writing[id] ?? null,
    })),
    issueCount: shown.length,
    locked: issue.lock !== null,
    floor: view === 'floor' ? floorOnScreen(state, shown, person) : null,
    ballot: view === 'ballot' ? ballotOnScreen(state, papers, person) : null,
    table,
    thanks: view === 'thanks' ? thanksOnScreen(state) : null,
    root,
  }
}
