import { createHash, randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { ulid } from '@linyi/shared/lib/ids'

export type TenYears = {
  readonly events: number
  readonly meetings: readonly string[]
  readonly matters: number
}

type EventRow = { seq: number; at: number; header: string; fields: string }
type StreamRow = { stream: string; seq: number; parent: string; summary: string }

const noLeaf = '0'.repeat(64)

/** What a hall of these years did: so many matters for so many events. */
const mattersPerEvent = 50_000 / 1_000_000
/** Events of an evening at full length; a table that only collected has fewer. */
const longFrom = 100

/**
 * Fills a store with meetings that are over: those of the demonstration again and again, long and short ones, each under
 * an id of its own and with a chain that verifies, until there are so many events.
 */
export function fillTenYears(path: string, eventsWanted: number): TenYears {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000')
  const all = <T>(sql: string, ...given: string[]) => db.prepare(sql).all(...given) as unknown as T[]
  const models = all<StreamRow>(
    `SELECT stream, seq, parent, summary FROM stream WHERE kind = 'meeting' ORDER BY ordinal`,
  )
  const parts = models.map((model) => ({
    model,
    matters: (JSON.parse(model.summary) as { issues: number }).issues,
    events: all<EventRow>(
      'SELECT seq, at, header, fields FROM event WHERE stream = ? ORDER BY seq',
      model.stream,
    ),
  }))
  const long = parts.filter(({ model }) => model.seq >= longFrom)
  const short = parts.filter(({ model }) => model.seq < longFrom)
  const head = db.prepare(
    `INSERT INTO stream (stream, seq, kind, parent, code, summary) VALUES (?, ?, 'meeting', ?, NULL, ?)`,
  )
  const event = db.prepare(
    'INSERT INTO event (stream, seq, at, leaf, header, fields) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const people = db.prepare(
    'INSERT INTO participant SELECT ?, participant, person, name, grid FROM participant WHERE meeting = ?',
  )
  const meetings: string[] = []
  let [events, matters] = [0, 0]
  db.exec('BEGIN')
  while (events < eventsWanted) {
    const sort = matters < events * mattersPerEvent ? short : long
    const part = sort[meetings.length % sort.length]!
    const before = part.model.stream.slice('meeting/'.length)
    const id = ulid(Date.now(), randomBytes(16))
    head.run(`meeting/${id}`, part.model.seq, part.model.parent, closed(part.model.summary))
    let prev = noLeaf
    for (const { seq, at, header, fields } of part.events) {
      const own = header.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${prev}"`).replaceAll(before, id)
      const leaf = createHash('sha256').update(own).digest()
      event.run(`meeting/${id}`, seq, at, leaf, own, fields.replaceAll(before, id))
      prev = leaf.toString('hex')
    }
    people.run(id, before)
    meetings.push(id)
    events += part.events.length
    matters += part.matters
    if (meetings.length % 200 === 0) db.exec('COMMIT; BEGIN')
  }
  db.exec('COMMIT')
  db.close()
  return { events, meetings, matters }
}

/** As a list shows one that is over. */
const closed = (summary: string): string => {
  const told = JSON.parse(summary) as { phase: string }
  return JSON.stringify({ ...told, phase: told.phase === 'published' ? told.phase : 'closed' })
}
