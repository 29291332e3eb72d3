import * as Y from 'yjs'
import type { Actor, Inputs, Instant, Quote, Recorded } from '../domain/decider.ts'
import {
  initialState,
  type MeetingCommand,
  type MeetingEvent,
  type MeetingState,
} from '../domain/meeting-state.ts'
import { meetingStream } from '../domain/meeting-stream.ts'
import { addIssue } from '../docs/board/edits.ts'
import { quoteBoard } from '../docs/board/quote.ts'
import { appendProse, type ProseLine } from '../docs/minutes/edits.ts'
import { quoteProse } from '../docs/minutes/quote.ts'
import type { Rejection } from '../domain/rejection.ts'
import { nameKey } from '../domain/roll/names.ts'
import { ulid } from '../lib/ids.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { grids } from './places.ts'
import { boxWith } from './box-contents.ts'
import { rolesOf as castRolesOf } from './given.ts'

/** A meeting without a server: the rules, the board document and a directory of names, in memory. */
export type Hall = {
  readonly state: () => MeetingState
  readonly history: () => readonly Recorded<MeetingEvent>[]
  readonly board: () => Quote
  /** The recorder's words. */
  readonly prose: () => Quote
  readonly names: () => ReadonlyMap<string, string>
  readonly send: (
    actor: Actor,
    command: MeetingCommand,
    at: Instant,
  ) => Result<readonly MeetingEvent[], Rejection>
  /** Puts a paper into a box; nobody asks whose. */
  readonly cast: (box: string, paper: string) => void
  /** Adds words to the minutes. */
  readonly note: (lines: readonly ProseLine[]) => void
  readonly write: (
    author: string,
    issue: { id: string; title: string; detail: string; grid: string },
    at: Instant,
  ) => void
}

/**
 * @param staff who bears which name by an account, as participants of this meeting
 * @param rolesOf what each of them is to the station
 */
export function createHall(
  staff: ReadonlyMap<string, string> = new Map(),
  rolesOf: Inputs['rolesOf'] = castRolesOf,
): Hall {
  const { decider } = meetingStream
  const doc = new Y.Doc()
  const prose = new Y.Doc()
  const quoteOf: Readonly<Record<string, () => Quote>> = {
    board: () => quoteBoard(doc),
    minutes: () => quoteProse(prose),
  }
  const names = new Map(staff)
  const papers = new Map<string, readonly string[]>()
  const history: Recorded<MeetingEvent>[] = []
  let state = initialState
  let made = 0

  const newId = (): string => ulid(++made, new Uint8Array(16))

  const nameHolder = (name: string) => {
    const holder = [...names].find(([, known]) => nameKey(known) === nameKey(name))
    return holder ? { id: holder[0], staff: staff.has(holder[0]) } : null
  }
  const gridName = (grid: string) => grids.find(({ id }) => id === grid)?.name ?? null

  const write: Hall['write'] = (author, issue, at) => {
    const client = ++made
    Y.applyUpdate(doc, addIssue(doc, { client, author, issue: { ...issue, createdAt: at } }))
  }

  const send: Hall['send'] = (actor, command, at) => {
    const refusal = decider.can(state, command, actor)
    if (refusal) return fail(refusal)
    const quotes: Record<string, Quote> = Object.fromEntries(
      meetingStream.quotes(command.type).map((name) => [name, quoteOf[name]!()]),
    )
    const box = meetingStream.boxes!.counts(state, command)
    const boxes = box === null ? {} : { [box]: boxWith(papers.get(box) ?? []) }
    const inputs = {
      now: at,
      seq: history.length,
      newId,
      newCode: () => '362918',
      nextNumber: () => 1,
      quotes,
      boxes,
      nameHolder,
      gridName,
      ownRules: () => null,
      appointment: () => null,
      committee: () => '',
      rolesOf,
    }
    const decided = decider.decide(state, command, actor, inputs)
    if (!decided.ok) return decided
    for (const event of decided.value.events) {
      const recorded = { ...event, seq: history.length + 1, at, by: actor.id }
      history.push(recorded)
      state = decider.evolve(state, recorded)
    }
    for (const { participant, name } of decided.value.names ?? []) names.set(participant, name)
    for (const edit of decided.value.edits ?? []) if (edit.doc === 'board') write(edit.author, edit.issue, at)
    return ok(decided.value.events)
  }

  return {
    state: () => state,
    history: () => history,
    board: () => quoteBoard(doc),
    prose: () => quoteProse(prose),
    names: () => names,
    send,
    cast: (box, paper) => papers.set(box, [...(papers.get(box) ?? []), paper]),
    note: (lines) => appendProse(prose, lines),
    write,
  }
}
