import type { AnyRules, StreamKind } from '@linyi/shared/domain/streams'
import type { GatheringId } from '@linyi/shared/lib/ids'
import type { Bus } from '../bus/port.ts'
import type { Log } from '../log.ts'
import type { Storage } from '../storage/port.ts'
import type { Clock } from './clock.ts'
import type { Surroundings } from './decision.ts'
import type { Identity } from './identity.ts'
import { createNames, idIn, kindOf, type Names } from './names.ts'
import type { Change, SealedEvent, StreamRoom } from './port.ts'
import { createPublisher } from './publisher.ts'
import { createPeopleNews, createRoomPeople, type Parent, type RoomPeople } from './room-people.ts'
import { createSharedPeople } from './shared-people.ts'
import { createStaffNames } from './staff-names.ts'
import { createUntilRead } from './until-read.ts'
import { createStreamLog, type StreamLog } from './stream-log.ts'

export type StreamRoomDeps = {
  readonly storage: Storage
  readonly bus: Pick<Bus, 'isJoined'>
  readonly identity: Identity
  readonly clock: Clock
  readonly log: Log
}

/** A stream room from the inside, for those who decide in it. */
export type DecidingRoom = StreamRoom & {
  /** The id within the stream's name. */
  readonly id: string
  /** Under which id the directory has its people. */
  readonly gathering: string
  readonly decisions: StreamLog
  readonly names: Names
  readonly surroundings: () => Omit<Surroundings, 'nextNumber'>
  /** Stored entries were rewritten: reads them, and lets everybody open anew. */
  readonly reread: () => Promise<void>
  /** Something may have been missed: refreshes or rereads at once, and again until that succeeds. */
  readonly missed: (how: 'refresh' | 'reread') => void
  /** It is let go of. */
  readonly end: () => void
  /** Settled when everyone was told of all that is durable. */
  readonly told: () => Promise<void>
  /** The id of the stream it belongs to, null for none. */
  readonly parent: () => string | null
  /** What the streams that belong here ask of it; null where none may. */
  readonly asParent: Parent | null
  readonly who: RoomPeople
  readonly load: () => Promise<void>
  /** A list of this kind shows something new here. */
  readonly listsAnew: (kind: StreamKind) => void
  /** Where it stands in a list, it shows something new. */
  readonly listedAnew: () => void
  /** Settles under whose roles it stands. Returns the way to stop hearing of them. */
  readonly belongTo: (parent: DecidingRoom) => () => void
}

