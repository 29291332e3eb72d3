import { describe, expect, it } from 'vitest'
import type { Recorded } from '../domain/decider.ts'
import type { MeetingEvent } from '../domain/meeting-state.ts'
import { twoThirds } from '../domain/rules/share.ts'
import { secretHistory } from '../testing/secret-history.ts'
import { publishedEntries, secretRecord } from '../testing/secret-record.ts'
import type { PublicEntry } from './public-record.ts'
import { unsound, withoutFigures } from './recount-terms.ts'
import { verifyRecord } from './verify-record.ts'

const { history, box } = secretHistory(['y', 'y', 'n', 'a'])
type Event = Recorded<MeetingEvent>
type Of<Type extends MeetingEvent['type']> = Extract<Event, { type: Type }>
const only = history.filter(({ type }) => type.startsWith('ballot.'))
const first = <Type extends MeetingEvent['type']>(type: Type): Of<Type> =>
  history.find((event): event is Of<Type> => event.type === type)!
const [opened, sealed, signed, announced] = [
  ...([first('ballot.secretOpened'), first('ballot.sealed')] as const),
  ...([first('ballot.signed'), first('ballot.announced')] as const),
]
const sentBack: MeetingEvent = {
  ...{ type: 'ballot.sentBack', v: 1, ballot: 'ballot', participant: signed.participant, reason: '少一张' },
}

const entry = ({ type, ...members }: MeetingEvent): PublicEntry => ({
  header: '{"seq":1,"at":1}',
  open: [['00', 'type', type]],
  shown: members,
})
const found = (events: readonly MeetingEvent[]) => unsound(events.map(entry))
const changed = (type: MeetingEvent['type'], change: object): readonly MeetingEvent[] =>
  only.map((event) => (event.type === type ? ({ ...event, ...change } as MeetingEvent) : event))
const entryOf = (events: readonly MeetingEvent[]) =>
  events.map(({ type }) => type).lastIndexOf('ballot.announced') + 1
const why = (events: readonly MeetingEvent[]) => {
  const fault = found(events)
  if (fault) expect(fault.entry).toBe(entryOf(events))
  return fault?.why ?? null
}
const terms = (change: object) => ({ terms: { ...opened.terms, ...change } })
const majority = (change: object) => terms({ majority: { ...opened.terms.majority, ...change } })

const { decision, ...earlier } = opened.terms.pack
/** Majority and pack by the same base. */
const by = (base: 'expected' | 'returned', count: number) =>
  terms({
    majority: { ...opened.terms.majority, base: base === 'expected' ? 'all' : base, count },
    pack: { ...earlier, decision: { ...decision, base } },
  })

