import { dayOf, daysAfter, type Day } from '../domain/days.ts'
import type { Instant, Quote } from '../domain/decider.ts'
import type { CaseCommand } from '../domain/mediation/case-state.ts'
import type { CaucusRoom } from '../domain/mediation/caucus/rooms.ts'
import type { CaucusCommand } from '../domain/mediation/caucus/schema.ts'
import type { Piece } from '../domain/mediation/dossier/schema.ts'
import type { Fragment, Part } from '../domain/mediation/settlement/parts.ts'
import { hashIn, type Block } from '../domain/mediation/settlement/text.ts'
import type { FileId, LineId, ParticipantId } from '../lib/ids.ts'
import type { Person } from './people.ts'

type Register = Extract<CaseCommand, { type: 'case.register' }>
/** A command to a case that exists. */
export type CaseAct = Exclude<CaseCommand, Register>

/** What a step may name while it is written down, before there is any case. */
export type CaseScene = {
  readonly participant: (person: Person) => ParticipantId
  /** A day so many days from today. */
  readonly day: (offset: number) => Day
  /** The same file, or sentence in a private room, whenever it is named. */
  readonly file: (name: string) => FileId
  readonly line: (name: string) => LineId
  /** How a part of the agreement reads now, and the whole. */
  readonly hash: (part: Part) => string
  readonly whole: () => string
}

/** A file of the dossier. What is in it is drawn by whoever plays the scenario. */
export type KeptFile = {
  readonly file: string
  readonly name: string
  readonly piece: Piece
  /** Whose proof of identity it is. */
  readonly of?: Person
}

/** Who does what, so many days from today (never after it), at an hour in China. */
export type CaseStep = { readonly day: number; readonly hour: number; readonly by: Person } & (
  | { readonly send: (scene: CaseScene) => CaseAct }
  | { readonly room: CaucusRoom; readonly say: (scene: CaseScene) => CaucusCommand }
  | { readonly keep: KeptFile }
  | { readonly write: Fragment; readonly blocks: (scene: CaseScene) => readonly Block[] }
)

/** A case of mediation as a list of what people did: for the demo and for tests. */
export type CaseScenario = {
  readonly name: string
  readonly registeredBy: Person
  readonly registeredDay: number
  readonly register: Omit<Register, 'type' | 'station'>
  /** Everybody who is no account: the parties, and who acts for them. */
  readonly parties: readonly Person[]
  /** In the order of their times. */
  readonly steps: readonly CaseStep[]
}

/** A case that was just registered, where a scenario goes on. */
export type CaseStage = {
  readonly participant: (person: Person) => ParticipantId
  /** An id for a name, the same every time it is asked for in this case. */
  readonly idOf: (name: string) => string
  /** Rejects when the rules refuse: a scenario breaks none. */
  readonly send: (by: Person, act: CaseAct, at: Instant) => Promise<void>
  readonly say: (by: Person, room: CaucusRoom, command: CaucusCommand, at: Instant) => Promise<void>
  readonly keep: (
    by: Person,
    file: Omit<KeptFile, 'of'> & { readonly id: FileId; readonly of?: ParticipantId },
    at: Instant,
  ) => Promise<void>
  readonly write: (by: Person, fragment: Fragment, blocks: readonly Block[], at: Instant) => Promise<void>
  /** The words of the agreement. */
  readonly quote: () => Quote
}

const hourMs = 60 * 60_000
const chinaOffsetHours = 8
const timeOf = (day: Day, hour: number): Instant =>
  Date.parse(`${day}T00:00:00Z`) + Math.round((hour - chinaOffsetHours) * hourMs)

/** Plays a scenario step by step on a stage that `register` sets up. */
export async function playCase(
  scenario: CaseScenario,
  now: Instant,
  register: (by: Person, fields: CaseScenario['register'], at: Instant) => Promise<CaseStage>,
): Promise<CaseStage> {
  const day = (offset: number): Day => daysAfter(dayOf(now), offset)
  const at = (step: { readonly day: number; readonly hour: number }): Instant =>
    Math.min(timeOf(day(step.day), step.hour), now)
  const first = at({ day: scenario.registeredDay, hour: 9 })
  const stage = await register(scenario.registeredBy, scenario.register, first)
  const scene: CaseScene = {
    participant: stage.participant,
    day,
    file: (name) => stage.idOf(`file ${name}`) as FileId,
    line: (name) => stage.idOf(`line ${name}`) as LineId,
    hash: (part) => hashIn(stage.quote(), part),
    whole: () => stage.quote().hash,
  }
  for (const step of scenario.steps) {
    const { by } = step
    if ('send' in step) await stage.send(by, step.send(scene), at(step))
    else if ('say' in step) await stage.say(by, step.room, step.say(scene), at(step))
    else if ('keep' in step) {
      const { of, ...kept } = step.keep
      const named = of ? { of: scene.participant(of) } : {}
      await stage.keep(by, { ...kept, ...named, id: scene.file(kept.file) }, at(step))
    } else await stage.write(by, step.write, step.blocks(scene), at(step))
  }
  return stage
}
