import { createBoxClient } from '@linyi/shared/client/box-client'
import type { BoxLink, BoxReply } from '@linyi/shared/client/box-client/link'
import { memoryStore, type BoxStore } from '@linyi/shared/client/box-client/store'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { Rejection } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import type { Result } from '@linyi/shared/lib/result'
import { sentence } from '@linyi/shared/protocol/rejection-text'
import { randomBytes } from 'node:crypto'
import type { Asker } from '../rooms/port.ts'
import type { House } from './house.ts'
import { announced, done, newId } from './meeting.ts'

const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

const reply = async <T>(answer: Promise<Result<T, Rejection>>): Promise<BoxReply<T>> => {
  const result = await answer.catch(() => null)
  if (!result) return { ok: false, why: 'noLine' }
  return result.ok ? result : { ok: false, why: 'refused', error: sentence(result.error) }
}

/** The way to a box without a line between. */
export const boxLinkOf = ({ boxes, clock }: House, asker: Asker): BoxLink => ({
  look: (box) =>
    reply(
      boxes.look(box).then((view) => {
        if (!view.ok) return view
        const { published, ...rest } = view.value
        const inside = { receipts: published?.nullifiers ?? null, ballots: published?.papers ?? null }
        return { ok: true, value: { ...rest, ...inside, serverNow: clock.now() } }
      }),
    ),
  token: (box, { blinded, slip }) => reply(boxes.issue(box, asker, blinded, slip ?? null)),
  redeem: (box, { code, blinded }) => reply(boxes.redeem(box, code, blinded)),
  surrender: (box, token) => reply(boxes.surrender(box, asker, token)),
  cast: (box, cast) => reply(boxes.cast(box, cast)),
})

/**
 * A meeting with a motion before it and a secret ballot open on it, yes or no: real rules, real boxes.
 * @param pass lets the time of the house go on by so many milliseconds
 * @param congress of how many members a town congress is, whose votes bind; null for a council, which recommends
 * @param given to how many of the voters, the first ones, a slip that was printed beforehand is handed at the door
 */
export async function openSecretBallot(
  house: House,
  voters: number,
  pass: (ms: number) => void,
  { given = 0, congress = null }: { given?: number; congress?: { readonly members: number } | null } = {},
) {
  const scene = await announced(house, null, congress ? 'townCongress' : 'neighborhoodCouncil')
  const { meeting, officer, chair, idOf } = scene
  const send = (by: Asker, type: string, fields: Readonly<Record<string, unknown>> = {}) =>
    done(house, by, { type, meeting, ...fields })

  const printBeforehand = async (): Promise<readonly string[]> => {
    await send(officer, 'ballot.prepareSlips', { ballot })
    const printed = await house.boxes.print(ballot, officer)
    if (!printed.ok) throw new Error(printed.error.code)
    return printed.value
  }

  const scrutineers = await Promise.all(['监票甲', '监票乙'].map((name) => scene.guest(name)))
  for (const one of scrutineers)
    await send(officer, 'meeting.assignDuty', { participant: idOf(one), duty: 'scrutineer' })
  await send(officer, 'meeting.openCheckIn')
  const electorate: Asker[] = []
  for (let i = 0; i < voters; i++) {
    const voter = await scene.guest(`居民${i}`)
    const confirmation = { participant: idOf(voter), capacity: 'resident', how: 'seen' }
    await send(officer, 'roll.confirm', confirmation)
    electorate.push(voter)
  }
  const [motion, ballot] = [newId(), newId()]
  const codes = given > 0 ? await printBeforehand() : []
  for (const voter of electorate.slice(0, given))
    await send(officer, 'ballot.giveSlip', { ballot, participant: idOf(voter) })
  if (congress) await send(officer, 'roll.setExpected', { expected: congress.members })
  await send(chair, 'meeting.start')
  await send(chair, 'motion.put', {
    ...{ motion, mover: idOf(electorate[0]!), text: '在巷口装一盏灯', issues: [] },
    ...{ who: '街道办', what: '装灯', when: '六月底前', cost: '八千元' },
  })
  await send(chair, 'ballot.openSecret', {
    ...{ ballot, motion, endDebate: '' },
    terms: { rule: 'threshold', seats: 1, among: [], binding: congress !== null },
  })

  const state = async (): Promise<MeetingState> => {
    const room = (await house.rooms.open(scene.stream))!
    room.close()
    return room.durable().state as MeetingState
  }

  return {
    ...{ scene, send, ballot, motion, voters: electorate, scrutineers, state, codes },
    ballotNow: async () => (await state()).ballot.secret[ballot]!,
    /** Somebody's device. */
    device: (voter: Asker, store: BoxStore = memoryStore()) =>
      createBoxClient({ box: ballot, link: boxLinkOf(house, voter), store, chance, slip: null }),
    /** A tablet at which somebody types a code. */
    booth: (code: string) =>
      createBoxClient({
        ...{
          box: ballot,
          link: boxLinkOf(house, scene.officer),
          store: memoryStore(),
          chance,
          slip: null,
          code,
        },
      }),
    /** Every token was given out; papers go in. */
    beginCasting: () => pass(limits.issuingWindowMs),
    /** What came back on paper, by both scrutineers. */
    enterSheets: async (papers: readonly string[]) => {
      for (const one of scrutineers) await house.boxes.enterSheets(ballot, one, papers)
    },
    count: () => send(scrutineers[0]!, 'ballot.count', { ballot }),
    certifyAndAnnounce: async () => {
      const { fingerprint } = (await state()).ballot.secret[ballot]!.counts.at(-1)!.sealing
      for (const one of scrutineers) await send(one, 'ballot.sign', { ballot, fingerprint })
      await send(chair, 'ballot.announce', { ballot })
    },
  }
}
