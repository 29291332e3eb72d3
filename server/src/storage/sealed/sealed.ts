import { StorageFault } from '../port.ts'
import type { DirectoryWrite, DocAppend, DocState, FileWrite, Storage, StreamAppend, Unit } from '../port.ts'
import { openBytes, openText, sealBytes, sealText } from './cipher.ts'
import { caseHolders, type Holders } from './holders.ts'
import type { Keyring } from './keyring.ts'

const placeOf = {
  event: (stream: string, seq: number) => `event ${stream} ${seq}`,
  summary: (stream: string) => `summary ${stream}`,
  row: (doc: string, seq: number) => `doc ${doc} ${seq}`,
  name: (gathering: string, participant: string) => `name ${gathering} ${participant}`,
  file: (stream: string, file: string) => `file ${stream} ${file}`,
}

/**
 * The same store, but what belongs to a case lies in it sealed under the case's own key: the fields of events, the
 * summary, drafts, names and files. What nobody can open any more, its key being destroyed, is not there any more.
 * A unit is sealed before it is handed on in the same turn, so that units stay in their order.
 */
export function sealedStorage(storage: Storage, keys: Keyring, holders: Holders = caseHolders): Storage {
  const sealUnit = (unit: Unit): { unit: Unit; made: readonly string[] } => {
    const made = new Map<string, NonNullable<Unit['keys']>[number]>()
    const { stream } = unit
    const begun =
      stream?.expectedSeq === 0 && holders.begins(stream.stream) ? holders.ofName(stream.stream) : null
    const keyFor = (holder: string): Uint8Array => {
      if (holder !== begun) return needed(holder, keys.of(holder))
      const { key, write } = keys.make(holder)
      if (write) made.set(holder, write)
      return key
    }
    const sealedUnit: Unit = {
      ...unit,
      ...(unit.stream && { stream: sealAppend(unit.stream, keyFor) }),
      ...(unit.docs && { docs: unit.docs.map((append) => sealDoc(append, keyFor)) }),
      ...(unit.files && { files: unit.files.map((file) => sealFile(file, keyFor)) }),
    }
    // After the stream: a case's key comes to be with its first event, and its first names come with that.
    const directory = unit.directory?.map((write) => sealName(write, keyFor))
    const written = { ...sealedUnit, ...(directory && { directory }) }
    return made.size === 0
      ? { unit: written, made: [] }
      : { unit: { ...written, keys: [...(unit.keys ?? []), ...made.values()] }, made: [...made.keys()] }
  }

  type KeyFor = (holder: string) => Uint8Array

  const sealAppend = (append: StreamAppend, keyFor: KeyFor): StreamAppend => {
    const { stream, events, head } = append
    const holder = holders.ofName(stream)
    if (holder === null) return append
    const key = keyFor(holder)
    return {
      ...append,
      events: events.map((event) => ({
        ...event,
        fields: sealText(key, placeOf.event(stream, event.seq), event.fields),
      })),
      head: { ...head, summary: sealText(key, placeOf.summary(stream), head.summary) },
    }
  }

  const sealDoc = (append: DocAppend, keyFor: KeyFor): DocAppend => {
    const { doc, expectedSeq, update } = append
    const holder = holders.ofName(doc)
    if (holder === null) return append
    return { ...append, update: sealBytes(keyFor(holder), placeOf.row(doc, expectedSeq + 1), update) }
  }

  const sealFile = (write: FileWrite, keyFor: KeyFor): FileWrite => {
    const { stream, file, bytes } = write
    const holder = holders.ofName(stream)
    return holder === null
      ? write
      : { ...write, bytes: sealBytes(keyFor(holder), placeOf.file(stream, file), bytes) }
  }

  const sealName = (write: DirectoryWrite, keyFor: KeyFor): DirectoryWrite => {
    if (!('put' in write) || write.put !== 'participant') return write
    const { meeting, participant, name } = write
    const holder = holders.ofGathering(meeting, keys.has)
    return holder === null
      ? write
      : { ...write, name: sealText(keyFor(holder), placeOf.name(meeting, participant), name) }
  }

  /** A key comes to be with a case's first event and never again: what is written without one was written too late. */
  const needed = (holder: string, key: Uint8Array | null): Uint8Array => {
    if (key === null) throw new StorageFault(`there is no key of ${holder}`)
    return key
  }

  /** Another node may have made the key. */
  const keyOf = async (holder: string): Promise<Uint8Array | null> => {
    if (!keys.has(holder)) await keys.refresh()
    return keys.of(holder)
  }

  /** Gatherings with people in them whose names lie open. */
  const open = new Set<string>()
  /** A case that another node began is not known here by its key before somebody asked the store for it. */
  const holderOf = async (gathering: string, isThere: boolean): Promise<string | null> => {
    const known = holders.ofGathering(gathering, keys.has)
    if (known !== null || !isThere || open.has(gathering)) return known
    await keys.refresh()
    const holder = holders.ofGathering(gathering, keys.has)
    if (holder === null) open.add(gathering)
    return holder
  }

  const openDoc = (doc: string, { seq, updates, clients }: DocState, key: Uint8Array): DocState => {
    // A snapshot stands at the row it was made up to, and every later row has one more.
    const first = seq - updates.length + 1
    return {
      seq,
      clients,
      updates: updates.map((update, index) => openBytes(key, placeOf.row(doc, first + index), update)),
    }
  }

  return {
    ...storage,
    commit: async (plain) => {
      const { unit, made } = sealUnit(plain)
      const outcome = await storage.commit(unit)
      if (outcome.ok) made.forEach(keys.kept)
      // Another node may have begun the case, under a key of its own.
      else if (made.length > 0) await keys.refresh()
      return outcome
    },
    readStream: async (stream, after) => {
      const rows = await storage.readStream(stream, after)
      const holder = holders.ofName(stream)
      if (holder === null || rows.length === 0) return rows
      // From the first entry on is how a room begins, and begins anew: another node may have destroyed the key.
      if (after === 0) await keys.refresh()
      const key = await keyOf(holder)
      return key === null
        ? []
        : rows.map((row) => ({ ...row, fields: openText(key, placeOf.event(stream, row.seq), row.fields) }))
    },
    listStreams: async (kind, parent, part) => {
      const rows = await storage.listStreams(kind, parent, part)
      const opened = await Promise.all(
        rows.map(async (row) => {
          const holder = holders.ofName(row.stream)
          if (holder === null) return row
          const key = await keyOf(holder)
          return key && { ...row, summary: openText(key, placeOf.summary(row.stream), row.summary) }
        }),
      )
      return opened.filter((row) => row !== null)
    },
    streamByCode: async (code) => {
      const row = await storage.streamByCode(code)
      const holder = row && holders.ofName(row.stream)
      if (!row || holder === null) return row
      const key = await keyOf(holder)
      return key && { ...row, summary: openText(key, placeOf.summary(row.stream), row.summary) }
    },
    readDoc: async (doc, after) => {
      const state = await storage.readDoc(doc, after)
      const holder = holders.ofName(doc)
      if (holder === null || state.updates.length === 0) return state
      const key = await keyOf(holder)
      return key === null ? { ...state, updates: [] } : openDoc(doc, state, key)
    },
    compactDoc: async (doc, seq, snapshot) => {
      const holder = holders.ofName(doc)
      if (holder === null) return storage.compactDoc(doc, seq, snapshot)
      const key = needed(holder, await keyOf(holder))
      return storage.compactDoc(doc, seq, sealBytes(key, placeOf.row(doc, seq), snapshot))
    },
    participants: async (gathering) => {
      const rows = await storage.participants(gathering)
      const holder = await holderOf(gathering, rows.length > 0)
      const key = holder === null || rows.length === 0 ? null : await keyOf(holder)
      if (key === null) return rows
      return rows.map((row) => ({
        ...row,
        name: openText(key, placeOf.name(gathering, row.participant), row.name),
      }))
    },
    rewrite: async (rewriting) => {
      const { stream, entries, summary } = rewriting
      const holder = holders.ofName(stream)
      if (holder === null) return storage.rewrite(rewriting)
      const key = needed(holder, await keyOf(holder))
      return storage.rewrite({
        ...rewriting,
        entries: entries.map(({ seq, fields }) => ({
          seq,
          fields: sealText(key, placeOf.event(stream, seq), fields),
        })),
        summary: sealText(key, placeOf.summary(stream), summary),
      })
    },
    file: async (stream, file) => {
      const bytes = await storage.file(stream, file)
      const holder = holders.ofName(stream)
      if (holder === null || bytes === null) return bytes
      const key = await keyOf(holder)
      return key && openBytes(key, placeOf.file(stream, file), bytes)
    },
    destroyKey: async (holder) => {
      await storage.destroyKey(holder)
      keys.forget(holder)
    },
  }
}
