import type { DocAppend, Storage, StoredEvent, StreamAppend, StreamHead, Unit } from '../port.ts'

/** What the contract needs of an implementation: one store to open and reopen, and a way to make it fail for real. */
export type Lab = {
  open(): Promise<Storage>
  /** Makes the store refuse writes, with an error of its own, until the returned call. */
  obstruct(): Promise<() => Promise<void>>
  /** Removes everything, after the stores opened here were closed. */
  remove(): Promise<void>
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
export const text = (stored: Uint8Array): string => new TextDecoder().decode(stored)

export const eventAt = (seq: number, word = 'word'): StoredEvent => ({
  seq,
  at: 1_800_000_000_000 + seq,
  leaf: bytes(`leaf ${seq}`),
  header: `{"seq":${seq}}`,
  fields: `[["salt","text","${word}"]]`,
})

export const headOf = (head: Partial<StreamHead> = {}): StreamHead => ({
  kind: 'meeting',
  parent: 'station-1',
  code: null,
  summary: '{}',
  ...head,
})

/** An append of as many events as asked for; its command id is fresh unless named. */
export const append = (
  stream: string,
  expectedSeq: number,
  { events = 1, ...more }: Partial<Omit<StreamAppend, 'events'>> & { events?: number } = {},
): StreamAppend => ({
  stream,
  expectedSeq,
  actor: 'actor-1',
  commandId: `command-${++lastCommand}`,
  events: Array.from({ length: events }, (_, i) => eventAt(expectedSeq + 1 + i)),
  head: headOf(),
  ...more,
})
let lastCommand = 0

export const edit = (doc: string, expectedSeq: number, more: Partial<DocAppend> = {}): DocAppend => ({
  doc,
  expectedSeq,
  update: bytes(`update ${expectedSeq + 1}`),
  clients: [],
  judgedAt: null,
  ...more,
})

export const ok = { ok: true } as const
export const refused = <Why extends string>(why: Why) => ({ ok: false, why }) as const

/** Everything a reader can see of one stream and one doc: to compare before and after. */
export const seen = async (storage: Storage, stream: string, doc: string) => ({
  events: await storage.readStream(stream, 0),
  streams: await storage.listStreams('meeting'),
  doc: await storage.readDoc(doc),
})

export const commitAll = (storage: Storage, units: readonly Unit[]) =>
  Promise.all(units.map((unit) => storage.commit(unit)))
