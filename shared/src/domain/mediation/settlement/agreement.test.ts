import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { docKinds } from '../../../docs/kinds.ts'
import { judge } from '../../../docs/gate/judge.ts'
import { replaceLine } from '../../../docs/settlement/edits.ts'
import { quoteSettlement } from '../../../docs/settlement/quote.ts'
import { fragmentOf, fragmentsIn, settlementSchema } from '../../../docs/settlement/shape.ts'
import type { SuggestionId } from '../../../lib/ids.ts'
import { digest } from '../../../record/digest.ts'
import { inputs } from '../../../testing/given.ts'
import {
  committee,
  everyoneInCase,
  foldCase,
  groupHead,
  invited,
  mediator,
  partyA,
  partyB,
  registeredAt,
  scanned,
  scanOf,
  untilPhase,
} from '../../../testing/mediation/given-case.ts'
import { writeAgreed } from '../../../testing/settlement/agreed-words.ts'
import type { Actor, Recorded } from '../../decider.ts'
import type { CaseCommand, CaseEvent, CaseState } from '../case-state.ts'
import { caseStream } from '../case-stream.ts'
import { fragments, parts, type Part } from './parts.ts'
import { hashIn } from './text.ts'

const kind = docKinds.case!.get('settlement')!
const at = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!

/**
 * A case and its settlement behind the gate, with everything of one step in one commit, as a server has it: a crash
 * takes the whole step.
 */
const openRoom = () => {
  const doc = new Y.Doc()
  fragmentsIn(doc)
  const owners = new Map<number, string>()
  const history: Recorded<CaseEvent>[] = []
  let state: CaseState = foldCase([...untilPhase('mediating'), ...scanned()])
  let seq = 0
  const record = (events: readonly CaseEvent[], by: string) => {
    for (const event of events) {
      const recorded = { ...event, seq: ++seq, at: registeredAt + seq, by }
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
        now: registeredAt,
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

const people: readonly Actor[] = [partyA, partyB, groupHead, mediator, invited, committee]

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
    const party = at([partyA, partyB], pick >> 2)
    room.ask(
      at(people, pick >> 4),
      { type: 'settlement.assent', part, party: party.id, hash: hashIn(read.quote, part) },
      crash,
    )
  },
  agreeAll: (room, _, _pick, crash) => {
    for (const part of parts)
      for (const party of [partyA, partyB])
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
    const signer = at([partyA, partyB], pick >> 4)
    const who = at(everyoneInCase, pick >> 5)
    const [party, file] = as === 'party' ? [signer.id, scanOf(signer)] : [null, scanOf(who)]
    room.ask(who, { type: 'settlement.sign', hash, as, party, way: 'hand', file }, crash)
  },
  signAll: (room, _, _pick, crash) => {
    const hash = room.state().settlement.revision?.quote.hash ?? ''
    for (const one of [partyA, partyB])
      room.ask(
        one,
        { type: 'settlement.sign', hash, as: 'party', party: one.id, way: 'paper', file: scanOf(one) },
        crash,
      )
    for (const one of [mediator, invited])
      room.ask(
        one,
        { type: 'settlement.sign', hash, as: 'mediator', party: null, way: 'hand', file: scanOf(one) },
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
}

const script = fc.array(
  fc.record({
    deed: fc.constantFrom(
      ...Object.keys(deeds),
      'edit',
      'edit',
      'send',
      'hear',
      'read',
      'agreeAll',
      'finaliseNow',
      'signAll',
      'seal',
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

/** Read off the log alone: whose hand is on which version, and what each party last agreed to of each part. */
const bound = ({ state, history }: Room) => {
  const effect = history.find((event) => event.type === 'settlement.tookEffect')
  if (effect?.type !== 'settlement.tookEffect') return false
  const { hash } = effect
  const final = history.filter((event) => event.seq < effect.seq && event.type === 'settlement.finalised')
  const last = final[final.length - 1]
  if (last?.type !== 'settlement.finalised') throw new Error('in effect and never final')
  expect(digest(last.quote.fields)).toBe(hash)
  const since = history.filter(({ seq }) => seq > last.seq && seq <= effect.seq)
  const hands = since.flatMap((event) =>
    event.type === 'settlement.signed' && event.hash === hash ? `${event.as} ${event.signer}` : [],
  )
  for (const hand of [
    `party ${partyA.id}`,
    `party ${partyB.id}`,
    `mediator ${mediator.id}`,
    `mediator ${invited.id}`,
  ])
    expect(hands).toContain(hand)
  expect(since.filter((event) => event.type === 'settlement.sealed' && event.hash === hash)).toHaveLength(1)
  const agreedTo = (party: string, part: Part) => {
    const own = history.filter(
      (event) =>
        event.seq < last.seq &&
        event.type === 'settlement.assented' &&
        event.party === party &&
        event.part === part,
    )
    const newest = own[own.length - 1]
    return newest?.type === 'settlement.assented' ? newest.hash : null
  }
  for (const party of [partyA.id, partyB.id])
    for (const part of parts) expect(agreedTo(party, part)).toBe(hashIn(last.quote, part))
  expect(state().settlement.revision?.quote.hash).toBe(hash)
  expect(state().case.phase).toBe('effective')
  return true
}

let inEffect = 0

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
        deeds[deed]!(room, browsers, pick, crash, read)
        standing(room)
      }
      if (bound(room)) {
        inEffect++
        expect(quoteSettlement(room.doc).hash).toBe(room.state().settlement.revision?.quote.hash)
      }
    }),
    { numRuns: 40 },
  )
  // The property would hold of cases that never come to an end, too.
  expect(inEffect).toBeGreaterThan(2)
})
