import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { fingerprintOf } from './fingerprint.ts'
import { maskEntry, type DisclosureTable, type Mask } from './mask.ts'
import { writeRecord, type About, type PublicEntry } from './public-record.ts'
import { sealEvent } from './seal.ts'
import { verifyRecord } from './verify-record.ts'

const secret = new Uint8Array(32).fill(7)
const about: About = { stream: 'meeting/M', title: '城区积水', station: '圭峰片区联络站', publishedAt: 1000 }

const chain = (events: readonly { type: string; v: number; [field: string]: unknown }[]): Entry[] => {
  const entries: Entry[] = []
  for (const [index, event] of events.entries()) {
    const around = {
      stream: 'meeting/M',
      seq: index + 1,
      at: 100 + index,
      by: `P${index % 2}`,
      audience: ['public' as const],
      tagOf: () => 'tag',
      prev: entries.at(-1)?.leaf ?? null,
    }
    entries.push(sealEvent(event, around, () => new Uint8Array(16).fill(index + 1)))
  }
  return entries
}

const sealed = chain([
  { type: 'meeting.started', v: 1 },
  { type: 'issue.proposed', v: 1, text: '张三家门口积水', grid: 'beiyuan' },
  { type: 'ballot.cast', v: 1, choice: 'yes' },
  { type: 'meeting.closed', v: 1 },
])
const table: DisclosureTable = {
  'meeting.started': {},
  'issue.proposed': { text: 'words', grid: 'open' },
  'ballot.cast': 'hidden',
  'meeting.closed': {},
}
const mask: Mask = { person: () => '北园新村网格居民', words: () => '某家门口积水' }
const published: PublicEntry[] = sealed.map((entry) => maskEntry(entry, table, mask))
const file = utf8ToBytes(writeRecord(about, published, secret))
const key = bytesToHex(ed25519.getPublicKey(secret))

