import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { docKinds } from '../../../docs/kinds.ts'
import { judge } from '../../../docs/gate/judge.ts'
import { replaceLine } from '../../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../../docs/settlement/quote.ts'
import { fragmentOf, fragmentsIn, settlementSchema } from '../../../docs/settlement/shape.ts'
import type { FileId, SuggestionId } from '../../../lib/ids.ts'
import { inputs } from '../../../testing/given.ts'
import {
  added,
  committee,
  deputy,
  effectiveOn,
  everyoneInCase,
  foldCase,
  groupHead,
  invited,
  mediator,
  noonOf,
  partyA,
  partyB,
  stranger,
  told,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import { writeAgreed } from '../../../testing/settlement/agreed-words.ts'
import { boundBy } from '../../../testing/settlement/bound.ts'
import type { Actor, Recorded } from '../../decider.ts'
import type { CaseCommand, CaseEvent, CaseState } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { fragments, parts } from './parts.ts'
import { hashIn } from './text.ts'

const kind = docKinds.case!.get('settlement')!
const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!

const now = noonOf(effectiveOn)
/** A second party on side B: one that may leave without leaving it empty. */
const second = stranger
/** What shows a signature on one version shows none on another. */
const fileOf = (revision: number, { id }: Actor) => `${id} on ${revision}` as FileId
const versionsMax = 40
const scans = Array.from({ length: versionsMax }, (_, revision) =>
  [partyA, partyB, second, mediator, invited, deputy].map((signer): CaseEvent => ({
    ...{ type: 'file.added', v: 1, file: fileOf(revision, signer), name: '签名.jpg', mime: 'image/jpeg' },
    ...{ bytes: 1, sha256: '', piece: 'agreement' },
  })),
).flat()
const mediating = [mediator, invited, deputy]
/** A case goes on for as long as not one in so many tries to end it does. */
const endsOnceIn = 6

/**
 * A case and its settlement behind the gate, with everything of one step in one commit, as a server has it: a crash
 * takes the whole step.
 */
const openRoom = () => {
  const doc = new Y.Doc()
  fragmentsIn(doc)
  const owners = new Map<number, string>()
  const history: Recorded<CaseEvent>[] = []
  let state: CaseState = foldCase([...untilPhase('mediating'), added(second, 'b'), told(second), ...scans])
  let seq = 0
  const record = (events: readonly CaseEvent[], by: string) => {
    for (const event of events) {
      const recorded = { ...event, seq: ++seq, at: now + seq, by }
      history.push(recorded)
      state = caseStream.decider.evolve(state, recorded)
    }
  }
  const consequences = (update: Uint8Array, now: CaseState, by: string): readonly CaseEvent[] => {
    if (!kind.consequences!.atStake(now)) return []
    const after = new Y.Doc()
    Y.applyUpdate(after, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(after, update)
    return kind.consequences!.of(now, quoteSettlement(doc), quoteSettlement(after), by) as CaseEvent[]
  }
  return {
    doc,
    state: () => state,
    history,
    /** @param crash before the commit: nothing of it ever was */
    submit: (writer: Actor, update: Uint8Array, crash: boolean): boolean => {
      const verdict = judge({
        law: kind.law,
        doc,
        update,
        ownerOf: (client) => owners.get(client) ?? null,
        rights: kind.rightsOf(state, writer, {
          lists: { grids: new Set(), categories: new Set() },
          schema: settlementSchema,
        }),
      })
      if (verdict.verdict !== 'apply' || crash) return false
      if (!verdict.update) return true
      const events = consequences(verdict.update, state, writer.id)
      verdict.newClients.forEach((client) => owners.set(client, writer.id))
      Y.applyUpdate(doc, verdict.update)
      record(events, writer.id)
      return true
    },
    ask: (actor: Actor, command: CaseCommand, crash: boolean): void => {
      const { can, decide } = caseStream.decider
      if (can(state, command, actor)) return
      const decided = decide(state, command, actor, {
        ...inputs,
        now,
        appointment: () => ({ capacity: 'people', term: null }),
        quotes: { settlement: quoteSettlement(doc) },
      })
      if (!decided.ok || crash) return
      const [edit] = decided.value.edits ?? []
      if (edit?.doc !== 'settlement') return record(decided.value.events, actor.id)
      const client = 9000 + seq
      const update = replaceLine(doc, client, edit)
      const events = consequences(update, state, actor.id)
      owners.set(client, edit.author)
      Y.applyUpdate(doc, update)
      record([...decided.value.events, ...events], actor.id)
    },
  }
}
type Room = ReturnType<typeof openRoom>

/** A mediator's browser: writes on its own copy, hears and sends now or much later. */
const openBrowser = (room: Room, writer: Actor, first: number) => {
  let client = first
  let copy = new Y.Doc()
  const remake = () => {
    copy = new Y.Doc()
    copy.clientID = ++client
    fragmentsIn(copy)
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(room.doc))
  }
  remake()
  return {
    edit: (pick: number) => {
      const fragment = fragmentOf(copy, at(fragments, pick))
      const child = fragment.length > 0 ? (fragment.get((pick >> 3) % fragment.length) as Y.XmlElement) : null
      const text = child && child.length > 0 ? child.get(0) : null
      switch ((pick >> 6) % 4) {
        case 0:
          if (child?.nodeName === 'instalment')
            child.setAttribute('amountFen', (pick % 1000) as unknown as string)
          return
        case 1:
          return text instanceof Y.XmlText && text.length > 3 ? text.delete(0, 1) : undefined
        default:
          if (text instanceof Y.XmlText)
            text.insert((pick >> 4) % (text.length + 1), at(['再', '改', '。'], pick))
      }
    },
    hear: () => Y.applyUpdate(copy, Y.encodeStateAsUpdate(room.doc)),
    send: (crash: boolean) => {
      const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(room.doc))
      if (!room.submit(writer, update, crash)) remake()
    },
  }
}
type Browser = ReturnType<typeof openBrowser>

