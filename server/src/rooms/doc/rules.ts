import type { WriterRights } from '@linyi/shared/docs/gate/law'
import { docKinds, type AnyDocKind } from '@linyi/shared/docs/kinds'
import type { Actor } from '@linyi/shared/domain/decider'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { categories } from '@linyi/shared/domain/station/categories'
import type { Grid } from '@linyi/shared/domain/station/schema'
import type { StationState } from '@linyi/shared/domain/station/state'
import type { Asker, Rooms, StreamRoom } from '../port.ts'
import type { PersonTag } from './presence.ts'

/** What the live meeting says about one of its docs: asked for every update, never cached on a connection. */
export type DocRules = {
  readonly kind: AnyDocKind
  /** Where the meeting stands, counting what is on its way to disk. Another state is another object. */
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
  /** Reads the meeting again: somebody else wrote to it. */
  readonly refresh: () => Promise<void>
  /** Heard after every change of the meeting, with those whose name or office is new. Returns the way to stop. */
  readonly watch: (listener: (renamed: readonly string[]) => void) => () => void
  readonly close: () => void
}

const DOC = /^(meeting\/[^/]+)\/([^/]+)$/
const categoryIds = new Set(Object.keys(categories))

/** The rules of a doc; null when there is no such doc. Rejects with `StorageFault`. */
export async function openDocRules(rooms: Pick<Rooms, 'open'>, doc: string): Promise<DocRules | null> {
  const [, stream = '', name = ''] = DOC.exec(doc) ?? []
  const kind = docKinds.get(name)
  const meeting = kind ? await rooms.open(stream) : null
  if (!kind || !meeting) return null
  const station = await rooms.open(`station/${stateOf(meeting).meeting.station}`)
  const gridIds = memoised((grids: readonly Grid[]) => new Set(grids.map(({ id }) => id)))
  const gridsNow = () => gridIds(station ? (station.ahead().state as StationState).grids : [])

  return {
    kind,
    head: () => ({ stream: meeting.stream, seq: meeting.ahead().seq, state: stateOf(meeting) }),
    rightsOf: ({ participant, schema }) =>
      kind.rightsOf(stateOf(meeting), meeting.actor(participant), {
        lists: { grids: gridsNow(), categories: categoryIds },
        schema,
      }),
    participantOf: (asker) => meeting.actorOf(asker)?.id ?? null,
    mayOpen: (participant) => {
      const [state, actor] = [stateOf(meeting), meeting.actor(participant)]
      if (meeting.rules.onScreen?.isScreen(state, actor)) return reject('stream.notFound')
      return meeting.rules.mayOpen(state, actor) ?? kind.mayOpen(state, actor)
    },
    tagOf: (participant) => tagOf(meeting, meeting.actor(participant)),
    refresh: meeting.refresh,
    watch: (listener) => {
      let duties = stateOf(meeting).meeting.duties
      return meeting.watch(({ people: { all, staff } }) => {
        const before = duties
        duties = stateOf(meeting).meeting.duties
        const onDuty = Object.keys({ ...before, ...duties }).filter((id) => before[id] !== duties[id])
        listener([...all, ...staff].map(({ id }) => id).concat(onDuty))
      })
    },
    close: () => {
      meeting.close()
      station?.close()
    },
  }
}

const stateOf = (meeting: StreamRoom) => meeting.ahead().state as MeetingState

/** In the room residents go by name, officials by what they do (decisions 1). */
const tagOf = (meeting: StreamRoom, { id, roles }: Actor): PersonTag => ({
  id,
  name: meeting.person(id).name,
  role: stateOf(meeting).meeting.duties[id]?.[0] ?? roles[0] ?? '',
})

const memoised = <Given, Made>(make: (given: Given) => Made): ((given: Given) => Made) => {
  let last: { readonly given: Given; readonly made: Made } | null = null
  return (given) => {
    if (last?.given !== given) last = { given, made: make(given) }
    return last.made
  }
}
