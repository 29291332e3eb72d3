import type { Instant } from '@linyi/shared/domain/decider'
import type { Ground } from '@linyi/shared/domain/erasure/schema'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { Log } from '../log.ts'
import type { Records } from '../records/records.ts'
import type { Clock } from '../rooms/clock.ts'
import { freshId } from '../rooms/fresh-id.ts'
import type { Identity } from '../rooms/identity.ts'
import type { Logins } from '../rooms/logins.ts'
import type { Asker, Rooms } from '../rooms/port.ts'
import { rolesToTake } from './accounts.ts'
import { carryOut, streamsOf, type CarryingDeps, type Shown } from './carry-out.ts'
import {
  looksIn,
  streamsToLookAt,
  type AskedErasure,
  type CaseErasure,
  type DestructionSaid,
  type ErasureList,
  type InMeeting,
  type WordsErasure,
} from './list.ts'
import { passagesToLookAt, wentWith, type LookPassage } from './looks.ts'
import { createOrders } from './orders.ts'
import { wholePerson } from './people.ts'
import { createPurges } from './purges.ts'
import { createShutOut, eraseIn } from './shut-out.ts'

/** Who is to be erased: a person, a line of a roll, or somebody with both. */
export type Whom = { readonly person: string | null; readonly place: InMeeting | null }

export type Erased = {
  /** Meetings in which an officer has words to look at that named them. */
  readonly toLookAt: readonly string[]
  /** Meetings of other stations, whose own officers have to be asked. */
  readonly elsewhere: number
}

export type Looking = {
  /** Of the list as it was when the passages were read. */
  readonly asOf: string
  readonly passages: readonly LookPassage[]
}

export type Erasures = {
  /** Everything of a person goes, in every meeting in which `asker` may say so. Never rejects. */
  readonly erase: (asker: Asker, whom: Whom, ground: Ground) => Promise<Result<Erased, Rejection>>
  /** Streams with words that name somebody who was erased. */
  readonly toLookAt: () => readonly string[]
  readonly looking: (stream: string) => Promise<Looking>
  /** @param shownFor what is to stand in the place of a passage */
  readonly look: (
    asker: Asker,
    meeting: string,
    asOf: string,
    shownFor: (passage: LookPassage) => string,
  ) => Promise<Result<void, Rejection>>
  /** The key of a case is destroyed, as two people of its station decided. */
  readonly destroyCase: (id: string, said: DestructionSaid) => Promise<Result<void, Rejection>>
  /** Carries out what is on the list and not done in this store: it was copied back, or the power went. */
  readonly resume: () => Promise<void>
}

type Deps = CarryingDeps & {
  readonly rooms: Rooms
  readonly identity: Identity
  readonly logins: Pick<Logins, 'revokeAll'>
  readonly records: Pick<Records, 'rewrite'>
  readonly clock: Clock
  readonly list: ErasureList
  readonly log: Log
}

