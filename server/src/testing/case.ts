import type { CaseId, PersonId } from '@linyi/shared/lib/ids'
import type { Asker } from '../rooms/port.ts'
import type { House } from './house.ts'
import { announced, done, enter, newId } from './meeting.ts'

export type CaseScene = Awaited<ReturnType<typeof openCase>>

const particulars = { gender: '', ethnicity: '', age: null, occupation: '', address: '', headedBy: '' }

type Station = Pick<
  Awaited<ReturnType<typeof announced>>,
  'station' | 'head' | 'appoint' | 'chair' | 'officer'
>

/**
 * A case of mediation with one mediator and a party on either side, who came by their links.
 * @param at a station that is there already; else that of `announced`
 */
export async function openCase(house: House, title = '出嫁女土地权益', at?: Station) {
  const { station, head, appoint, chair, officer } = at ?? (await announced(house))
  const mediator = await appoint('谢调解员', 'mediator')
  const other = await appoint('旁的调解员', 'mediator')
  const id = newId() as CaseId
  const idOf = (asker: Asker) => house.identity.participantOf(asker.person, id)
  const act = (asker: Asker, type: string, fields: Readonly<Record<string, unknown>> = {}) =>
    done(house, asker, { type, case: id, ...fields })

  await done(house, mediator, {
    ...{ type: 'case.register', id, station, origin: 'applied', from: null },
    ...{ category: 'landRights', title, brief: '对土地权益有争议', sought: '' },
  })
  const party = async (side: 'a' | 'b', name: string): Promise<Asker> => {
    const participant = newId()
    await act(mediator, 'party.add', { party: participant, side, kind: 'person', name, particulars })
    const person = newId() as PersonId
    await house.storage.commit({
      directory: [
        { put: 'person', person, name: '' },
        { put: 'participant', meeting: id, participant, person, name, grid: '' },
      ],
    })
    const room = (await house.rooms.open(`case/${id}`))!
    await room.refresh()
    room.close()
    return { person, meeting: id }
  }
  const partyA = await party('a', '许女士')
  const partyB = await party('b', '步溪村民小组')
  const room = (await house.rooms.open(`case/${id}`))!
  const whoIs = (asker: Asker) => room.actorOf(asker)!.id
  const [a, b] = [whoIs(partyA), whoIs(partyB)]
  room.close()
  for (const [asker, one] of [
    [partyA, a],
    [partyB, b],
  ] as const)
    await act(asker, 'party.acknowledgeRights', { party: one })
  await act(head, 'case.setMediators', {
    mediators: [{ participant: idOf(mediator), capacity: 'people', ties: 'none' }],
    chosenBy: 'committee',
  })
  await act(mediator, 'case.begin')
  const stranger = await enter(house, '路人')
  return {
    ...{ id, station, head, officer, chair, mediator, other, partyA, partyB, a, b, stranger },
    ...{ act, idOf, stream: `case/${id}` },
    /** A deputy of the station, listed by the head and appointed beside the mediator. */
    invite: async (name: string): Promise<Asker> => {
      const deputy = await appoint(name, 'deputy')
      await done(house, head, {
        ...{ type: 'station.listMediator', station, person: deputy.person },
        ...{ certificate: '2026-03', from: '2020-01-01', until: '2099-12-31' },
      })
      await act(head, 'case.setMediators', {
        mediators: [
          { participant: idOf(mediator), capacity: 'people', ties: 'none' },
          { participant: idOf(deputy), capacity: 'invited', ties: 'none' },
        ],
        chosenBy: 'committee',
      })
      return deputy
    },
    say: (asker: Asker, room: string, words: string) =>
      act(asker, 'caucus.say', { room, line: newId(), words }),
  }
}