describe('an announced secret ballot', () => {
  it('was certified, by the roll and the majority of its opening', () => {
    expect(why(only)).toBeNull()
    const other = signed.participant
    expect(why(only.filter((event) => event.type !== 'ballot.signed' || event.participant === other))).toBe(
      'uncertified',
    )
  })

  it.each<[string, readonly MeetingEvent[]]>([
    ['nobody signed', only.filter(({ type }) => type !== 'ballot.signed')],
    ['one signed twice', changed('ballot.signed', { participant: signed.participant })],
    ['nothing was sealed', only.filter(({ type }) => type !== 'ballot.sealed')],
    ['two counts differ', changed('ballot.sealed', { sealing: { ...sealed.sealing, second: 'differs' } })],
    ['the count was sent back', [...only.slice(0, -1), sentBack, announced]],
    ['it was counted again and not signed', [...only.slice(0, -1), sentBack, sealed, announced]],
    ['it was counted again over the signatures', [...only.slice(0, -1), sealed, announced]],
  ])('is found not to be certified where %s', (_, events) => {
    expect(why(events)).toBe('uncertified')
  })

  it('is certified where the count that was sent back is not the last', () => {
    const signatures = only.filter(({ type }) => type === 'ballot.signed')
    expect(why([...only.slice(0, -1), sentBack, sealed, ...signatures, announced])).toBeNull()
  })

  it.each<[string, readonly MeetingEvent[]]>([
    ['another number than those present', changed('ballot.secretOpened', majority({ count: 1 }))],
    ['another number than 应到', changed('ballot.secretOpened', { expected: 5, ...by('expected', 2) })],
    ['应到 that nobody said', changed('ballot.secretOpened', { expected: null, ...by('expected', 4) })],
    ['another share than its pack', changed('ballot.secretOpened', majority({ share: twoThirds }))],
    ['another base than its pack', changed('ballot.secretOpened', majority({ base: 'valid', count: 0 }))],
    ['no majority though one is asked for', changed('ballot.secretOpened', terms({ majority: null }))],
    [
      'no majority, after a ballot that is not there',
      changed('ballot.secretOpened', { after: 'none', ...terms({ majority: null }) }),
    ],
    ['a majority that its rule does not ask for', changed('ballot.secretOpened', terms({ rule: 'score' }))],
    ['more slips than people', changed('ballot.sealed', { sealing: { ...sealed.sealing, issued: 9 } })],
    ['an opening that cannot be read', only.filter(({ type }) => type !== 'ballot.secretOpened')],
    ['terms of another shape', changed('ballot.secretOpened', { terms: null })],
  ])('is found to go by %s', (_, events) => {
    expect(why(events)).toBe('terms')
  })

  it.each<[string, readonly MeetingEvent[]]>([
    ['应到', changed('ballot.secretOpened', { expected: 5, ...by('expected', 5) })],
    ['papers', changed('ballot.secretOpened', by('returned', 0))],
    [
      'most yes, where the rules say so',
      changed('ballot.secretOpened', terms({ majority: null, plain: true })),
    ],
    [
      'those present, where the rules count by 应到 and nobody said how many',
      changed('ballot.secretOpened', {
        expected: null,
        ...terms({ pack: { ...earlier, decision: { ...decision, base: 'expected' } } }),
      }),
    ],
    [
      'another share than nobody can look up',
      changed('ballot.secretOpened', {
        terms: { ...majority({ share: twoThirds }).terms, pack: earlier },
      }),
    ],
    ['a rule that asks for none', changed('ballot.secretOpened', terms({ rule: 'score', majority: null }))],
  ])('may go by %s', (_, events) => {
    expect(why(events)).toBeNull()
  })

  it.each([
    ['a tie', { next: 'revote', annulled: false }, {}, null],
    ['one that the presidium decides on', { next: 'presidium', annulled: false }, {}, 'terms'],
    ['one that was all void, with a majority', { next: 'revote', annulled: true }, {}, 'terms'],
    [
      ...(['one that was all void, without', { next: 'revote', annulled: true }] as const),
      ...([terms({ majority: null, plain: true }), null] as const),
    ],
  ])('goes by most yes after %s, or not', (_, outcome, before, expected) => {
    const start = changed('ballot.secretOpened', before).map((event) =>
      event.type === 'ballot.announced'
        ? ({ ...event, outcome: { ...event.outcome, ...outcome } } as MeetingEvent)
        : event,
    )
    const again = changed('ballot.secretOpened', { after: 'ballot', ...terms({ majority: null }) }).map(
      (event) => ({ ...event, ballot: 'again' }) as MeetingEvent,
    )
    expect(why([...start, ...again])).toBe(expected)
  })

  it('is counted among those of which nobody can look up what they needed, where its pack has no figures', () => {
    const openedBy = (change: object) => changed('ballot.secretOpened', terms(change)).map(entry)
    const byMostYes = { pack: earlier, majority: null }
    expect([{}, { pack: earlier }, byMostYes].map((one) => withoutFigures(openedBy(one)))).toEqual([0, 1, 0])
    const neverAnnounced = only.filter(({ type }) => type !== 'ballot.announced').map(entry)
    expect(withoutFigures(neverAnnounced)).toBe(0)
  })

  it('is found so by verify', () => {
    const forged = history.map((event) =>
      event.type === 'ballot.signed' ? { ...event, participant: signed.participant } : event,
    )
    const file = secretRecord(history, [box], publishedEntries(forged))
    const entry = history.findIndex(({ type }) => type === 'ballot.announced') + 1
    expect(verifyRecord(new TextEncoder().encode(file)).fault).toEqual({ entry, why: 'uncertified' })
  })
})
