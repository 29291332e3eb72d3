import type { Instant, Recorded } from '@linyi/shared/domain/decider'
import { inOneFold } from '@linyi/shared/domain/fold'
import { evolve } from '@linyi/shared/domain/meeting-fold'
import { initialState, type MeetingEvent, type MeetingState } from '@linyi/shared/domain/meeting-state'
import { readSummary } from '@linyi/shared/domain/meeting/summary'
import type { MeetingId } from '@linyi/shared/lib/ids'
import { limits } from '@linyi/shared/lib/limits'
import { isNamed } from '@linyi/shared/record/called'
import { calledInRecord, meetingRecord, publicationIn } from '@linyi/shared/record/meeting-record'
import { publicEvents } from '@linyi/shared/record/public-events'
import { publicKeyOf, writeRecord, type PublicEntry } from '@linyi/shared/record/public-record'
import type { PublishedBox } from '@linyi/shared/record/published-box'
import { toldBallots } from '@linyi/shared/record/recount-boxes'
import { passagesOf, type Passage } from '@linyi/shared/record/review'
import { openEvent } from '@linyi/shared/record/seal'
import type { Identity } from '../rooms/identity.ts'
import { StorageFault, type Storage, type StoredEvent, type StoredRecord } from '../storage/port.ts'
import { recordPeople, stationAt } from './record-people.ts'

export type RecordLine = { readonly id: string; readonly title: string; readonly publishedAt: Instant }

/** What an officer looks through before the record is public. */
export type Review = {
  /** The last entry there is: the one that was read when everything below was. */
  readonly reviewed: number
  readonly passages: readonly Passage[]
  /** Who will stand there by name. */
  readonly named: readonly string[]
  readonly state: MeetingState
}

export type RecordPage = {
  readonly limit?: number
  /** The last line of the page before. */
  readonly before?: Omit<RecordLine, 'title'> | undefined
}

/** `more`: the last of these, where there are older ones. */
export type RecordList = { readonly lines: readonly RecordLine[]; readonly more: RecordLine | null }

/** The records of meetings, as the public reads them. */
export type Records = {
  /** The station's key, hex: what a reader compares with the one that was made known. */
  readonly key: string
  /** The newest of them, last published first; or those that came before one of an earlier page. */
  readonly list: (page?: RecordPage) => Promise<RecordList>
  /** The file; null for a meeting that is not published. Rejects with `StorageFault`. */
  readonly file: (meeting: string) => Promise<string | null>
  /** Writes it anew, also where nothing happened since: words of its entries were erased. Rejects with `StorageFault`. */
  readonly rewrite: (meeting: string) => Promise<void>
  /** Null when there is no such meeting. */
  readonly review: (meeting: string) => Promise<Review | null>
}

type Deps = {
  readonly storage: Storage
  readonly identity: Identity
  /** Called when a record is written: what was decided is quoted by now, and drafts keep no deleted words. */
  readonly foldDrafts: (stream: string) => Promise<void>
  /** 32 bytes. */
  readonly secretKey: Uint8Array
  readonly demo: boolean
}

const streamOf = (meeting: string): string => `meeting/${meeting}`
const eventsOf = (entries: readonly StoredEvent[]): readonly Recorded<MeetingEvent>[] =>
  entries.map((entry) => openEvent<MeetingEvent>(entry).event)
const fold = (events: readonly Recorded<MeetingEvent>[]): MeetingState =>
  inOneFold(() => events.reduce(evolve, initialState))

/** What the public folds from a record: its title, above all, may be another than the meeting's. */
const titleOf = (entries: readonly PublicEntry[]): string =>
  fold(
    publicEvents(entries).filter((event) => event !== null) as unknown as readonly Recorded<MeetingEvent>[],
  ).meeting.facts.title

