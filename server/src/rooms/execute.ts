import { reject } from '@linyi/shared/domain/rejection'
import { rulesOf, streams, type AnyRules, type StreamTable } from '@linyi/shared/domain/streams'
import { limits } from '@linyi/shared/lib/limits'
import { addressOf } from '@linyi/shared/protocol/commands'
import { createDeciding, type Deciding, type DecidingDeps } from './deciding.ts'
import { createFounders } from './founders.ts'
import { createKeeper } from './keeper.ts'
import { kindOf } from './names.ts'
import type { Executed, Rooms } from './port.ts'
import { createStreamRoom, type DecidingRoom, type StreamRoomDeps } from './stream-room.ts'

type Live = Deciding & { readonly room: DecidingRoom; readonly letGo: () => void }

/** It has begun; or its place follows from its name and is there. */
const isThere = ({ room }: Live) =>
  room.ahead().seq > 0 || (room.rules.parentIn !== undefined && room.parent() !== null)

/** The streams in memory: loaded when first asked for, let go when idle. */
export function createRooms(deps: StreamRoomDeps & DecidingDeps, kinds: StreamTable = streams): Rooms {
  const { bus, clock, log } = deps
  const underway = new Set<Promise<Executed>>()
  const keeper = createKeeper<Live>({
    clock,
    idleMs: limits.roomIdleMs,
    letGo: (live) => live.letGo(),
    isEmpty: (live) => !isThere(live),
  })

  /** @param foundedIn where the stream will belong, if it is only about to begin */
  const load = async (stream: string, rules: AnyRules, foundedIn: string | null): Promise<Live> => {
    const room = createStreamRoom(stream, rules, deps)
    await room.load()
    const parent = rules.parentIn ? rules.parentIn(room.id) : rules.head(room.durable().state).parent
    const leave = await join(room, parent || foundedIn)
    const letGo = () => {
      leave()
      room.end()
    }
    return { room, ...createDeciding(room, deps), letGo }
  }

  const join = async (room: DecidingRoom, parent: string | null): Promise<() => void> => {
    const stream = `${room.rules.parent}/${parent}`
    const rules = parent === null ? null : rulesOf(stream, kinds)
    if (!rules) return () => {}
    const { value, release } = await keeper.take(stream, () => load(stream, rules, null))
    const deafen = isThere(value) ? room.belongTo(value.room) : () => {}
    return () => {
      deafen()
      release()
    }
  }

  const forget = (person: string) => keeper.all().forEach(({ room }) => room.asParent?.names.drop(person))

  const deafen = bus.subscribe((message) => {
    if (message.about === 'rewritten') keeper.peek(message.stream)?.room.missed('reread')
    if (message.about === 'erased') forget(message.person)
    if (message.about === 'gap')
      for (const { room } of keeper.all()) room.missed(message.isOver ? 'reread' : 'refresh')
    if (message.about !== 'stream') return
    const room = keeper.peek(message.stream)?.room
    if (room && room.durable().seq < message.seq) room.missed('refresh')
    const list = `${rulesOf(message.stream, kinds)?.parent}/${message.listedIn}`
    keeper.peek(list)?.room.listsAnew(kindOf(message.stream))
  })

  const letGo = (release: () => void) => (error: unknown) => {
    release()
    throw error
  }

  const open: Rooms['open'] = async (stream) => {
    const rules = rulesOf(stream, kinds)
    if (!rules) return null
    const { value, release } = await keeper.take(stream, () => load(stream, rules, null))
    const { room, steady, follow } = value
    if (bus.isJoined) await room.catchUp().catch(letGo(release))
    if (isThere(value)) return { ...room, steady, follow, close: release }
    release()
    return null
  }

  const founders = createFounders(deps.storage, async (stream, asker) => {
    const room = await open(stream)
    const roles = room?.actorOf(asker)?.roles ?? []
    room?.close()
    return roles
  })

  const run: Rooms['execute'] = async (asker, command, also = [], files = []) => {
    const { kind, id, opens, parent } = addressOf(command)
    const stream = `${kind}/${id}`
    const rules = rulesOf(stream, kinds)
    if (!rules) return { ok: false, error: reject('stream.notFound') }
    try {
      const founding = opens ? { parent, roles: parent === null ? await founders(kind, asker) : [] } : null
      const { value, release } = await keeper.take(stream, () => load(stream, rules, parent))
      // Who may be in a closed stream is decided in another, which what is written to this one does not rest on.
      if (bus.isJoined && (rules.closed || !value.room.actorOf(asker)))
        await value.room.catchUp().catch(letGo(release))
      return await value.decide({ asker, id: command.id, command, founding, also, files }).finally(release)
    } catch (error) {
      log.error({ err: error, stream }, 'a stream could not be loaded')
      return { ok: false, error: reject('fault') }
    }
  }

  return {
    execute: (...given) => {
      const executing = run(...given)
      underway.add(executing)
      return executing.finally(() => underway.delete(executing))
    },
    open,
    rewrite: async (stream, work) => {
      const rules = rulesOf(stream, kinds)
      if (!rules) return
      const { value, release } = await keeper.take(stream, () => load(stream, rules, null))
      const { stillFor, room } = value
      await stillFor(() => work().then(room.reread)).finally(release)
      bus.publish({ about: 'rewritten', stream })
    },
    dropName: (person) => {
      forget(person)
      bus.publish({ about: 'erased', person })
    },
    epoch: deps.storage.epoch,
    count: keeper.count,
    close: async () => {
      await Promise.all(underway)
      deafen()
      keeper.close()
    },
  }
}
