import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import { appendBlocks } from '../docs/settlement/edits.ts'
import { quoteSettlement } from '../docs/settlement/quote.ts'
import type { Actor, Appointment, Instant } from '../domain/decider.ts'
import { evolveCase } from '../domain/mediation/case-fold.ts'
import { initialCaseState, type CaseCommand, type CaseState } from '../domain/mediation/case-state.ts'
import { caseStream } from '../domain/mediation/case-stream.ts'
import { caucusStream, type CaucusState } from '../domain/mediation/caucus-stream.ts'
import { roomStreamId, type CaucusRoom } from '../domain/mediation/caucus/rooms.ts'
import { ulid, type CommandId, type ParticipantId, type StationId } from '../lib/ids.ts'
import { parseCommand } from '../protocol/commands.ts'
import { sentence } from '../protocol/rejection-text.ts'
import { playCase, type CaseScenario } from './case-scenario.ts'
import { inputs } from './given.ts'
import type { Person } from './people.ts'
import { committee } from './places.ts'

const idOf = (name: string): string => ulid(0, sha256(utf8ToBytes(name)))
const station = idOf('station') as StationId

/** As the demonstration's station lists them: mediators by role, everybody else with an account for a term. */
const appointmentOf = (person: Person | undefined): Appointment | null => {
  if (!person || person.roles.length === 0) return null
  return person.roles.includes('mediator')
    ? { capacity: 'people', term: null }
    : { capacity: 'invited', term: { from: '2000-01-01', until: '2099-12-31' } }
}

/** A case without a server, as its scenario left it. */
export type RehearsedCase = {
  readonly state: CaseState
  readonly nameOf: (participant: string) => string
  readonly room: (room: CaucusRoom) => CaucusState
}

/** Plays a scenario without a server, each command as it would come over the wire. Rejects at the first refusal. */
export async function rehearseCase(
  scenario: CaseScenario,
  now: Instant,
  heard: (type: string) => void = () => undefined,
): Promise<RehearsedCase> {
  const caseId = idOf(`case ${scenario.name}`)
  const doc = new Y.Doc()
  const names = new Map<string, string>()
  const known = new Map<string, Person>()
  const rooms = new Map<CaucusRoom, CaucusState>()
  let state = initialCaseState
  let count = 0

  const participant = (person: Person): ParticipantId => {
    const id = idOf(`participant ${person.key}`)
    known.set(id, person)
    return id as ParticipantId
  }
  const actorOf = (person: Person): Actor => ({ id: participant(person), roles: person.roles })
  const around = (at: Instant) => ({
    ...inputs,
    now: at,
    quotes: { settlement: quoteSettlement(doc) },
    appointment: (id: string) => appointmentOf(known.get(id)),
    committee: () => committee,
  })
  const read = (by: Person, raw: { readonly type: string }): CaseCommand => {
    heard(raw.type)
    const parsed = parseCommand({ id: ulid(++count, new Uint8Array(16)) as CommandId, ...raw })
    if (!parsed.ok) throw new Error(`${by.name} may not ${raw.type}: ${sentence(parsed.error).en}`)
    return parsed.value as CaseCommand
  }
  const refused = (by: Person, type: string, error: Parameters<typeof sentence>[0]): Error =>
    new Error(`${scenario.name}: ${by.name} may not ${type}: ${sentence(error).en}`)

  const send = (by: Person, raw: { readonly type: string }, at: Instant): void => {
    const command = read(by, raw)
    const { can, decide } = caseStream.decider
    const actor = actorOf(by)
    const refusal = can(state, command, actor)
    if (refusal) throw refused(by, command.type, refusal)
    const decided = decide(state, command, actor, around(at))
    if (!decided.ok) throw refused(by, command.type, decided.error)
    for (const event of decided.value.events)
      state = evolveCase(state, { ...event, seq: ++count, at, by: actor.id })
    for (const { participant: who, name } of decided.value.names ?? []) names.set(who, name)
  }

  const roomAt = (room: CaucusRoom): CaucusState =>
    rooms.get(room) ?? caucusStream.initialOf!(roomStreamId(caseId, room))

  const say = (by: Person, room: CaucusRoom, raw: { readonly type: string }, at: Instant): void => {
    const command = read(by, { ...raw, case: caseId, room } as { type: string }) as never
    const id = participant(by)
    const actor: Actor = { id, roles: caseStream.asParent!.rolesOf(state, id) }
    const { can, decide, evolve } = caucusStream.decider
    const refusal = can(roomAt(room), command, actor)
    if (refusal) throw refused(by, raw.type, refusal)
    const decided = decide(roomAt(room), command, actor, around(at))
    if (!decided.ok) throw refused(by, raw.type, decided.error)
    for (const event of decided.value.events)
      rooms.set(room, evolve(roomAt(room), { ...event, seq: ++count, at, by: id }))
  }

  await playCase(scenario, now, async (by, fields, at) => {
    send(by, { type: 'case.register', station, ...fields } as { type: string }, at)
    const inCase = (act: { readonly type: string }) => ({ case: caseId, ...act })
    return {
      participant,
      idOf: (name) => idOf(`${caseId} ${name}`),
      quote: () => quoteSettlement(doc),
      send: async (person, act, when) => send(person, inCase(act), when),
      say: async (person, room, command, when) => say(person, room, command, when),
      keep: async (person, { id, name, piece, of }, when) =>
        send(
          person,
          inCase({
            type: 'file.add',
            ...{ file: id, name, piece, mime: 'image/png', bytes: 1, sha256: '0'.repeat(64) },
            ...(of && { of }),
          } as { type: string }),
          when,
        ),
      write: async (_, fragment, blocks) => appendBlocks(doc, fragment, blocks),
    }
  })
  return {
    state,
    nameOf: (id) => names.get(id) ?? known.get(id)?.name ?? '',
    room: roomAt,
  }
}
