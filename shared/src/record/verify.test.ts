import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Audience } from '../domain/decider.ts'
import { canonical } from './canonical.ts'
import type { Entry, Header, Opening } from './entry.ts'
import { eraseIn } from './erase.ts'
import { openEvent, sealEvent, type Plain } from './seal.ts'
import { verifyChain } from './verify.ts'

const stream = 'meeting/01KADMGZ00000000000000000M'

/** Salts that are all different and the same in every run. */
const countedSalts = () => {
  let count = 0
  return () => {
    const salt = new Uint8Array(16)
    new DataView(salt.buffer).setUint32(0, ++count)
    return salt
  }
}

function chainOf(events: readonly Plain[], audience: Audience = ['public']): Entry[] {
  const newSalt = countedSalts()
  const entries: Entry[] = []
  for (const event of events) {
    const last = entries[entries.length - 1]
    const seq = entries.length + 1
    const around = {
      stream,
      seq,
      at: seq * 1000,
      by: 'WANG',
      audience,
      tagOf: (person: string) => `tag of ${person}`,
      prev: last?.leaf ?? null,
    }
    entries.push(sealEvent(event, around, newSalt))
  }
  return entries
}

/** JSON knows no negative zero. */
const written = fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown)

const someEvents = fc.array(
  fc.record({
    type: fc.constantFrom('a.b', 'c.d'),
    v: fc.constant(1),
    said: fc.string({ unit: 'grapheme' }),
    n: fc.integer(),
    quote: fc.dictionary(fc.string({ maxLength: 4 }), written, { maxKeys: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
)

const replaceAt = <T>(list: readonly T[], index: number, item: T): T[] =>
  list.map((old, place) => (place === index ? item : old))

/** The text with one bit of one of its UTF-8 bytes turned over. */
function flip(text: string, place: number, bit: number): string {
  const bytes = Uint8Array.from(utf8ToBytes(text))
  const index = place % bytes.length
  bytes[index] = bytes[index]! ^ (1 << bit)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

describe('sealEvent', () => {
  it('commits to type, version and actor like any other field, and shows none of them in the header', () => {
    const [entry] = chainOf([{ type: 'roll.renamed', v: 1 }])
    const openings = JSON.parse(entry!.fields) as Opening[]
    expect(openings.map(([, path]) => path).sort()).toEqual(['audience', 'by', 'type', 'v'])
    const header = JSON.parse(entry!.header) as Header
    expect(Object.keys(header).sort()).toEqual(
      ['actorTag', 'at', 'audience', 'commitments', 'prev', 'seq', 'stream', 'v'].sort(),
    )
    expect(header.commitments).toHaveLength(4)
    expect(header.commitments).toEqual([...header.commitments].sort())
    expect(entry!.header).not.toContain('renamed')
  })

  it('names no person in the header, not even among those who might see it', () => {
    const [entry] = chainOf([{ type: 'issue.proposed', v: 1 }], ['staff', 'person:WANG'])
    expect(JSON.parse(entry!.header)).toMatchObject({
      actorTag: 'tag of WANG',
      audience: ['staff', 'person:tag of WANG'],
    })
    expect(openEvent(entry!).audience).toEqual(['staff', 'person:WANG'])
  })

  it('commits to each member of nested objects by itself', () => {
    const quote = { hash: 'h', fields: { 'issues/A/title': '路灯', 'issues/A/author': 'WANG' } }
    const [entry] = chainOf([{ type: 'issue.listLocked', v: 1, quote } as Plain])
    const openings = JSON.parse(entry!.fields) as Opening[]
    expect(openings.map(([, path]) => path)).toContain('quote/fields/issues~1A~1title')
    expect(openEvent(entry!).event).toMatchObject({ quote })
  })

  it('is exact: the same inputs give the same leaf', () => {
    expect(chainOf([{ type: 'a.b', v: 1 }])[0]!.leaf).toEqual(chainOf([{ type: 'a.b', v: 1 }])[0]!.leaf)
  })

  it('opens to the event it sealed', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const opened = chainOf(events, ['person:X', 'staff']).map((entry) => openEvent(entry))
        expect(opened.map(({ event }) => event)).toEqual(
          events.map((event, index) => ({ ...event, by: 'WANG', seq: index + 1, at: (index + 1) * 1000 })),
        )
        expect(opened.every(({ audience }) => canonical(audience) === '["person:X","staff"]')).toBe(true)
      }),
    )
  })
})

describe('verifyChain', () => {
  it('passes an untouched chain and names its root', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const entries = chainOf(events)
        const root = [...entries[entries.length - 1]!.leaf]
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join('')
        expect(verifyChain(stream, entries)).toEqual({ ok: true, value: root })
      }),
    )
  })

  it.each(['header', 'fields'] as const)(
    'names the entry in which any bit of its %s was turned over',
    (part) => {
      fc.assert(
        fc.property(someEvents, fc.nat(), fc.nat(), fc.nat(7), (events, which, place, bit) => {
          const entries = chainOf(events)
          const index = which % entries.length
          const entry = entries[index]!
          const forged = replaceAt(entries, index, { ...entry, [part]: flip(entry[part], place, bit) })
          const verdict = verifyChain(stream, forged)
          expect(verdict.ok ? null : verdict.error.entry).toBe(index + 1)
        }),
        { numRuns: 500 },
      )
    },
  )

  it('names the entry whose leaf, time or place was changed', () => {
    const entries = chainOf([1, 2, 3].map((n) => ({ type: 'a.b', v: 1, n })))
    const leaf = Uint8Array.from(entries[1]!.leaf)
    leaf[31] = leaf[31]! ^ 1
    for (const change of [{ leaf }, { at: 2001 }, { seq: 3 }]) {
      const verdict = verifyChain(stream, replaceAt(entries, 1, { ...entries[1]!, ...change }))
      expect(verdict.ok ? null : verdict.error.entry).toBe(2)
    }
  })

  it('names the first entry after one was taken out, doubled or exchanged', () => {
    const entries = chainOf([1, 2, 3, 4].map((n) => ({ type: 'a.b', v: 1, n })))
    const [one, two, three, four] = entries as [Entry, Entry, Entry, Entry]
    for (const forged of [
      [one, three, four],
      [one, one, two],
      [one, three, two, four],
    ]) {
      const verdict = verifyChain(stream, forged)
      expect(verdict.ok ? null : verdict.error.entry).toBe(2)
    }
  })

  it('refuses a chain of another stream', () => {
    expect(verifyChain('meeting/other', chainOf([{ type: 'a.b', v: 1 }]))).toEqual({
      ok: false,
      error: { entry: 1, why: 'stream' },
    })
  })

  it('still verifies after any fields were erased', () => {
    fc.assert(
      fc.property(someEvents, fc.infiniteStream(fc.boolean()), (events, erase) => {
        const entries = chainOf(events)
        const erased = entries.map((entry) => ({
          ...entry,
          fields: eraseIn(entry.fields, () => (erase.next().value ? '' : null)) ?? entry.fields,
        }))
        const verdict = verifyChain(stream, erased)
        expect(verdict).toEqual(verifyChain(stream, entries))
      }),
    )
  })

  it('refuses a field opened twice', () => {
    const [entry] = chainOf([{ type: 'a.b', v: 1 }])
    const openings = JSON.parse(entry!.fields) as Opening[]
    const doubled = { ...entry!, fields: canonical([...openings, openings[0]]) }
    expect(verifyChain(stream, [doubled])).toEqual({ ok: false, error: { entry: 1, why: 'fields' } })
  })
})