export function createErasures(deps: Deps): Erasures {
  const { storage, docs, rooms, identity, records, clock, list, log } = deps
  const orders = createOrders({ rooms, clock })
  const { shutOut, forget } = createShutOut({ ...deps, orders })
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time: each counts letters in what the one before has left. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const done = turn.then(job)
    turn = done.catch(() => {})
    return done
  }

  const stateOf = (meeting: string) =>
    orders.reading(`meeting/${meeting}`, (room) => room.durable().state as MeetingState)

  const purges = createPurges({ storage, clock, log, inTurn })

  const say = async ({ id, stream, said }: WordsErasure): Promise<void> => {
    if (!said) return
    const meeting = stream.slice('meeting/'.length)
    const command = { type: 'erasure.eraseWords', meeting, entries: said.entries }
    const refused = await orders.give({ by: said.by, stream, command }, id)
    if (refused) log.warn({ erasure: id, code: refused.code }, 'an erasure was not recorded')
  }

  /** A store that was copied back may not know that somebody had asked. */
  const sayDestroyed = async ({ id, case: dossier }: CaseErasure, said: DestructionSaid): Promise<void> => {
    const { station, number, until, asked, by } = said
    const stream = `station/${station}`
    const ask = { type: 'station.askDestruction', station, dossier, number, until }
    const refused =
      (await orders.give({ by: asked, stream, command: ask }, `${id}-asked`)) ??
      (await orders.give({ by, stream, command: { type: 'station.destroyDossier', station, dossier } }, id))
    if (refused) log.warn({ erasure: id, code: refused.code }, 'a destruction was not recorded')
  }

  /** Every step of it may be taken twice: whatever stopped it, the next time it is finished. */
  const finish = async (id: string, shown?: Shown): Promise<void> => {
    const asked = list.asked(id)
    if (asked) await shutOut(asked)
    const erasure = list.found(id)!
    if (erasure.kind === 'words') await say(erasure)
    if (erasure.kind === 'case' && erasure.said) await sayDestroyed(erasure, erasure.said)
    await carryOut(deps, erasure, shown)
    for (const stream of streamsOf(erasure)) await records.rewrite(stream.slice(stream.indexOf('/') + 1))
    await forget(id)
    await purges.after(id)
    log.info({ erasure: id, streams: streamsOf(erasure).length }, 'an erasure was carried out')
  }

  /** It is on the list by now: what fails here is done again before the next one, or at the next start. */
  const finishOrLater = (id: string, shown?: Shown): Promise<void> =>
    finish(id, shown).catch((error: unknown) =>
      log.error({ err: error, erasure: id }, 'an erasure could not be carried out yet'),
    )

  const unfinished = async (): Promise<readonly string[]> => {
    const ids = list.ids().filter((id) => !purges.awaits(id))
    const done = await Promise.all(ids.map((id) => storage.isErased(id)))
    return ids.filter((_, index) => !done[index])
  }

  const noted = (): { readonly id: string; readonly at: Instant } => ({
    id: freshId(clock.now()),
    at: clock.now(),
  })

  const erase: Erasures['erase'] = async (asker, whom, ground) => {
    for (const id of await unfinished()) await finishOrLater(id)
    const { persons, presences } = await wholePerson({ storage, identity, stateOf }, whom)
    const everywhere = { by: asker, ground, persons }
    const answers = await Promise.all(
      presences.map((presence) => orders.whyNot(eraseIn(everywhere, presence))),
    )
    const refusals = answers.filter((answer) => answer !== null)
    const other = refusals.find(({ code }) => code !== 'who.officer')
    if (other) return fail(other)
    const allowed = presences.filter((_, index) => answers[index] === null)
    if (allowed.length === 0 && presences.length > 0) return fail(refusals[0]!)
    const roles = await rolesToTake({ storage, rooms }, asker, persons)
    if (!roles.ok) return roles
    for (const order of roles.value) {
      const refusal = await orders.whyNot(order)
      if (refusal) return fail(refusal)
    }

    const asked: AskedErasure = {
      ...{ kind: 'asked', ...noted(), ...everywhere },
      ...{ whole: refusals.length === 0, presences: allowed },
    }
    list.note(asked)
    await finishOrLater(asked.id)
    const found = list.found(asked.id)
    const toLookAt = streamsToLookAt(found ? [found] : []).map((stream) => stream.slice('meeting/'.length))
    return ok({ toLookAt, elsewhere: refusals.length })
  }

  const looking: Erasures['looking'] = async (stream) => ({
    asOf: list.all().at(-1)?.id ?? '',
    passages: await passagesToLookAt(deps, stream, looksIn(list.all(), stream)),
  })

  const look: Erasures['look'] = async (asker, meeting, asOf, shownFor) => {
    const stream = `meeting/${meeting}`
    const { passages, asOf: now } = await looking(stream)
    if (asOf !== now) return fail(reject('erasure.lookAgain'))
    const { went, shown } = await wentWith(
      docs,
      passages.map((passage) => ({ passage, shown: shownFor(passage) })),
    )
    const leaves = new Set(went.flatMap((one) => ('stream' in one ? one.gone.leaf : [])))
    const entries = (await storage.readStream(stream, 0))
      .filter(({ leaf }) => leaves.has(Buffer.from(leaf).toString('hex')))
      .map(({ seq }) => seq)
    const command = { type: 'erasure.eraseWords', meeting, entries }
    const refused = await orders.whyNot({ by: asker, stream, command })
    if (refused) return fail(refused)
    const said = { by: asker, entries }
    const erasure: WordsErasure = { ...{ kind: 'words', ...noted() }, stream, went, said }
    list.note(erasure)
    await finishOrLater(erasure.id, shown)
    return ok(undefined)
  }

  const destroyCase: Erasures['destroyCase'] = async (id, said) => {
    const { station, by } = said
    const command = { type: 'station.destroyDossier', station, dossier: id }
    const refused = await orders.whyNot({ by, stream: `station/${station}`, command })
    if (refused) return fail(refused)
    const erasure = { kind: 'case', ...noted(), case: id, said } as const
    list.note(erasure)
    await finishOrLater(erasure.id)
    return ok(undefined)
  }

  return {
    destroyCase: (...given) => inTurn(() => destroyCase(...given)),
    erase: (...given) => inTurn(() => erase(...given)),
    toLookAt: () => streamsToLookAt(list.all()),
    looking,
    look: (...given) => inTurn(() => look(...given)),
    resume: () =>
      inTurn(async () => {
        for (const id of await unfinished()) await finish(id)
      }),
  }
}
