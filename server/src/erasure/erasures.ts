import type { Ground } from '@linyi/shared/domain/erasure/schema'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { reject, type Rejection, type RejectionCode } from '@linyi/shared/domain/rejection'
import type { Instant } from '@linyi/shared/domain/decider'
import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import { parseCommand } from '@linyi/shared/protocol/commands'
import type { Log } from '../log.ts'
import type { Records } from '../records/records.ts'
import type { Clock } from '../rooms/clock.ts'
import { ask } from '../rooms/decision.ts'
import { freshId } from '../rooms/fresh-id.ts'
import type { Identity } from '../rooms/identity.ts'
import type { Logins } from '../rooms/logins.ts'
import type { Asker, OpenRoom, Rooms } from '../rooms/port.ts'
import { takeRoles } from './accounts.ts'
import { carryOut, streamsOf, type CarryingDeps, type Shown } from './carry-out.ts'
import { looksIn, streamsToLookAt, type Erasure, type ErasureList, type InMeeting } from './list.ts'
import { passagesToLookAt, wentWith, type LookPassage } from './looks.ts'
import { wholePerson, type Presence } from './people.ts'
import { createPurges } from './purges.ts'
import { searchMeeting } from './search.ts'

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
  /** Carries out what is on the list and not done in this store: it was copied back, or the power went. */
  readonly resume: () => Promise<void>
}

type Deps = CarryingDeps & {
  readonly rooms: Rooms
  readonly identity: Identity
  readonly logins: Pick<Logins, 'announce'>
  readonly records: Pick<Records, 'rewrite'>
  readonly clock: Clock
  readonly list: ErasureList
  readonly log: Log
}

/** Nothing is left to be decided there: it was done before, or they did nothing there. */
const settled: readonly RejectionCode[] = ['erasure.already', 'roll.unknownPerson']
const nothingHeld = new Map<never, never>()

export function createErasures(deps: Deps): Erasures {
  const { storage, docs, rooms, identity, logins, records, clock, list, log } = deps
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time: each counts letters in what the one before has left. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const done = turn.then(job)
    turn = done.catch(() => {})
    return done
  }

  const reading = async <T>(stream: string, read: (room: OpenRoom) => T): Promise<T | null> => {
    const room = await rooms.open(stream)
    if (!room) return null
    try {
      return read(room)
    } finally {
      room.close()
    }
  }
  const stateOf = (meeting: string) =>
    reading(`meeting/${meeting}`, (room) => room.durable().state as MeetingState)

  type Order = {
    readonly by: Asker
    readonly presence: Presence
    readonly command: { type: string } & Fields
  }
  type Fields = Readonly<Record<string, unknown>>

  /** @param own `asker` is this person: on one of their phones, which speaks for all of them */
  const orderFor = (asker: Asker, own: boolean, presence: Presence, ground: Ground): Order => ({
    by:
      own && presence.person !== null
        ? { person: presence.person as PersonId, meeting: presence.meeting as MeetingId }
        : asker,
    presence,
    command: {
      ...{ type: 'erasure.erase', meeting: presence.meeting, ground },
      participant: presence.participants[0]!,
    },
  })

  /** What the rules would say. */
  const whyNot = ({ by, presence, command }: Order) =>
    reading(`meeting/${presence.meeting}`, (room): Rejection | null => {
      const actor = room.actorOf(by)
      if (!actor) return reject('stream.notFound')
      const around = { now: clock.now(), nameHolder: () => null, gridName: () => null }
      const asked = ask(room.rules, room.ahead().state, command, actor, nothingHeld, around)
      return asked.ok || settled.includes(asked.error.code) ? null : asked.error
    })

  const execute = async (by: Asker, command: { type: string } & Fields): Promise<Rejection | null> => {
    const parsed = parseCommand({ id: freshId(clock.now()), ...command })
    if (!parsed.ok) return parsed.error
    const executed = await rooms.execute(by, parsed.value)
    return executed.ok || settled.includes(executed.error.code) ? null : executed.error
  }

  const purges = createPurges({ storage, clock, log, inTurn })

  const finish = async (erasure: Erasure, shown?: Shown): Promise<void> => {
    await carryOut(deps, erasure, shown)
    if (erasure.kind === 'person') erasure.persons.forEach((person) => logins.announce(person as PersonId))
    for (const stream of streamsOf(erasure)) await records.rewrite(stream.slice(stream.indexOf('/') + 1))
    await purges.after(erasure.id)
    log.info({ erasure: erasure.id, streams: streamsOf(erasure).length }, 'an erasure was carried out')
  }

  /** It is on the list by now: what fails here is done again before the next one, or at the next start. */
  const finishOrLater = (erasure: Erasure, shown?: Shown): Promise<void> =>
    finish(erasure, shown).catch((error: unknown) =>
      log.error({ err: error, erasure: erasure.id }, 'an erasure could not be carried out yet'),
    )

  const unfinished = async (): Promise<readonly Erasure[]> => {
    const all = list.all().filter(({ id }) => !purges.awaits(id))
    const done = await Promise.all(all.map(({ id }) => storage.isErased(id)))
    return all.filter((_, index) => !done[index])
  }

  const noted = (): { readonly id: string; readonly at: Instant } => ({
    id: freshId(clock.now()),
    at: clock.now(),
  })

  const erase: Erasures['erase'] = async (asker, whom, ground) => {
    for (const erasure of await unfinished()) await finishOrLater(erasure)
    const whole = await wholePerson({ storage, identity, stateOf }, whom)
    const own = whole.persons.includes(asker.person)
    const orders = whole.presences.map((presence) => orderFor(asker, own, presence, ground))
    const answers = await Promise.all(orders.map(whyNot))
    const refusals = answers.filter((answer) => answer !== null)
    const other = refusals.find(({ code }) => code !== 'who.officer')
    if (other) return fail(other)
    const allowed = orders.filter((_, index) => answers[index] === null)
    if (allowed.length === 0 && orders.length > 0) return fail(refusals[0]!)
    const refusal = await takeRoles({ storage, rooms, execute }, asker, whole.persons)
    if (refusal) return fail(refusal)

    const found = await Promise.all(allowed.map(({ presence }) => searchMeeting(deps, presence)))
    const erasure: Erasure = {
      ...{ kind: 'person', ...noted() },
      persons: refusals.length === 0 ? whole.persons : [],
      participants: allowed.flatMap(({ presence: { meeting, participants } }) =>
        participants.map((participant) => ({ meeting, participant })),
      ),
      went: found.flatMap(({ went }) => went),
      looks: found.flatMap(({ looks }) => looks),
    }
    list.note(erasure)
    for (const { by, command } of allowed) {
      const refused = await execute(by, command)
      if (refused) log.warn({ erasure: erasure.id, code: refused.code }, 'an erasure was not recorded')
    }
    await finishOrLater(erasure)
    const toLookAt = streamsToLookAt([erasure]).map((stream) => stream.slice('meeting/'.length))
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
    const refused = await execute(asker, { type: 'erasure.eraseWords', meeting, entries })
    if (refused) return fail(refused)
    const erasure: Erasure = { ...{ kind: 'words', ...noted() }, stream, went }
    list.note(erasure)
    await finishOrLater(erasure, shown)
    return ok(undefined)
  }

  return {
    erase: (...given) => inTurn(() => erase(...given)),
    toLookAt: () => streamsToLookAt(list.all()),
    looking,
    look: (...given) => inTurn(() => look(...given)),
    resume: () =>
      inTurn(async () => {
        for (const erasure of await unfinished()) await finish(erasure)
      }),
  }
}