export function createStreamRoom(stream: string, rules: AnyRules, deps: StreamRoomDeps): DecidingRoom {
  const { storage, bus, identity, clock, log } = deps
  const id = idIn(stream)
  const gathering = rules.peopleOf?.(id) ?? id
  const names = createNames()
  const peopleNews = createPeopleNews()
  let parent: DecidingRoom | null = null
  let landed: SealedEvent[] = []
  const unvetted: SealedEvent[] = []
  let vetting: Promise<void> | null = null
  let anew = false
  const listed: StreamKind[] = []

  const onFault = (error: unknown) =>
    log.error({ err: error, stream }, 'a stream could not be written or read')
  const untilRead = createUntilRead(clock, onFault)
  const onBug = (error: unknown) => log.error({ err: error, stream }, 'a room broke an assumption')
  const publisher = createPublisher((): Change => {
    const change = { events: landed, people: peopleNews(people.people()), anew }
    landed = []
    anew = false
    return change
  }, onBug)

  const listings = createPublisher((): readonly StreamKind[] => listed.splice(0), onBug)

  const pass = (count: number) => {
    landed.push(...unvetted.splice(0, count))
    void publisher.tellSoon()
  }
  const vet = async () => {
    try {
      do {
        const { length } = unvetted
        await parent?.catchUp()
        pass(length)
      } while (unvetted.length > 0)
    } finally {
      // Not a moment later: what lands then has to begin anew.
      vetting = null
    }
  }
  /**
   * What is for a few nobody is told before it is known who they are by now: another node may have decided on that in the
   * stream it belongs to. What everybody may see, and what is somebody's own, waits for nothing.
   */
  const vetted = () => (vetting ??= vet())
  const isForFew = () => rules.closed || unvetted.some(({ audience }) => audience.includes('staff'))
  const told = async () => {
    await vetting?.catch(() => undefined)
    await publisher.told()
  }

  const decisions: StreamLog = createStreamLog({
    stream,
    rules,
    storage,
    readBeside: async () => {
      if (!rules.peopleOf) names.replace(await storage.participants(gathering))
      void publisher.tellSoon()
    },
    onLanded: (events) => {
      unvetted.push(...events)
      if (bus.isJoined && parent && isForFew()) untilRead.begin(vetted)
      else pass(unvetted.length)
    },
    onFault,
    reloadSurely: () => untilRead.begin(decisions.reload),
  })
  const reread = async () => {
    await decisions.rebuild()
    anew = true
    await publisher.tellSoon()
  }

  const isRoot = rules.parent === null
  const staffNames = createStaffNames(storage)
  const asParent = rules.asParent ? parentOf(rules.asParent, decisions, staffNames) : null
  const { durable } = decisions
  const people = rules.peopleOf
    ? createSharedPeople({ rules, durable, parent: () => parent })
    : createRoomPeople({
        rules,
        gathering: isRoot ? null : gathering,
        names,
        parent: () => (isRoot ? asParent : (parent?.asParent ?? null)),
        durable,
        idOf: (person) => (isRoot ? person : identity.participantOf(person, gathering as GatheringId)),
      })

  const learnStaff = async () => {
    if (!isRoot || !asParent) return
    // Who works here bears a name rather than who once did.
    if (await staffNames.learn([...asParent.left(), ...asParent.staff()])) void publisher.tellSoon()
  }
  publisher.watch(() => void learnStaff().catch(onBug))

  return {
    id,
    gathering,
    stream,
    rules,
    decisions,
    names,
    asParent,
    who: people,
    ahead: decisions.ahead,
    durable: decisions.durable,
    actorOf: people.actorOf,
    actor: people.actor,
    person: people.person,
    people: people.people,
    mentioned: decisions.mentioned,
    eventsAfter: decisions.eventsAfter,
    refresh: async () => {
      await decisions.reload()
      await told()
    },
    catchUp: async () => {
      await Promise.all([decisions.reload(), parent?.catchUp()])
      await told()
    },
    edition: () => `${decisions.durable().forgotten}.${decisions.rebuilt()}`,
    reread,
    missed: (how) => untilRead.begin(how === 'reread' ? reread : decisions.reload),
    end: untilRead.end,
    watch: publisher.watch,
    told,
    surroundings: () => ({
      now: Math.max(decisions.ahead().at, clock.now()),
      seq: decisions.ahead().seq,
      nameHolder: people.nameHolder,
      appointment: people.appointment,
      rolesOf: people.rolesOf,
      gridName: (grid) => parent?.asParent?.gridName(grid) ?? null,
      ownRules: (kind) => parent?.asParent?.ownRules(kind) ?? null,
      committee: () => parent?.asParent?.committee() ?? '',
    }),
    parent: () => parent?.id ?? null,
    load: async () => {
      await decisions.ready()
      await learnStaff()
      // Whoever opens it is told of everybody: none of them is news.
      peopleNews(people.people())
    },
    watchLists: (listener) => listings.watch((kinds) => new Set(kinds).forEach(listener)),
    listsAnew: (kind) => {
      listed.push(kind)
      void listings.tellSoon()
    },
    listedAnew: () => parent?.listsAnew(kindOf(stream)),
    belongTo: (to) => {
      parent = to
      // An id here says nothing of the account behind it before all accounts were asked for theirs; and none is news.
      peopleNews(people.people())
      return to.watch(() => void publisher.tellSoon())
    },
  }
}

function parentOf(
  asParent: NonNullable<AnyRules['asParent']>,
  { ahead }: StreamLog,
  names: Parent['names'],
): Parent {
  return {
    names,
    rolesOf: (id) => asParent.rolesOf(ahead().state, id),
    appointmentOf: (id) => asParent.appointmentOf(ahead().state, id),
    staff: () => asParent.staff(ahead().state),
    left: () => asParent.left?.(ahead().state) ?? [],
    gridName: (grid) => asParent.gridName(ahead().state, grid),
    ownRules: (kind) => asParent.ownRules(ahead().state, kind),
    committee: () => asParent.committee(ahead().state),
  }
}
