import { replaceWords, type DocPlace } from '@linyi/shared/docs/words'
import { rulesOf } from '@linyi/shared/domain/streams'
import { blank, fieldsWithout, type Gone } from '@linyi/shared/record/gone'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Rooms } from '../rooms/port.ts'
import { idIn } from '../rooms/names.ts'
import { beforeAll, readOn } from '../rooms/standing.ts'
import type { DirectoryWrite, Storage } from '../storage/port.ts'
import type { Clock } from '../rooms/clock.ts'
import type { CaseErasure, Erasure } from './list.ts'

export type CarryingDeps = {
  readonly storage: Storage
  readonly rooms: Pick<Rooms, 'rewrite' | 'dropName'>
  readonly docs: Pick<DocRooms, 'open'>
  readonly clock: Pick<Clock, 'now'>
}

/** What somebody wrote for the places that went; a store that was copied back gets blanks. */
export type Shown = {
  readonly inEntry: (gone: Gone) => string
  readonly inDoc: (place: DocPlace) => string
}
const blanks: Shown = {
  inEntry: ({ length }) => blank.repeat(length),
  inDoc: () => blank + blank,
}

/** Every stream that had something to do with it. */
export function streamsOf(erasure: Erasure): readonly string[] {
  if (erasure.kind === 'words') return [erasure.stream]
  if (erasure.kind === 'case') return []
  return [...new Set(erasure.participants.map(({ meeting }) => `meeting/${meeting}`))]
}

/**
 * Takes out of the store all that an erasure names: as often as one likes, it comes to the same. What was written over
 * is gone from the disk after the next purge.
 * Rejects with `StorageFault`; what is done by then stays done.
 */
export async function carryOut(deps: CarryingDeps, erasure: Erasure, shown: Shown = blanks): Promise<void> {
  if (erasure.kind === 'case') return destroyCase(deps, erasure.case)
  const { storage, rooms } = deps
  const touched = streamsOf(erasure)
  for (const stream of touched)
    await rooms.rewrite(stream, () => rewriteEntries(deps, erasure, stream, shown))
  if (erasure.kind === 'person') {
    await storage.commit({ directory: directoryWrites(erasure, deps.clock.now()) })
    erasure.persons.forEach(rooms.dropName)
    // Once more: what they were called is gone only now, and other nodes keep the names of a stream beside it.
    for (const stream of touched) await rooms.rewrite(stream, async () => undefined)
  }
  for (const stream of touched) await rewriteDocs(deps, erasure, stream, shown)
}

async function rewriteEntries(
  { storage }: CarryingDeps,
  erasure: Exclude<Erasure, CaseErasure>,
  stream: string,
  shown: Shown,
): Promise<void> {
  const rules = rulesOf(stream)!
  const gone = erasure.went.flatMap((one) => ('stream' in one && one.stream === stream ? [one.gone] : []))
  const before = await storage.readStream(stream, 0)
  const entries = before.map((entry) => ({
    ...entry,
    fields: fieldsWithout(entry, gone, shown.inEntry) ?? entry.fields,
  }))
  const { standing } = readOn(rules, beforeAll(rules, idIn(stream)), entries)
  await storage.rewrite({
    ...{ erasure: erasure.id, stream, summary: rules.head(standing.state).summary },
    entries: entries.filter(({ fields }, index) => fields !== before[index]!.fields),
  })
}

/** Whoever has it open is shown out; those who came by a link are signed out. */
async function destroyCase({ storage, rooms }: CarryingDeps, id: string): Promise<void> {
  const rows = await storage.participants(id)
  const inside = (await storage.listStreams('caucus', id)).map(({ stream }) => stream)
  await storage.commit({
    directory: rows.flatMap(({ participant, person }): DirectoryWrite[] => [
      { drop: 'participant', meeting: id, participant },
      ...(person === null ? [] : [{ drop: 'loginsOf' as const, person }]),
    ]),
  })
  await storage.destroyKey(id)
  for (const stream of [...inside, `case/${id}`]) await rooms.rewrite(stream, async () => undefined)
}

const directoryWrites = (
  { persons, participants }: Extract<Erasure, { kind: 'person' }>,
  now: number,
): DirectoryWrite[] => [
  ...participants.map((one): DirectoryWrite => ({ drop: 'participant', ...one })),
  ...persons.flatMap((person): DirectoryWrite[] => [
    { drop: 'ticketsOf', person, now },
    { drop: 'person', person },
  ]),
]

/** Drafts keep deleted words in their log until it is folded: so that is done whether anything is replaced or not. */
async function rewriteDocs(
  { storage, docs }: CarryingDeps,
  erasure: Exclude<Erasure, CaseErasure>,
  stream: string,
  shown: Shown,
): Promise<void> {
  const places = erasure.went.flatMap((one) => ('doc' in one ? [one] : []))
  for (const doc of await storage.listDocs(stream)) {
    const room = await docs.open(doc)
    await room?.rewrite((draft) => {
      for (const one of places) if (one.doc === doc) replaceWords(draft, one.place, shown.inDoc(one.place))
    })
  }
}
