import { describe, expect, it } from 'vitest'
import { limits } from '../lib/limits.ts'
import { commandSamples } from '../testing/samples.ts'
import { addressOf, commandSchemas, parseCommand } from './commands.ts'

const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const rename = { id: 'c1', type: 'roll.rename', meeting: ulid, participant: ulid, name: '陈女士' }
const refusalOf = (raw: unknown) => {
  const parsed = parseCommand(raw)
  return parsed.ok ? null : parsed.error
}
const wrong = (field: string, reason: string) => ({ code: 'command.malformed', params: { field, reason } })

describe('a command', () => {
  it.each([...commandSamples])('%s is read as it was sent', (type, sample) => {
    const parsed = parseCommand(sample)
    expect(parsed).toMatchObject({ ok: true, value: { type, id: sample['id'] } })
  })

  it('is trimmed and brought to one form of Unicode', () => {
    expect(parseCommand({ ...rename, name: '  e\u0301 ' })).toMatchObject({ value: { name: '\u00E9' } })
    const proposed = {
      id: 'c',
      type: 'issue.propose',
      meeting: ulid,
      proposal: ulid,
      text: 'a\r\nb\rc',
      grid: '',
      for: '',
    }
    expect(parseCommand(proposed)).toMatchObject({ value: { text: 'a\nb\nc' } })
  })

  it('counts code points, at the bound and one past it', () => {
    const name = (count: number) => ({ ...rename, name: '𠮷'.repeat(count) })
    expect(refusalOf(name(limits.nameCharsMax))).toBeNull()
    expect(refusalOf(name(limits.nameCharsMax + 1))).toEqual(wrong('name', 'field.tooLong'))
    expect(refusalOf(name(10_000))).toEqual(wrong('name', 'field.tooLong'))
  })

  it.each(['\u0000', '\u202E', '\uFEFFa\uFEFFb', '\uD800', 'a\nb', 'a\u200Bb'])(
    'does not take %j in a name',
    (part) => {
      expect(refusalOf({ ...rename, name: `陈${part}女士` })).toEqual(wrong('name', 'field.badCharacters'))
    },
  )

  it('takes markup as the words it is', () => {
    expect(parseCommand({ ...rename, name: '<b>陈</b>' })).toMatchObject({ value: { name: '<b>陈</b>' } })
  })

  it('fills in what has a preset', () => {
    const join = {
      id: 'c',
      type: 'roll.join',
      meeting: ulid,
      name: '陈女士',
      via: 'qr',
      grid: '',
      consent: 1,
    }
    expect(parseCommand(join)).toMatchObject({ value: { anonymous: false } })
  })

  it.each([
    [{ ...rename, name: undefined }, 'name', 'field.missing'],
    [{ ...rename, name: '  ' }, 'name', 'field.empty'],
    [{ ...rename, name: 7 }, 'name', 'field.wrongType'],
    [{ ...rename, participant: 'x' }, 'participant', 'field.badId'],
    [{ ...rename, meeting: undefined }, 'meeting', 'field.missing'],
    [{ ...rename, id: 'with a space' }, 'id', 'field.badId'],
    [{ ...rename, more: 1 }, '', 'field.unknown'],
    [{ ...rename, type: 7 }, 'type', 'field.wrongType'],
    [{ id: 'c', type: 'roll.setExpected', meeting: ulid, expected: -1 }, 'expected', 'field.outOfRange'],
    [{ id: 'c', type: 'roll.setExpected', meeting: ulid, expected: 10_001 }, 'expected', 'field.outOfRange'],
    [{ id: 'c', type: 'roll.setExpected', meeting: ulid, expected: 1.5 }, 'expected', 'field.wrongType'],
    [{ id: 'c', type: 'meeting.project', meeting: ulid, view: 'all' }, 'view', 'field.notOffered'],
    [{ id: 'c', type: 'meeting.collect', station: ulid, meeting: ulid }, '', 'field.unknown'],
    [{ ...commandSamples.get('meeting.draft'), id: 'not-a-ulid' }, 'id', 'field.badId'],
  ])('%j is refused at %s: %s', (raw, field, reason) => {
    expect(refusalOf(raw)).toEqual(wrong(field, reason))
  })

  it.each([null, undefined, 7, 'roll.join', [], [rename], () => rename])('%s is no command', (raw) => {
    expect(refusalOf(raw)).toEqual(wrong('', 'field.wrongType'))
  })

  it.each(['', 'roll.explode', 'constructor', '__proto__', 'toString'])('the type %j is unknown', (type) => {
    expect(refusalOf({ ...rename, type })).toEqual({ code: 'command.unknown' })
  })

  it('does not read its type, nor any field, from a prototype', () => {
    expect(refusalOf(Object.create(rename))).toEqual(wrong('type', 'field.wrongType'))
    const polluting = JSON.parse('{"__proto__": {"name": "x"}}') as object
    expect(refusalOf({ ...rename, ...Object.fromEntries(Object.entries(polluting)) })).toEqual(
      wrong('', 'field.unknown'),
    )
  })
})

describe('the address of a command', () => {
  it('is the stream it names, or the one it opens', () => {
    const address = (type: string) => {
      const parsed = parseCommand(commandSamples.get(type))
      return parsed.ok && addressOf(parsed.value)
    }
    expect(address('meeting.draft')).toEqual({ kind: 'meeting', id: ulid, opens: true, parent: ulid })
    expect(address('station.found')).toEqual({ kind: 'station', id: ulid, opens: true, parent: null })
    expect(address('roll.rename')).toEqual({ kind: 'meeting', id: ulid, opens: false, parent: null })
    expect(address('case.register')).toEqual({ kind: 'case', id: ulid, opens: true, parent: ulid })
    expect(address('case.begin')).toEqual({ kind: 'case', id: ulid, opens: false, parent: null })
    expect(address('caucus.say')).toEqual({ kind: 'caucus', id: `${ulid}/a`, opens: false, parent: null })
    expect(address('screening.close')).toEqual({
      ...{ kind: 'screening', id: ulid, opens: false, parent: null },
    })
    expect(address('station.amend')).toEqual({ kind: 'station', id: ulid, opens: false, parent: null })
  })

  it('is known for every command there is', () => {
    expect([...commandSamples.keys()]).toEqual([...commandSchemas.keys()])
  })
})
