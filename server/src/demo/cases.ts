import { createHash } from 'node:crypto'
import { appendBlocks } from '@linyi/shared/docs/settlement/edits'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { ulid, type CaseId, type ParticipantId } from '@linyi/shared/lib/ids'
import { playCase, type CaseScenario, type CaseStage } from '@linyi/shared/testing/case-scenario'
import type { Person } from '@linyi/shared/testing/people'
import type { OpenRoom } from '../rooms/port.ts'
import type { DemoDeps, Send } from './build.ts'
import { idFrom, personIdOf } from './cast.ts'
import { holdCopy, writeIn, type HeldCopy } from './doc-writer.ts'
import { drawnPng } from './drawn.ts'

/** A case as it was played: its id, and who somebody is in it. */
export type PlayedCase = { readonly id: CaseId; readonly participant: CaseStage['participant'] }

/** Plays one case of the demonstration through the rules that a real one goes through. */
export async function playCaseOn(
  { storage, rooms, docs, identity, setClock, now }: DemoDeps,
  send: Send,
  station: string,
  scenario: CaseScenario,
): Promise<PlayedCase> {
  const id = idFrom(`case ${scenario.name}`) as CaseId
  const settlement = `case/${id}/settlement`
  const hasAccount = ({ roles }: Person) => roles.length > 0
  const participant = (person: Person): ParticipantId =>
    hasAccount(person)
      ? identity.participantOf(personIdOf(person), id)
      : (idFrom(`${id} participant ${person.key}`) as ParticipantId)
  const askerFor = (person: Person) => ({
    person: personIdOf(person),
    meeting: hasAccount(person) ? null : id,
  })
  const bound = new Set<Person>()
  let room: OpenRoom | null = null
  let paper: HeldCopy | null = null
  let sent = 0
  const nextId = () => ulid(++sent, new Uint8Array(16))

  /** As if they had opened their link: the case knows whose phone it is. */
  const bind = async (person: Person): Promise<void> => {
    if (hasAccount(person) || bound.has(person)) return
    bound.add(person)
    const row = { meeting: id, participant: participant(person), person: personIdOf(person) }
    await storage.commit({ directory: [{ put: 'participant', ...row, name: person.name, grid: '' }] })
    await room!.refresh()
  }

  await playCase(scenario, now, async (by, fields, at) => {
    setClock(at)
    await send(askerFor(by), { type: 'case.register', id, station, ...fields })
    room = await rooms.open(`case/${id}`)
    const held = await holdCopy(docs, settlement)
    paper = held
    return {
      participant,
      idOf: (name) => idFrom(`${id} ${name}`),
      quote: () => quoteSettlement(held.now()),
      send: async (person, act, when) => {
        setClock(when)
        await send(askerFor(person), { id: nextId(), case: id, ...act })
      },
      say: async (person, room, command, when) => {
        setClock(when)
        await bind(person)
        await send(askerFor(person), { id: nextId(), case: id, room, ...command })
      },
      keep: async (person, { id: file, name, piece, of }, when) => {
        setClock(when)
        const bytes = drawnPng(`${id} ${name}`)
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        await send(
          askerFor(person),
          {
            ...{ id: nextId(), case: id, type: 'file.add', file, name, piece, ...(of && { of }) },
            ...{ mime: 'image/png', bytes: bytes.length, sha256 },
          },
          [{ stream: `case/${id}`, file, bytes }],
        )
      },
      write: (person, fragment, blocks, when) => {
        setClock(when)
        const who = { participant: participant(person), schema: settlementSchema }
        return writeIn(docs, settlement, who, (copy) => appendBlocks(copy, fragment, blocks))
      },
    }
  })
  room!.close()
  paper!.letGo()
  return { id, participant }
}