describe('a public record', () => {
  it('verifies with masked and hidden entries, and shows neither', () => {
    const report = verifyRecord(file)
    expect(report.fault).toBeNull()
    expect(report.about).toEqual(about)
    const written = new TextDecoder().decode(file)
    expect(written).not.toContain('张三')
    expect(written).not.toContain('ballot.cast')
    expect(report.entries[1]!.shown['by']).toBe('北园新村网格居民')
  })

  it('is one JSON document', () => {
    const parsed = JSON.parse(new TextDecoder().decode(file)) as { entries: unknown[] }
    expect(parsed.entries).toHaveLength(4)
  })

  it('names the entry that has the announced root', () => {
    const root = bytesToHex(sealed[3]!.leaf)
    expect(verifyRecord(file, { root, key })).toMatchObject({ fault: null, rootAt: 4 })
    expect(verifyRecord(file, { root: root.slice(0, 16).toUpperCase() })).toMatchObject({ rootAt: 4 })
    for (const other of ['0'.repeat(64), root.slice(0, 15), ''.padStart(16, '0')])
      expect(verifyRecord(file, { root: other }).fault).toEqual({ entry: 0, why: 'rootNotFound' })
    expect(fingerprintOf(root).join('')).toBe(root.slice(0, 16).toUpperCase())
  })

  it('is refused under another key than the published one', () => {
    expect(verifyRecord(file, { key: '1'.repeat(64) }).fault).toEqual({ entry: 0, why: 'otherKey' })
  })

  it('finds every flipped byte, and names the entry it stands in', () => {
    const starts: number[] = []
    for (let at = file.indexOf(10); at >= 0; at = file.indexOf(10, at + 1)) starts.push(at + 1)
    const entryAt = (place: number): number => {
      const line = starts.filter((start) => start <= place).length
      return line >= 1 && line <= published.length ? line : 0
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (place, flip) => {
          const changed = file.slice()
          changed[place]! ^= flip
          const { fault } = verifyRecord(changed)
          expect(fault).not.toBeNull()
          if (fault!.entry === 0) expect(['head', 'end', 'signature', 'notARecord']).toContain(fault!.why)
          const inside = changed[place] !== 10 && file[place] !== 10 && file[place] !== 44
          if (entryAt(place) > 0 && inside) expect(fault!.entry).toBe(entryAt(place))
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('says which part of the file it is when it is no entry', () => {
    const text = new TextDecoder().decode(file)
    const why = (changed: string) => verifyRecord(utf8ToBytes(changed)).fault
    expect(why(text.replace('"about":', '"abaut":'))).toEqual({ entry: 0, why: 'head' })
    expect(why(text.replace('城区积水', '城区积冰'))).toEqual({ entry: 0, why: 'signature' })
    expect(why(text.replace('"signature"', '"signatura"'))).toEqual({ entry: 0, why: 'end' })
    for (const kept of [0.01, 0.3, 0.6, 0.9, 0.999])
      expect(why(text.slice(0, text.length * kept))).toEqual({ entry: 0, why: 'end' })
  })

  it('signed anew by somebody who changed an entry still fails at that entry', () => {
    const forged = published.map((entry, index) =>
      index === 0 ? { ...entry, header: entry.header.replace('"at":100', '"at":99') } : entry,
    )
    const report = verifyRecord(utf8ToBytes(writeRecord(about, forged, secret)))
    expect(report.fault).toEqual({ entry: 2, why: 'prev' })
  })

  it('names an entry that is signed but is none', () => {
    const odd = [{ header: 7, open: {} }, null].map((entry) => entry as unknown as PublicEntry)
    expect(verifyRecord(utf8ToBytes(writeRecord(about, odd, secret))).fault).toEqual({
      entry: 1,
      why: 'header',
    })
  })

  it('counts what is proven, up to the root, and what the signature alone vouches for', () => {
    expect(verifyRecord(file).places).toEqual({ open: 7, shown: 4, closed: 8, hidden: 1 })
    const root = bytesToHex(sealed[0]!.leaf)
    expect(verifyRecord(file, { root }).places).toEqual({ open: 2, shown: 1, closed: 1, hidden: 0 })
    expect(verifyRecord(utf8ToBytes('{}')).places).toEqual({ open: 0, shown: 0, closed: 0, hidden: 0 })
  })

  it('signed anew with other words in the place of masked ones passes but for its key: so it counts them', () => {
    const forged = published.map((entry) => ({
      ...entry,
      shown: { ...entry.shown, by: '黄代表（人大代表）' },
    }))
    const other = utf8ToBytes(writeRecord(about, forged.slice(0, 2), new Uint8Array(32).fill(9)))
    expect(verifyRecord(other)).toMatchObject({ fault: null, places: { shown: 3 } })
    expect(verifyRecord(other, { key }).fault).toEqual({ entry: 0, why: 'otherKey' })
  })

  it.each<[string, Record<string, unknown>]>([
    ['instead of what is proven', { grid: '南园' }],
    ['above what is proven', { 'grid/name': '南园' }],
    ['what the event is', { type: 'resolution.adopted' }],
    ['a figure, which no mask leaves', { yes: 40 }],
    ['a yes', { passed: true }],
    ['more than was recorded', { one: '', two: '', three: '' }],
  ])('refuses an entry that shows something %s', (_, more) => {
    const forged = published.map((entry, index) =>
      index === 1 ? { ...entry, shown: { ...entry.shown, ...more } } : entry,
    )
    const { fault } = verifyRecord(utf8ToBytes(writeRecord(about, forged, secret)))
    expect(fault).toEqual({ entry: 2, why: 'shown' })
  })

  it('names an entry whose shown words are no words', () => {
    const odd = [{ ...published[0]!, shown: null as never }]
    const { fault } = verifyRecord(utf8ToBytes(writeRecord(about, odd, secret)))
    expect(fault).toEqual({ entry: 1, why: 'header' })
  })

  describe('whose head repeats what its entries say', () => {
    const told = chain([
      { type: 'meeting.drafted', v: 1, facts: { title: '积水', place: '' } },
      { type: 'meeting.amended', v: 1, facts: { title: '城区积水', place: '' } },
      { type: 'meeting.published', v: 1 },
    ])
    const facts = { title: 'words', place: 'open' }
    const readings = { 'meeting.drafted': { facts }, 'meeting.amended': { facts }, 'meeting.published': {} }
    const masked = (words: Mask['words']): PublicEntry[] =>
      told.map((entry) => maskEntry(entry, readings, { ...mask, words }))
    const open = masked((text) => text)
    const report = (head: Partial<About>, entries: readonly PublicEntry[] = open) => {
      const whole = { ...about, publishedAt: 102, ...head }
      return verifyRecord(utf8ToBytes(writeRecord(whole, entries, secret)))
    }

    it('proves the title where its words are open', () => {
      expect(report({})).toMatchObject({ fault: null, titleOpen: true })
      const rewritten = masked(() => '别的')
      expect(report({ title: '别的' }, rewritten)).toMatchObject({ fault: null, titleOpen: false })
      expect(verifyRecord(file)).toMatchObject({ fault: null, titleOpen: false })
    })

    it.each([{ title: '积水' }, { publishedAt: 103 }])('is refused with %o in its head', (head) => {
      expect(report(head).fault).toEqual({ entry: 0, why: 'about' })
    })

    it('is not proven by an entry that hides it', () => {
      const hidden = open.map((entry, index) => (index < 2 ? { ...entry, open: [], shown: {} } : entry))
      expect(report({ title: '任何' }, hidden)).toMatchObject({ fault: null, titleOpen: false })
    })
  })

  it('refuses what is no record', () => {
    for (const other of ['', '{}', '{\n\n\n', '[]\n[]\n[]\n[]\n']) {
      expect(verifyRecord(utf8ToBytes(other)).fault).toEqual({ entry: 0, why: 'notARecord' })
    }
  })
})