const people: readonly Actor[] = [partyA, partyB, second, groupHead, mediator, invited, committee]
/** Who is a party, and who mediates, by now. */
const partiesOf = (room: Room) => [partyA, partyB, second].filter(({ id }) => room.state().party.parties[id])
const mediatorsOf = (room: Room) =>
  mediating.filter(({ id }) => room.state().case.mediators.some(({ participant }) => participant === id))

const scanOf = (room: Room, signer: Actor) => fileOf(room.state().settlement.revision?.number ?? 0, signer)

/** What each party last read of each part: what they agree to is what they saw, however old. */
const seen = (room: Room) => quoteSettlement(room.doc)

type Deed = (
  room: Room,
  browsers: readonly Browser[],
  pick: number,
  crash: boolean,
  read: { quote: ReturnType<typeof seen> },
) => void

const deeds: Readonly<Record<string, Deed>> = {
  edit: (_, browsers, pick) => at(browsers, pick).edit(pick >> 1),
  send: (_, browsers, pick, crash) => at(browsers, pick).send(crash),
  hear: (_, browsers, pick) => at(browsers, pick).hear(),
  read: (room, _, _pick, _crash, read) => {
    read.quote = seen(room)
  },
  assent: (room, _, pick, crash, read) => {
    const part = at(parts, pick)
    const party = at(partiesOf(room), pick >> 2)
    room.ask(
      at(people, pick >> 4),
      { type: 'settlement.assent', part, party: party.id, hash: hashIn(read.quote, part) },
      crash,
    )
  },
  agreeAll: (room, _, _pick, crash) => {
    for (const part of parts)
      for (const party of partiesOf(room))
        room.ask(
          party,
          { type: 'settlement.assent', part, party: party.id, hash: hashIn(seen(room), part) },
          crash,
        )
  },
  object: (room, _, pick, crash) =>
    room.ask(
      partyA,
      { type: 'settlement.object', part: at(parts, pick), party: partyA.id, words: '要改' },
      crash,
    ),
  suggest: (room, _, pick, crash, read) => {
    const base = at((read.quote.fields['words/terms'] ?? '').split('\n'), pick)
    const suggestion = `s${pick % 7}` as SuggestionId
    room.ask(
      partyA,
      { type: 'settlement.suggest', suggestion, fragment: 'prose/terms', base, replacement: '换成这句。' },
      crash,
    )
    room.ask(at([partyB, mediator], pick), { type: 'settlement.acceptSuggestion', suggestion }, crash)
  },
  reopen: (room, _, pick, crash) =>
    room.ask(mediator, { type: 'settlement.reopen', part: at(parts, pick), reason: '改' }, crash),
  finalise: (room, _, _pick, crash, read) =>
    room.ask(mediator, { type: 'settlement.finalise', hash: read.quote.hash }, crash),
  finaliseNow: (room, _, _pick, crash) =>
    room.ask(mediator, { type: 'settlement.finalise', hash: seen(room).hash }, crash),
  sign: (room, _, pick, crash, read) => {
    const hash = pick % 3 === 0 ? read.quote.hash : (room.state().settlement.revision?.quote.hash ?? '')
    const as = at(['party', 'party', 'mediator'] as const, pick >> 2)
    const signer = at(partiesOf(room), pick >> 4)
    const who = at(everyoneInCase, pick >> 5)
    const [party, file] = as === 'party' ? [signer.id, scanOf(room, signer)] : [null, scanOf(room, who)]
    room.ask(who, { type: 'settlement.sign', hash, as, party, way: 'hand', file }, crash)
  },
  signAll: (room, _, _pick, crash) => {
    const hash = room.state().settlement.revision?.quote.hash ?? ''
    for (const one of partiesOf(room))
      room.ask(
        one,
        { type: 'settlement.sign', hash, as: 'party', party: one.id, way: 'paper', file: scanOf(room, one) },
        crash,
      )
    for (const one of mediatorsOf(room))
      room.ask(
        one,
        { type: 'settlement.sign', hash, as: 'mediator', party: null, way: 'hand', file: scanOf(room, one) },
        crash,
      )
  },
  seal: (room, _, _pick, crash) =>
    room.ask(
      committee,
      {
        type: 'settlement.seal',
        hash: room.state().settlement.revision?.quote.hash ?? '',
        committee: '委员会',
      },
      crash,
    ),
  leave: (room, _, _pick, crash) =>
    room.ask(mediator, { type: 'party.remove', party: second.id, reason: '退出' }, crash),
  replace: (room, _, pick, crash) => {
    const named = at([[mediator], [mediator, invited], [mediator, deputy]], pick)
    const mediators = named.map(({ id }) => ({ participant: id, capacity: 'people', ties: 'none' }) as const)
    room.ask(committee, { type: 'case.setMediators', mediators, chosenBy: 'committee' }, crash)
  },
  terminate: (room, _, pick, crash) => {
    const party = at(partiesOf(room), pick)
    if (pick % endsOnceIn === 0)
      room.ask(party, { type: 'case.terminate', party: party.id, reason: '不谈了' }, crash)
  },
  fail: (room, _, pick, crash) => {
    if (pick % endsOnceIn === 0) room.ask(mediator, { type: 'case.fail', reason: '谈不拢' }, crash)
  },
  /** All ask the court, which does not confirm; and mediation goes on. */
  refusedInCourt: (room, _, _pick, crash) => {
    for (const party of partiesOf(room))
      room.ask(party, { type: 'confirmation.agree', party: party.id }, crash)
    room.ask(mediator, { type: 'confirmation.apply', on: effectiveOn }, crash)
    room.ask(mediator, { type: 'confirmation.decide', outcome: 'notConfirmed', on: effectiveOn }, crash)
    room.ask(mediator, { type: 'case.resume', reason: '补' }, crash)
  },
}

