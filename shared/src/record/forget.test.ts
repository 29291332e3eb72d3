import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ballotEvents } from '../domain/ballot/schema.ts'
import type { Recorded } from '../domain/decider.ts'
import { disclosures } from '../domain/meeting-disclosure.ts'
import { issueEvents } from '../domain/issue/schema.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { ratingEvents } from '../domain/rating/schema.ts'
import { rollEvents } from '../domain/roll/schema.ts'
import { by, facts, joined, neighbour, officer, prose, resident } from '../testing/given.ts'
import { sealed } from '../testing/sealed.ts'
import type { Entry } from './entry.ts'
import { lettersOf, namePlaces, ownPlaces, textAt, unseenWords } from './forget.ts'
import { blank, changedLetters, fieldsWithout, type Gone } from './gone.ts'
import { openEvent } from './seal.ts'
import { verifyChain } from './verify.ts'

const quote = { doc: 'board', fields: { 'issues/I/title': '张三家门口积水' }, hash: 'h4sh' }
const history: readonly Recorded<MeetingEvent>[] = [
  {
    ...{ type: 'meeting.drafted', v: 1, station: 'S', code: '1', facts },
    agenda: [{ id: 'a', title: '听张三说，张三答', kind: 'discussion', minutes: 5 } as const],
  } satisfies MeetingEvent,
  { type: 'roll.listed', v: 1, lines: [neighbour, resident].map(({ id }) => line(id)) } as MeetingEvent,
  joined(resident, 'beiyuan'),
  by(resident, proposed('我是张三，路灯不亮')),
  by(officer, proposed('积水', '张三')),
  { type: 'floor.raised', v: 1, participant: resident.id, stance: 'for', elder: true } as MeetingEvent,
  { type: 'issue.listLocked', v: 1, quote } as MeetingEvent,
  { type: 'minutes.confirmed', v: 1, quote: prose('都念过了。', ''), facts: 'f4cts' } as MeetingEvent,
].map((event, index) => ({ ...by(officer, event), ...event, seq: index + 1 }))
const entries = sealed(history)

function line(participant: string) {
  return { participant, capacity: 'resident' as const, grid: 'beiyuan' }
}
function proposed(text: string, said = ''): MeetingEvent {
  return { type: 'issue.proposed', v: 1, proposal: 'P', text, grid: '', for: said }
}

const zhang = { participants: [resident.id], names: ['张三'] }
const asGone = (places: readonly Omit<Gone, 'length'>[]): Gone[] =>
  places.map((place) => ({ ...place, length: place.letters ? place.letters[1] - place.letters[0] : 0 }))
/** The entries without these places, and everything in them as one text. */
const without = (gone: readonly Gone[], shown?: (gone: Gone) => string): readonly Entry[] =>
  entries.map((entry) => ({ ...entry, fields: fieldsWithout(entry, gone, shown) ?? entry.fields }))
const told = (kept: readonly Entry[]) => kept.map((entry) => openEvent<MeetingEvent>(entry).event)

