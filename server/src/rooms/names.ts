import type { NameEntry } from '@linyi/shared/domain/decider'
import type { StreamKind } from '@linyi/shared/domain/streams'
import { nameKey } from '@linyi/shared/domain/roll/names'
import type { Participant } from '../storage/port.ts'

/** The id within a stream's name. */
export const idIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1)

/** What sort of stream a name is of, where rules are known for it. */
export const kindOf = (stream: string): StreamKind => stream.slice(0, stream.indexOf('/')) as StreamKind

/** Who goes by what name in one stream: the directory's rows, kept beside the state that holds only ids. */
export type Names = {
  readonly get: (id: string) => Participant | null
  readonly all: () => readonly Participant[]
  /** The row that bears a name, compared by `nameKey`. */
  readonly holder: (name: string) => Participant | null
  /** By which id a person is known here, where the directory says so. */
  readonly idOf: (person: string) => string | null
  /** Takes the rows as stored, in place of everything known. */
  readonly replace: (rows: readonly Participant[]) => void
  /** Takes a name away. Nobody is told it again; whoever knew it is told that it is gone. */
  readonly drop: (participant: string) => void
  /** @param person whose id this is, for a row that does not say so yet */
  readonly put: (entry: NameEntry, person: string | null) => Participant
}

export function createNames(): Names {
  let rows = new Map<string, Participant>()
  let holders = new Map<string, Participant>()
  let ids = new Map<string, string>()

  const add = (row: Participant) => {
    const before = rows.get(row.participant)
    if (before && holders.get(nameKey(before.name)) === before) holders.delete(nameKey(before.name))
    rows.set(row.participant, row)
    if (row.person !== null) ids.set(row.person, row.participant)
    if (row.name !== '') holders.set(nameKey(row.name), row)
    return row
  }

  return {
    get: (id) => rows.get(id) ?? null,
    all: () => [...rows.values()],
    holder: (name) => holders.get(nameKey(name)) ?? null,
    idOf: (person) => ids.get(person) ?? null,
    replace: (stored) => {
      rows = new Map()
      holders = new Map()
      ids = new Map()
      stored.forEach(add)
    },
    drop: (participant) => void add({ participant, name: '', grid: '', person: null }),
    put: ({ participant, name, grid }, person) =>
      add({ participant, name, grid, person: rows.get(participant)?.person ?? person }),
  }
}
