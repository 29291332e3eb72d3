import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Actor, Instant } from '../domain/decider.ts'
import type { MeetingCommand } from '../domain/meeting-state.ts'
import { ulid, type CommandId, type ParticipantId, type StationId } from '../lib/ids.ts'
import { parseCommand } from '../protocol/commands.ts'
import { sentence } from '../protocol/rejection-text.ts'
import { createHall, type Hall } from './hall.ts'
import { accounts, type Person } from './people.ts'
import { play, type Scenario } from './scenario.ts'

const idOf = (name: string): string => ulid(0, sha256(utf8ToBytes(name)))
const station = idOf('station') as StationId
const meeting = idOf('meeting')

const participant = (person: Person): ParticipantId => idOf(`participant ${person.key}`) as ParticipantId
const actorOf = (person: Person): Actor => ({ id: participant(person), roles: person.roles })

/**
 * Plays a scenario without a server, each command as it would come over the wire. Rejects at the first refusal.
 * @param heard told of each command's type
 */
export async function rehearse(
  scenario: Scenario,
  now: Instant,
  heard: (type: string) => void = () => undefined,
): Promise<Hall> {
  const staff = new Map(accounts.map((person) => [participant(person) as string, person]))
  const hall = createHall(
    new Map([...staff].map(([id, { name }]) => [id, name])),
    (id) => staff.get(id)?.roles ?? [],
  )
  let sent = 0

  const send = (by: Person, act: { readonly type: string }, envelope: object, at: Instant): void => {
    heard(act.type)
    const id = ulid(++sent, new Uint8Array(16)) as CommandId
    const parsed = parseCommand({ id, ...envelope, ...act })
    const done = parsed.ok ? hall.send(actorOf(by), parsed.value as MeetingCommand, at) : parsed
    if (!done.ok)
      throw new Error(`${scenario.name}: ${by.name} may not ${act.type}: ${sentence(done.error).en}`)
  }

  await play(scenario, now, async (by, drafting, at) => {
    send(by, { type: 'meeting.draft', ...drafting }, { station }, at)
    return {
      participant,
      idOf,
      state: hall.state,
      send: async (person, act, when) => {
        send(person, act, { meeting }, when)
      },
      write: async (person, { issue, title, detail, grid }, when) => {
        hall.write(participant(person), { id: issue, title, detail, grid }, when)
      },
      note: async (_, lines) => hall.note(lines),
      prose: () => hall.prose().hash,
    }
  })
  return hall
}