export function createRecords({ storage, identity, foldDrafts, secretKey, demo }: Deps): Records {
  const knowledge = async (meeting: string, state: MeetingState) => {
    const station = await stationAt(storage, state.meeting.station, state.meeting.closedAt ?? Infinity)
    const personOf = await recordPeople({ storage, identity }, meeting as MeetingId, state, station)
    return { station, personOf }
  }

  /** What was in the boxes that the record tells of: announced, so anybody may have it. */
  const boxesOf = async (published: readonly PublicEntry[]): Promise<readonly PublishedBox[]> =>
    Promise.all(
      toldBallots(published).map(async ({ ballot }) => {
        const { nullifiers, papers } = await storage.readBox(ballot)
        return { ballot, receipts: nullifiers, papers }
      }),
    )

  /** Where meetings that are over stood when no record was missing: years of them are not read for every visitor. */
  let writtenUpTo = ''
  const turns = new Map<string, Promise<unknown>>()
  /** One after another for a meeting: what was read before an erasure never lands on what was written after it. */
  const write = (meeting: string): Promise<StoredRecord | null> => {
    const written = (turns.get(meeting) ?? Promise.resolve()).then(() => writeNow(meeting))
    const turn = written
      .catch(() => {})
      .then(() => {
        if (turns.get(meeting) === turn) turns.delete(meeting)
      })
    turns.set(meeting, turn)
    return written
  }

  const writeNow = async (meeting: string): Promise<StoredRecord | null> => {
    const record = await make(meeting)
    if (!record) return null
    await storage.putRecord(streamOf(meeting), record)
    await foldDrafts(streamOf(meeting))
    return record
  }

  const make = async (meeting: string): Promise<StoredRecord | null> => {
    const entries = await storage.readStream(streamOf(meeting), 0)
    const publication = publicationIn(entries)
    if (!publication) return null
    const { station, personOf } = await knowledge(meeting, fold(eventsOf(entries)))
    const published = meetingRecord(entries, publication, personOf)
    const { street = '', name = '' } = station.facts ?? {}
    const about = {
      stream: streamOf(meeting),
      title: titleOf(published),
      station: `${street}·${name}${demo ? '（演示）' : ''}`,
      publishedAt: publication.at,
    }
    const file = writeRecord(about, published, secretKey, await boxesOf(published))
    return { ...about, seq: entries[entries.length - 1]!.seq, file }
  }

  /** As stored, unless something has happened in the meeting since: somebody may have taken their name back. */
  const current = async (meeting: string): Promise<StoredRecord | null> => {
    const stored = await storage.record(streamOf(meeting))
    const isCurrent = stored && (await storage.readStream(streamOf(meeting), stored.seq)).length === 0
    // A store that takes nothing keeps nobody from reading.
    return isCurrent ? stored : write(meeting).catch(whereNothingIsTaken(() => make(meeting)))
  }

  /** Published, and nobody has asked for it yet. False where the store takes nothing. */
  const writeMissing = async (): Promise<boolean> => {
    const written = new Set((await storage.listRecords()).map(({ stream }) => stream))
    const over = await storage.listStreams('meeting', undefined, { withCode: false })
    const missing = over.filter(({ stream, summary }) => isPublished(summary) && !written.has(stream))
    for (const { stream } of missing)
      if ((await write(idIn(stream)).catch(whereNothingIsTaken(() => 'fault'))) === 'fault') return false
    return true
  }

  return {
    key: publicKeyOf(secretKey),
    rewrite: async (meeting) => void (await write(meeting)),
    file: async (meeting) => (await current(meeting))?.file ?? null,
    list: async ({ limit = limits.listedPerPageMax, before } = {}) => {
      // A meeting that is published is over, and has no code.
      const mark = await storage.streamsMark('meeting', false)
      if (mark !== writtenUpTo && (await writeMissing())) writtenUpTo = mark
      const from = before && { stream: streamOf(before.id), publishedAt: before.publishedAt }
      const found = await storage.listRecords({ limit: limit + 1, before: from })
      const lines = found.slice(0, limit).map(({ stream, title, publishedAt }) => ({
        ...{ id: idIn(stream), title, publishedAt },
      }))
      return { lines, more: found.length > limit ? lines.at(-1)! : null }
    },
    review: async (meeting) => {
      const entries = await storage.readStream(streamOf(meeting), 0)
      if (entries.length === 0) return null
      const state = fold(eventsOf(entries))
      const { personOf } = await knowledge(meeting, state)
      const rows = await storage.participants(meeting)
      const unnamed = rows.filter(({ participant }) => !isNamed(personOf(participant)))
      const earlier = publicationIn(entries)?.replacements ?? []
      const called = [...calledInRecord(entries, personOf)]
      const people = called.filter(([id]) => !state.meeting.duties[id]?.includes('projector'))
      return {
        reviewed: entries[entries.length - 1]!.seq,
        passages: passagesOf(
          entries,
          unnamed.map(({ name }) => name),
          earlier,
        ),
        named: people.filter(([id]) => isNamed(personOf(id))).map(([, name]) => name),
        state,
      }
    },
  }
}

const whereNothingIsTaken =
  <T>(instead: () => T) =>
  (error: unknown): T => {
    if (error instanceof StorageFault) return instead()
    throw error
  }

const idIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1)
const isPublished = (summary: string): boolean => readSummary(summary).publishedAt !== null
