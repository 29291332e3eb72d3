import { utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Recorded } from '../domain/decider.ts'
import { evolve } from '../domain/meeting-fold.ts'
import { initialState, type MeetingEvent, type MeetingState } from '../domain/meeting-state.ts'
import { expected, present } from '../domain/roll/counts.ts'
import { histories } from '../testing/histories.ts'
import { accounts, personByKey } from '../testing/people.ts'
import { grids } from '../testing/places.ts'
import { rehearse } from '../testing/rehearse.ts'
import { finished } from '../testing/scenarios/finished.ts'
import { sealed } from '../testing/sealed.ts'
import type { Entry } from './entry.ts'
import { eraseIn } from './erase.ts'
import { meetingRecord, publicationIn, type PersonOf, type Publication } from './meeting-record.ts'
import { publicEvents } from './public-events.ts'
import { writeRecord, type PublicEntry } from './public-record.ts'
import { toldBallots } from './recount-boxes.ts'
import { toldAbout } from './told-about.ts'
import { verifyRecord } from './verify-record.ts'

const stream = 'meeting/M'
const secret = new Uint8Array(32).fill(7)
const about = { stream, title: '学校门口的早市', station: '圭峰片区联络站' }

const published = (history: readonly Recorded<MeetingEvent>[]): Publication => ({
  ...{ type: 'meeting.published', v: 1, reviewed: history.length, replacements: [] },
  ...{ seq: history.length + 1, at: history.at(-1)!.at, by: 'officer' },
})
const foldPublic = (entries: readonly PublicEntry[]): MeetingState =>
  publicEvents(entries).reduce(
    (state, event) => (event ? evolve(state, event as Recorded<MeetingEvent>) : state),
    initialState,
  )
/** Nobody puts a paper into a box in these histories. */
const verified = (entries: readonly PublicEntry[]) => {
  const boxes = toldBallots(entries).map(({ ballot }) => ({ ballot, receipts: [], papers: [] }))
  const { title, publishedAt } = toldAbout(entries)
  const head = { ...about, title: title ?? about.title, publishedAt: publishedAt ?? 1 }
  return verifyRecord(utf8ToBytes(writeRecord(head, entries, secret, boxes))).fault
}

describe('the record of the demonstration’s finished meeting', () => {
  let history: readonly Recorded<MeetingEvent>[]
  let state: MeetingState
  let names: ReadonlyMap<string, string>
  let personOf: PersonOf
  let entries: readonly Entry[]
  let publication: Publication
  let record: readonly PublicEntry[]

  beforeAll(async () => {
    const hall = await rehearse(finished, Date.UTC(2026, 2, 10))
    state = hall.state()
    names = hall.names()
    const byName = new Map(accounts.map((person) => [person.name, person]))
    personOf = (id) => {
      const name = names.get(id) ?? ''
      const line = state.roll.lines[id]
      const grid = grids.find((one) => one.id === line?.grid)?.name ?? ''
      return { name, grid, posts: byName.get(name)?.roles ?? [], named: line?.named ?? false, erased: false }
    }
    const closed = hall.history().filter(({ type }) => type !== 'meeting.published')
    publication = published(closed)
    history = [...closed, publication]
    entries = sealed(history)
    record = meetingRecord(entries, publication, personOf)
  })

  const written = (of: readonly PublicEntry[]): string => JSON.stringify(of)
  const residents = (): string[] =>
    [...names.values()].filter((name) => !accounts.some((person) => person.name === name))

  it('verifies', () => {
    expect(publicationIn(entries)).toEqual(publication)
    expect(record).toHaveLength(history.length)
    expect(verified(record)).toBeNull()
  })

  it('holds no resident’s name and nobody’s id', () => {
    expect(residents().length).toBeGreaterThan(5)
    for (const name of residents()) expect(written(record)).not.toContain(name)
    for (const id of names.keys()) expect(written(record)).not.toContain(id)
    for (const id of Object.keys(state.roll.lines)) expect(written(record)).not.toContain(id)
  })

  it('names officials by their post', () => {
    expect(written(record)).toContain('黄代表（人大代表）')
    expect(written(record)).toContain('明兴居民')
  })

  it('hides what was never public, even its type', () => {
    const proposals = history.filter(({ type }) => type === 'issue.proposed')
    expect(proposals.length).toBeGreaterThan(0)
    for (const { seq } of proposals) expect(record[seq - 1]).toMatchObject({ open: [], shown: {} })
    expect(written(record)).not.toContain('issue.proposed')
  })

  it('folds by the rules of the meeting itself to what the meeting came to', () => {
    const seen = foldPublic(record)
    expect(seen.meeting.facts).toEqual(state.meeting.facts)
    expect(seen.meeting.startedAt).toBe(state.meeting.startedAt)
    expect([expected(seen), present(seen.roll)]).toEqual([expected(state), present(state.roll)])
    const seconds = ({ issue }: MeetingState) =>
      Object.entries(issue.entries).map(([id, entry]) => [id, entry.seconds.length])
    expect(seconds(seen)).toEqual(seconds(state))
    const quoted = ({ issue }: MeetingState) => Object.keys(issue.lock!.quote.fields).sort()
    expect(quoted(seen)).toEqual(quoted(state))
  })

  it('shows a replacement instead of words, wherever they stand, and gives no opening for them', () => {
    const at = history.findIndex(({ type }) => type === 'issue.accepted')
    const replacements = [
      { seq: at + 1, path: 'title', shown: '某处垃圾没人清' },
      { seq: 1, path: 'agenda/1/title', shown: '理清单' },
    ]
    const masked = meetingRecord(entries, { ...publication, replacements }, personOf)
    expect(masked[at]!.shown).toMatchObject({ title: '某处垃圾没人清' })
    expect(masked[at]!.open.some(([, path]) => path === 'title')).toBe(false)
    expect(foldPublic(masked).meeting.agenda[1]).toEqual({ ...state.meeting.agenda[1], title: '理清单' })
    expect(verified(masked)).toBeNull()
  })

  it('closes what came after the reviewer had read', () => {
    const late = meetingRecord(entries, { ...publication, reviewed: publication.seq - 3 }, personOf)
    expect(late.slice(-3).map(({ open }) => open.length > 0)).toEqual([false, false, true])
    expect(verified(late)).toBeNull()
  })

  it('names a resident who agreed', () => {
    const id = [...names].find(([, name]) => name === personByKey('luoLady').name)![0]
    const agreed: PersonOf = (one) => ({ ...personOf(one), named: one === id })
    expect(written(meetingRecord(entries, publication, agreed))).toContain(personByKey('luoLady').name)
  })

  it('still verifies after words were erased, and shows what stands in their place', () => {
    const erased = entries.map((entry) => ({
      ...entry,
      fields: eraseIn(entry.fields, (path) => (path === 'title' ? '（已删除）' : null)) ?? entry.fields,
    }))
    const masked = meetingRecord(erased, publication, personOf)
    expect(written(masked)).toContain('（已删除）')
    expect(verified(masked)).toBeNull()
  })
})

describe('any meeting', () => {
  const nobody: PersonOf = () => ({ name: '', grid: '', posts: [], named: false, erased: false })

  it('has a record that verifies, and in which as many came and seconded as did', () => {
    fc.assert(
      fc.property(histories, (hall) => {
        const publication = published(hall.history())
        const entries = sealed([...hall.history(), publication])
        const record = meetingRecord(entries, publication, nobody)
        expect(verified(record)).toBeNull()
        expect(present(foldPublic(record).roll)).toBe(present(hall.state().roll))
      }),
      { numRuns: 50 },
    )
  })
})