const wayToEffect = ['agreeAll', 'finaliseNow', 'signAll', 'seal'] as const
const between = Object.keys(deeds)

/** All the way to an effect, with something else done on the way. */
const bringOn: Deed = (room, browsers, pick, crash, read) => {
  for (const [nth, deed] of wayToEffect.entries()) {
    if (nth === pick % wayToEffect.length)
      deeds[at(between, pick >> 2)]!(room, browsers, pick >> 7, crash, read)
    deeds[deed]!(room, browsers, pick, false, read)
  }
}
const allDeeds: Readonly<Record<string, Deed>> = { ...deeds, bringOn }

const script = fc.array(
  fc.record({
    deed: fc.constantFrom(
      ...Object.keys(allDeeds),
      'edit',
      'edit',
      'send',
      'hear',
      'read',
      'agreeAll',
      'finaliseNow',
      'signAll',
      'seal',
      'bringOn',
      'bringOn',
    ),
    pick: fc.nat({ max: 99_999 }),
    crash: fc.integer({ min: 0, max: 7 }).map((one) => one === 0),
  }),
  { minLength: 10, maxLength: 90, size: 'max' },
)

/** Every standing assent is to the words as they are. */
const standing = ({ doc, state }: Room) => {
  if (!kind.consequences!.atStake(state())) return
  const quote = quoteSettlement(doc)
  for (const part of parts)
    for (const { hash } of Object.values(state().settlement.parts[part].assents))
      expect(hash).toBe(hashIn(quote, part))
}

const inForce = ['effective', 'confirmApplied', 'notConfirmed']
/** How often each came about, so that the property is not one of cases that never come to anything. */
const came = { inEffect: 0, anew: 0, left: 0 }

const bound = ({ doc, state, history }: Room): void => {
  const { hash, effects, faults } = boundBy(history, {
    parties: [partyA.id, partyB.id, second.id],
    mediators: [mediator.id, invited.id],
  })
  expect(faults).toEqual([])
  const { settlement, case: part } = state()
  const setAside = effects - (hash === null ? 0 : 1)
  expect(settlement.earlier).toHaveLength(setAside)
  if (setAside > 0 && hash !== null) came.anew++
  if (history.some(({ type }) => type === 'party.removed') && effects > 0) came.left++
  if (hash === null) return expect(settlement.revision?.effectiveOn ?? null).toBeNull()
  came.inEffect++
  expect([settlement.revision?.quote.hash, quoteSettlement(doc).hash]).toEqual([hash, hash])
  expect(inForce).toContain(part.phase)
}

const numRuns = 40

test('SET-15 what is in effect is what every party agreed to and all signed, whatever happened on the way', () => {
  fc.assert(
    fc.property(script, (steps) => {
      const room = openRoom()
      const writing = new Y.Doc()
      writing.clientID = 1
      writeAgreed(writing)
      room.submit(mediator, Y.encodeStateAsUpdate(writing), false)
      const browsers = [openBrowser(room, mediator, 100), openBrowser(room, invited, 500)]
      const read = { quote: seen(room) }
      for (const { deed, pick, crash } of steps) {
        allDeeds[deed]!(room, browsers, pick, crash, read)
        standing(room)
      }
      bound(room)
    }),
    { numRuns },
  )
  expect(Math.min(came.inEffect, came.anew, came.left)).toBeGreaterThan(0)
})
