import * as Y from 'yjs'
import type { Link, WireCommand } from '../link.ts'
import { addIssue } from '../../docs/board/edits.ts'
import { quoteBoard } from '../../docs/board/quote.ts'
import type { Actor, DocEdit, Instant } from '../../domain/decider.ts'
import type { AnyCommand, AnyRecorded } from '../../domain/streams.ts'
import { streams } from '../../domain/streams.ts'
import { ulid } from '../../lib/ids.ts'
import type { CommandAck, OpenAck, OpenRequest, WireEvent } from '../../protocol/messages.ts'
import { createWire, type Wire } from './wire.ts'

const { decider, mayOpen, audienceClassesOf, audienceOf, view } = streams.meeting
const refusal = (code: string) => ({ ok: false as const, error: { code, zh: code, en: code } })

type Listener = { readonly actor: Actor; readonly wire: Wire; listening: boolean }

/** One meeting's stream in memory, decided by the real rules, behind wires that the test moves by hand. `staff` has posts. */
export function createStreamHall(meeting: string, staff: readonly Actor[]) {
  let state = decider.initial
  let epoch = 'first'
  let now: Instant = 1_000_000
  let ids = 0
  const doc = new Y.Doc()
  const events: { readonly event: AnyRecorded; readonly audience: readonly string[] }[] = []
  const done = new Map<string, number>()
  const acted: string[] = []
  let nextRefusal: string | null = null
  const listeners: Listener[] = []
  const wires = new Map<string, Wire>()

  const seen = (event: AnyRecorded, audience: readonly string[], actor: Actor): WireEvent =>
    audienceClassesOf(state, actor).some((one) => audience.includes(one))
      ? event
      : { seq: event.seq, type: 'hidden' }

  const write = (edit: DocEdit) => {
    if (edit.doc !== 'board') return
    const { author, issue } = edit
    Y.applyUpdate(doc, addIssue(doc, { client: ++ids, author, issue }))
  }

  const inputs = () => ({
    now,
    seq: events.length,
    newId: () => ulid(now, new Uint8Array(16).fill(++ids)),
    newCode: () => '362918',
    nextNumber: () => 1,
    quotes: { board: quoteBoard(doc) },
    nameHolder: () => null,
    gridName: () => null,
    boxes: {},
    ownRules: () => null,
    appointment: () => null,
    committee: () => '',
    rolesOf: (id: string) => staff.find((one) => one.id === id)?.roles ?? [],
  })

  const publish = (from: number) => {
    for (const { actor, wire, listening } of listeners) {
      if (!listening) continue
      const fresh = events.slice(from).map(({ event, audience }) => seen(event, audience, actor))
      wire.push({ batch: { stream: meeting, serverNow: now, events: fresh, people: [] } })
    }
  }

  const execute = (actor: Actor, command: WireCommand): CommandAck => {
    const { id, meeting: _, ...rest } = command
    const key = `${actor.id} ${id}`
    const before = done.get(key)
    if (before !== undefined) return { ok: true, seq: before }
    if (nextRefusal !== null) {
      const code = nextRefusal
      nextRefusal = null
      return refusal(code)
    }
    const refused = decider.can(state, rest as AnyCommand, actor)
    if (refused) return refusal(refused.code)
    const decision = decider.decide(state, rest as AnyCommand, actor, inputs())
    if (!decision.ok) return refusal(decision.error.code)
    const from = events.length
    decision.value.edits?.forEach(write)
    for (const fresh of decision.value.events) {
      const event = { ...fresh, seq: events.length + 1, at: now, by: actor.id }
      events.push({ event, audience: audienceOf(fresh, actor.id) })
      state = decider.evolve(state, event)
    }
    done.set(key, events.length)
    acted.push(key)
    publish(from)
    return { ok: true, seq: events.length }
  }

  const open = (listener: Listener, request: OpenRequest): OpenAck => {
    const { actor } = listener
    const denied = mayOpen(state, actor)
    if (denied) return refusal(denied.code)
    listener.listening = true
    const audience = audienceClassesOf(state, actor)
    const seenAs = `${epoch} ${audience.join()}`
    const head = { ok: true as const, epoch: seenAs, seq: events.length, serverNow: now, people: [] }
    const you = { id: actor.id, roles: actor.roles, audience }
    const { since } = request
    if (since === undefined) return { ...head, you, snapshot: view(state, audience) }
    if (request.epoch !== seenAs || since > events.length)
      return { ...head, you, snapshot: view(state, audience), reset: true }
    return {
      ...head,
      you,
      events: events.slice(since).map(({ event, audience: of }) => seen(event, of, actor)),
    }
  }

  return {
    execute,
    state: () => state,
    events: () => events.map(({ event }) => event),
    timesDone: (actor: Actor, id: string) => acted.filter((key) => key === `${actor.id} ${id}`).length,
    notice: (actor: Actor, code: string) =>
      wires.get(actor.id)!.push({ notice: { stream: meeting, error: refusal(code).error } }),
    papers: (actor: Actor, papers: Readonly<Record<string, number>>) =>
      wires.get(actor.id)!.push({ papers: { stream: meeting, papers } }),
    refuseNext: (code: string) => {
      nextRefusal = code
    },
    viewOf: (actor: Actor) => view(state, audienceClassesOf(state, actor)),
    pass: (ms: number) => {
      now += ms
    },
    now: () => now,
    /** As after a restore from a copy: the last events are gone, and the epoch is another. */
    restore: (keep: number) => {
      epoch = `${epoch}+`
      events.length = keep
      state = events.reduce((folded, { event }) => decider.evolve(folded, event), decider.initial)
      done.clear()
      for (const listener of listeners) listener.listening = false
    },
    link:
      (actor: Actor): Link =>
      (lineListener) => {
        const wire = createWire(lineListener, (question) =>
          'open' in question ? open(listener, question.open) : execute(actor, question.command),
        )
        const listener: Listener = { actor, wire, listening: false }
        listeners.push(listener)
        wires.set(actor.id, wire)
        return wire.line
      },
    /** The newest wire of somebody. */
    wireOf: (actor: Actor) => wires.get(actor.id)!,
  }
}

export type StreamHall = ReturnType<typeof createStreamHall>
