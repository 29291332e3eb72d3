import type { WriterRights } from '@linyi/shared/docs/gate/law'
import { docKinds, type AnyDocKind } from '@linyi/shared/docs/kinds'
import type { Actor } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { categories } from '@linyi/shared/domain/station/categories'
import type { Grid } from '@linyi/shared/domain/station/schema'
import type { StationState } from '@linyi/shared/domain/station/state'
import type { StreamKind } from '@linyi/shared/domain/streams'
import type { Asker, OpenRoom, Rooms, StreamRoom } from '../port.ts'
import type { PersonTag } from './presence.ts'

/** What the live stream says about one of its docs: asked for every update, never cached on a connection. */
export type DocRules = {
  readonly kind: AnyDocKind
  /** Where the stream stands, counting what is on its way to disk. Another state is another object. */
  readonly head: () => { readonly stream: string; readonly seq: number; readonly state: object }
  readonly rightsOf: (writer: {
    readonly participant: string
    readonly schema: number | null
  }) => WriterRights
  /** Who an asker is here; null when their login is bound elsewhere. */
  readonly participantOf: (asker: Asker) => string | null
  /** May this person be here at all? Null allows. A screen on the wall may not: it is shown what it needs. */
  readonly mayOpen: (participant: string) => Rejection | null
  readonly tagOf: (participant: string) => PersonTag
  readonly steady: OpenRoom['steady']
  readonly follow: OpenRoom['follow']
  /** Reads the stream again: somebody else wrote to it. Whoever may not be here any more has heard of it by then. */
  readonly refresh: () => Promise<void>
  /** Reads what other nodes may have decided since, also of what the stream belongs to. */
  readonly catchUp: () => Promise<void>
  /** Heard after every change of the stream, with those whose name or office is new. Returns the way to stop. */
  readonly watch: (listener: (renamed: readonly string[]) => void) => () => void
  readonly close: () => void
}

const DOC = /^(([a-z]+)\/[^/]+)\/(.+)$/
const categoryIds = new Set(Object.keys(categories))

/** The sort of doc that goes by this name, and its stream; null when there is none. */
function kindOf(doc: string, kinds: typeof docKinds): { stream: string; kind: AnyDocKind } | null {
  const [, stream = '', streamKind = '', name = ''] = DOC.exec(doc) ?? []
  const kind = Object.hasOwn(kinds, streamKind) ? kinds[streamKind as StreamKind]?.get(name) : undefined
  return kind ? { stream, kind } : null
}

/** The rules of a doc; null when there is no such doc. Rejects with `StorageFault`. */
export async function openDocRules(
  rooms: Pick<Rooms, 'open'>,
  doc: string,
  kinds: typeof docKinds = docKinds,
): Promise<DocRules | null> {
  const found = kindOf(doc, kinds)
  const room = found && (await rooms.open(found.stream))
  if (!room) return null
  const { kind } = found
  const { rules } = room
  const station = await rooms.open(`station/${rules.head(stateOf(room)).parent}`)
  const gridIds = memoised((grids: readonly Grid[]) => new Set(grids.map(({ id }) => id)))
  const gridsNow = () => gridIds(station ? (station.ahead().state as StationState).grids : [])
  const posts = () => rules.posts?.(stateOf(room)) ?? {}

  return {
    kind,
    head: () => ({ stream: room.stream, seq: room.ahead().seq, state: stateOf(room) }),
    rightsOf: ({ participant, schema }) =>
      kind.rightsOf(stateOf(room), room.actor(participant), {
        lists: { grids: gridsNow(), categories: categoryIds },
        schema,
      }),
    participantOf: (asker) => room.actorOf(asker)?.id ?? null,
    mayOpen: (participant) => {
      const [state, actor] = [stateOf(room), room.actor(participant)]
      if (rules.onScreen?.isScreen(state, actor)) return reject('stream.notFound')
      return rules.mayOpen(state, actor) ?? kind.mayOpen(state, actor)
    },
    tagOf: (participant) => tagOf(room, room.actor(participant), posts()[participant]),
    steady: room.steady,
    follow: room.follow,
    refresh: rules.closed ? room.catchUp : room.refresh,
    catchUp: room.catchUp,
    watch: (listener) => {
      let before = posts()
      return room.watch(({ people: { all, staff } }) => {
        const [then, now] = [before, posts()]
        before = now
        const onDuty = Object.keys({ ...then, ...now }).filter((id) => then[id] !== now[id])
        listener([...all, ...staff].map(({ id }) => id).concat(onDuty))
      })
    },
    close: () => {
      room.close()
      station?.close()
    },
  }
}

const stateOf = (room: StreamRoom) => room.ahead().state as object

/** In the room residents go by name, officials by what they do (decisions 1). */
const tagOf = (room: StreamRoom, { id, roles }: Actor, post: string | undefined): PersonTag => ({
  id,
  name: room.person(id).name,
  role: post ?? roles[0] ?? '',
})

const memoised = <Given, Made>(make: (given: Given) => Made): ((given: Given) => Made) => {
  let last: { readonly given: Given; readonly made: Made } | null = null
  return (given) => {
    if (last?.given !== given) last = { given, made: make(given) }
    return last.made
  }
}