describe('what is theirs alone', () => {
  const gone = asGone(entries.flatMap((entry) => ownPlaces(entry, zhang)))

  it('is where they live, that they are old, and their name in words that no neighbour ever read', () => {
    const [, listed, came, asked, forThem, hand] = told(without(gone)) as unknown as Record<string, never>[]
    expect(listed!['lines']).toEqual([line(neighbour.id), { ...line(resident.id), grid: '' }])
    expect(came).toMatchObject({ grid: '', consent: 1 })
    expect(asked).toMatchObject({ text: '我是某某，路灯不亮' })
    expect(forThem).toMatchObject({ for: '张三' })
    expect(hand).toMatchObject({ elder: false, stance: 'for' })
  })

  it('leaves no salt of what went, nor the hashes that one could try it against, and the chain whole', () => {
    expect(verifyChain('meeting/M', without(gone))).toEqual(verifyChain('meeting/M', entries))
    const openings = (all: readonly Entry[]) => all.flatMap(({ fields }) => fields.match(/\[".{32}",/g) ?? [])
    expect(openings(without(gone))).toHaveLength(openings(entries).length - 4 - 3)
  })
})

describe('where a name stands in what a meeting said', () => {
  const places = entries.flatMap((entry) => namePlaces(entry, ['张三']))

  it('is found in lists, in quotes and where somebody wrote for them', () => {
    expect(places.map(({ path, letters }) => [path, letters])).toEqual([
      ['agenda/0/title', [1, 3]],
      ['agenda/0/title', [5, 7]],
      ['text', [2, 4]],
      ['for', [0, 2]],
      ['quote/fields/issues~1I~1title', [0, 2]],
    ])
  })

  it('is gone afterwards, with the hash that one could try names against', () => {
    const left = without(asGone(places))
    expect(left.map(({ fields }) => fields).join()).not.toContain('张三')
    const [drafted] = told(left)
    expect(drafted).toMatchObject({ agenda: [{ title: '听某某说，某某答', minutes: 5 }] })
    const [locked, read] = told(left).slice(-2)
    expect(read).toMatchObject({ quote: { hash: '' }, facts: '' })
    expect(locked).toMatchObject({ quote: { hash: '', fields: { 'issues/I/title': '某某家门口积水' } } })
    expect(verifyChain('meeting/M', left)).toEqual(verifyChain('meeting/M', entries))
  })

  it('is found and goes in what was stored in an older shape, too', () => {
    const asked = { type: 'issue.questioned', v: 1, proposal: 'P', proposer: 'x', answer: '是张三那里吗？' }
    const [older] = sealed([{ ...by(officer, asked as unknown as MeetingEvent), seq: 1 }])
    const [place, ...more] = namePlaces(older!, ['张三'])
    expect([place, more]).toMatchObject([{ path: 'answer', letters: [1, 3] }, []])
    expect(textAt(older!, 'answer')).toBe('是张三那里吗？')
    const fields = fieldsWithout(older!, asGone([place!]))!
    expect(openEvent({ ...older!, fields }).event).toMatchObject({ question: '是某某那里吗？' })
  })

  it('may be written anew', () => {
    const [first] = asGone(places)
    const left = told(without([{ ...first!, length: 2 }], () => '居民'))
    expect(left[0]).toMatchObject({ agenda: [{ title: '听居民说，张三答' }] })
  })

  it('is looked for in every event, also in those that nobody reads', () => {
    const hidden = Object.keys(disclosures).filter(
      (type) => disclosures[type as MeetingEvent['type']] === 'hidden',
    )
    expect(Object.keys(unseenWords).sort()).toEqual(hidden.sort())
  })

  it('is looked for in all that people write into those', () => {
    const schemas = { ...issueEvents, ...rollEvents, ...ballotEvents, ...ratingEvents }
    for (const [type, words] of Object.entries(unseenWords)) {
      const { properties } = z.toJSONSchema(schemas[type as keyof typeof schemas])
      const written = Object.entries(properties!).filter(
        ([, member]) =>
          typeof member === 'object' && member.type === 'string' && !member.enum && !member.title,
      )
      expect([type, ...Object.keys(words)].sort()).toEqual(
        [type, ...written.map(([name]) => name).filter((name) => name !== 'grid')].sort(),
      )
    }
  })

  it('of one character counts where it is all there is', () => {
    expect(lettersOf('王', ['王'])).toEqual([[0, 1]])
    expect(lettersOf('王府井', ['王'])).toEqual([])
    expect(lettersOf('', [''])).toEqual([])
  })
})

describe('changedLetters', () => {
  it('and what stands there give the other text, cutting no character in two', () => {
    const text = fc.string({ unit: fc.constantFrom('张', '三', '𠮷', '𠮶', 'a'), maxLength: 8 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const letters = changedLetters(one, other)
        if (letters === null) {
          expect(one).toBe(other)
          return
        }
        const [from, to] = letters
        const shown = other.slice(from, other.length - (one.length - to))
        expect(one.slice(0, from) + shown + one.slice(to)).toBe(other)
        const blanked = one.slice(0, from) + blank.repeat(shown.length) + one.slice(to)
        expect(blanked).not.toMatch(/[\uD800-\uDFFF]/u)
      }),
    )
  })
})
