import type { Instant } from '../domain/decider.ts'
import type { MeetingCommand, MeetingState } from '../domain/meeting-state.ts'
import type { AgendaItem, MeetingFacts } from '../domain/meeting/schema.ts'
import type { ProseLine } from '../docs/minutes/edits.ts'
import { factsHash } from '../domain/minutes/facts.ts'
import type {
  BallotId,
  IssueId,
  MotionId,
  ParticipantId,
  PointId,
  ProposalId,
  ResolutionId,
} from '../lib/ids.ts'
import { fingerprintOf } from './box-contents.ts'
import type { Person } from './people.ts'

type Draft = Extract<MeetingCommand, { type: 'meeting.draft' }>
/** A command to a meeting that exists. */
export type MeetingAct = Exclude<MeetingCommand, Draft>

/** What a step may name while it is written down, before any meeting exists. */
export type Scene = {
  readonly startsAt: Instant
  readonly participant: (person: Person) => ParticipantId
  /** The same proposal, issue written straight onto the board, motion... whenever it is named. */
  readonly proposal: (name: string) => ProposalId
  readonly written: (name: string) => IssueId
  readonly motion: (name: string) => MotionId
  readonly ballot: (name: string) => BallotId
  readonly resolution: (name: string) => ResolutionId
  readonly point: (name: string) => PointId
  /** The issue that a proposal became. */
  readonly accepted: (proposal: string) => IssueId
  /** What the moderator has just read back. */
  readonly readBack: () => { readonly prose: string; readonly facts: string }
  /** What those who sign a secret ballot have before them. */
  readonly fingerprint: (ballot: string) => string
  /** The entry that closed the meeting, once it is closed. */
  readonly closing: () => number
}

/** An issue written straight into the board document. */
export type BoardWrite = {
  readonly issue: IssueId
  readonly title: string
  readonly detail: string
  readonly grid: string
  readonly category: string
}

/** Who does what, when. `atMinutes` counts from the meeting's start; what comes before it is negative. */
export type Step = { readonly atMinutes: number; readonly by: Person } & (
  | { readonly send: (scene: Scene) => MeetingAct }
  | { readonly write: (scene: Scene) => BoardWrite }
  | { readonly note: readonly ProseLine[] }
)

/** A meeting as a list of what people did: for the demo, for tests and for pictures. */
export type Scenario = {
  readonly name: string
  /** When it starts, seen from the moment it is played. */
  readonly startsAt: (now: Instant) => Instant
  readonly lastsMinutes: number
  readonly draftedBy: Person
  readonly draftedAtMinutes: number
  readonly facts: Omit<MeetingFacts, 'startsAt' | 'endsAt'>
  readonly agenda: readonly AgendaItem[]
  /** In the order of their times. */
  readonly steps: readonly Step[]
}

/** A meeting that was just drafted, where a scenario goes on. */
export type Stage = {
  readonly participant: (person: Person) => ParticipantId
  /** An id for a name, the same every time it is asked for in this meeting. */
  readonly idOf: (name: string) => string
  readonly state: () => MeetingState
  /** Rejects when the rules refuse: a scenario breaks none. */
  readonly send: (by: Person, act: MeetingAct, at: Instant) => Promise<void>
  readonly write: (by: Person, write: BoardWrite, at: Instant) => Promise<void>
  /** Adds words to the minutes. */
  readonly note: (by: Person, lines: readonly ProseLine[], at: Instant) => Promise<void>
  /** Hash of the words of the minutes. */
  readonly prose: () => string
}

export type Drafting = Omit<Draft, 'type' | 'station'>

const minuteMs = 60_000

/** Plays a scenario step by step on a stage that `draft` sets up. */
export async function play(
  scenario: Scenario,
  now: Instant,
  draft: (by: Person, drafting: Drafting, at: Instant) => Promise<Stage>,
): Promise<Stage> {
  const startsAt = scenario.startsAt(now)
  const timeOf = (minutes: number): Instant => startsAt + Math.round(minutes * minuteMs)
  const facts = { ...scenario.facts, startsAt, endsAt: timeOf(scenario.lastsMinutes) }
  const stage = await draft(
    scenario.draftedBy,
    { facts, agenda: scenario.agenda },
    timeOf(scenario.draftedAtMinutes),
  )
  const proposal = (name: string): ProposalId => stage.idOf(`proposal ${name}`) as ProposalId
  const scene: Scene = {
    startsAt,
    participant: stage.participant,
    proposal,
    written: (name) => stage.idOf(`issue ${name}`) as IssueId,
    motion: (name) => stage.idOf(`motion ${name}`) as MotionId,
    ballot: (name) => stage.idOf(`ballot ${name}`) as BallotId,
    resolution: (name) => stage.idOf(`resolution ${name}`) as ResolutionId,
    point: (name) => stage.idOf(`point ${name}`) as PointId,
    accepted: (name) => stage.state().issue.proposals[proposal(name)]!.issue as IssueId,
    readBack: () => ({ prose: stage.prose(), facts: factsHash(stage.state()) }),
    fingerprint: (name) => fingerprintOf(stage.state(), stage.idOf(`ballot ${name}`)),
    closing: () => stage.state().meeting.closedSeq!,
  }
  for (const step of scenario.steps) {
    const at = timeOf(step.atMinutes)
    if ('send' in step) await stage.send(step.by, step.send(scene), at)
    else if ('note' in step) await stage.note(step.by, step.note, at)
    else await stage.write(step.by, step.write(scene), at)
  }
  return stage
}
