import { randomBytes } from 'node:crypto'
import type { Actor, Decision, DocEdit, Inputs, Instant, Role } from '@linyi/shared/domain/decider'
import { reject } from '@linyi/shared/domain/rejection'
import type { AnyCommand, AnyEvent } from '@linyi/shared/domain/streams'
import { assert } from '@linyi/shared/lib/assert'
import { saltBytes } from '@linyi/shared/record/entry'
import type { Bus } from '../bus/port.ts'
import type { Log } from '../log.ts'
import {
  StorageFault,
  type DirectoryWrite,
  type FileWrite,
  type Storage,
  type Unit,
} from '../storage/port.ts'
import type { BoxPort } from './box-port.ts'
import { ask, type HeldDocs } from './decision.ts'
import type { DocPort, PreparedEdits } from './doc/port.ts'
import type { Identity } from './identity.ts'
import { freshId } from './fresh-id.ts'
import type { Asker, Executed, OpenRoom, Standing } from './port.ts'
import { createNumbering } from './numbering.ts'
import { reckonBeside } from './reckoning.ts'
import { sealOn } from './standing.ts'
import type { Landed } from './stream-log.ts'
import type { DecidingRoom } from './stream-room.ts'

/** A command with whose it is and where it may begin. */
export type Order = {
  readonly asker: Asker
  readonly id: string
  readonly command: AnyCommand
  /** Given for a command that opens its stream. */
  readonly founding: Founding | null
  readonly also: readonly DirectoryWrite[]
  readonly files: readonly FileWrite[]
}

/** Where a new stream will belong, null for nowhere; the founder's roles then come from elsewhere. */
export type Founding = { readonly parent: string | null; readonly roles: readonly Role[] }

export type DecidingDeps = {
  readonly storage: Storage
  readonly bus: Bus
  readonly identity: Identity
  readonly docs: DocPort
  readonly boxes: BoxPort
  readonly log: Log
}

/** `again`: somebody was faster, or what it was decided on fell; decide once more. */
type Attempt = Executed | 'again'
/** A decision on its way: the next may be decided while it is. */
type Underway = { readonly landed: Promise<Attempt> }

/** Lost races in a row after which a command is given up; each means that somebody else got through. */
const triesMax = 20

const refused = (...error: Parameters<typeof reject>): Executed => ({ ok: false, error: reject(...error) })
const newSalt = () => randomBytes(saltBytes)

/** Decides one command after another in one stream, without waiting for the disk in between. */
export type Deciding = Pick<OpenRoom, 'steady' | 'follow'> & {
  readonly decide: (order: Order) => Promise<Executed>
  /** Runs `work` while nothing is decided and everything decided has landed. */
  readonly stillFor: (work: () => Promise<void>) => Promise<void>
}

export function createDeciding(room: DecidingRoom, deps: DecidingDeps): Deciding {
  const { storage, bus, identity, docs, boxes, log } = deps
  const { stream, rules, decisions } = room
  /** By actor and command id: what comes twice at once is decided once. */
  const underway = new Map<string, Promise<Executed>>()
  const numbering = createNumbering(storage, (year) => `${stream.split('/', 1)[0]}/${room.parent()}/${year}`)
  let turn: Promise<unknown> = Promise.resolve()
  /** While entries are rewritten nothing may follow them. */
  let stillness: Promise<unknown> | null = null

  /** Others of the stream, and whoever reads a list in which it stands. */
  const tellOfIt = (base: Standing, { seq, state }: Standing) => {
    const row = (of: unknown) => JSON.stringify(rules.inLists?.(of))
    const isListedAnew = rules.inLists !== undefined && (base.seq === 0 || row(base.state) !== row(state))
    bus.publish({ about: 'stream', stream, seq, listedIn: isListedAnew ? room.parent() : null })
    if (isListedAnew) room.listedAnew()
  }

  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const done = turn.then(job)
    turn = done.catch(() => {})
    return done
  }

  const decide = (order: Order, by: string, held: HeldDocs, counted: Inputs['boxes']): Underway => {
    const base = room.ahead()
    const actor = base.seq > 0 || isPlaced() ? room.actor(by) : founder(order, by)
    if (!actor) return { landed: Promise.resolve(refused('stream.notFound')) }
    const shut = rules.closed && !order.founding ? rules.mayOpen(base.state, actor) : null
    if (shut) return { landed: Promise.resolve({ ok: false, error: shut }) }
    const isLacking = rules.quotes(order.command.type).some((name) => !held.has(name))
    // Somebody wrote meanwhile, and now they may.
    if (isLacking && rules.decider.can(base.state, order.command, actor) === null)
      return { landed: Promise.resolve('again') }
    const numbers = numbering.begin()
    const around = { ...room.surroundings(), nextNumber: numbers.next }
    const decided = ask(rules, base.state, order.command, actor, held, around, counted)
    if (!numbers.areKnown()) return { landed: numbers.learn().then(() => 'again') }
    if (decided.ok)
      return { landed: write(order, by, base, decided.value, held, around.now, numbers.taken()) }
    const { error } = decided
    return { landed: decisions.heldTrue().then((right) => (right ? { ok: false, error } : 'again')) }
  }

  /** There from the first moment on, by its name. */
  const isPlaced = () => rules.parentIn !== undefined && room.parent() !== null

  const founder = ({ founding }: Order, by: string): Actor | null => {
    if (!founding || founding.parent !== room.parent()) return null
    return founding.parent === null ? { id: by, roles: founding.roles } : room.actor(by)
  }

  const sealed = (
    base: Standing,
    decided: readonly AnyEvent[],
    by: string,
    commandId: string,
    now: Instant,
  ) => {
    const tagOf = (person: string) => identity.actorTag(person, stream)
    const { standing, rows, events } = sealOn(rules, base, decided, { stream, by, tagOf, now, newSalt })
    const head = rules.head(standing.state)
    const append = {
      stream,
      expectedSeq: base.seq,
      prev: base.leaf,
      actor: by,
      commandId,
      events: rows,
      head,
    }
    return { append, standing, events }
  }

  /** What the words that a decision writes itself have for consequences. */
  const followsFrom = (
    prepared: readonly PreparedEdits[],
    base: Standing,
    decided: readonly AnyEvent[],
    by: string,
    now: Instant,
  ): readonly AnyEvent[] => {
    const { state } = sealed(base, decided, by, '', now).standing
    return prepared.flatMap((edits) => edits.followsIn(state, by))
  }

  const write = (
    order: Order,
    by: string,
    base: Standing,
    decision: Decision<AnyEvent>,
    held: HeldDocs,
    now: Instant,
    numbers: NonNullable<Unit['numbers']>,
  ): Promise<Attempt> => {
    assert(decision.events.length > 0, `${order.command.type} decided nothing`)
    const prepared = prepare(decision.edits ?? [], held)
    const follows = prepared.length > 0 ? followsFrom(prepared, base, decision.events, by, now) : []
    const { append, standing, events } = sealed(base, [...decision.events, ...follows], by, order.id, now)
    const opened = decision.events.flatMap((event) => rules.boxes?.opens(base.state, event) ?? [])
    const unit: Unit = {
      stream: append,
      docs: prepared.map(({ append }) => append),
      asRead: [...held.values()].map((doc) => doc.asRead()),
      directory: [
        ...order.also,
        ...nameWrites(order.asker, by, decision.names ?? []),
        ...nameDrops(decision.nameless ?? []),
        ...linkDrops([...(decision.nameless ?? []), ...(decision.linkless ?? [])], now),
      ],
      boxes: opened,
      numbers,
      files: order.files,
    }
    const landed = decisions.append({ unit, base, standing, events })
    return landed.then((outcome) => {
      if (outcome.ok) opened.forEach(({ box }) => boxes.opened(box))
      if (!outcome.ok && outcome.why === 'docMoved') held.forEach((doc) => doc.overtaken())
      const concluded = conclude(outcome, by, standing.seq, prepared)
      if (outcome.ok) tellOfIt(base, standing)
      return concluded
    })
  }

  const nameWrites = (asker: Asker, by: string, names: NonNullable<Decision<AnyEvent>['names']>) =>
    names.map((entry): DirectoryWrite => {
      const row = room.names.put(entry, entry.participant === by ? asker.person : null)
      return { put: 'participant', meeting: room.gathering, ...row }
    })

  const nameDrops = (participants: readonly string[]) =>
    participants.map((participant): DirectoryWrite => {
      room.names.drop(participant)
      return { drop: 'participant', meeting: room.gathering, participant }
    })

  const linkDrops = (participants: readonly string[], now: Instant) =>
    participants.map((person): DirectoryWrite => ({ drop: 'ticketsOf', person, now }))

  const conclude = async (
    outcome: Landed,
    by: string,
    seq: number,
    prepared: readonly PreparedEdits[],
  ): Promise<Attempt> => {
    prepared.forEach((edits) => (outcome.ok ? edits.committed() : edits.failed()))
    if (outcome.ok) {
      await room.told()
      return { ok: true, seq, by }
    }
    if (outcome.why === 'numberTaken') numbering.forget()
    if (outcome.why === 'repeated') return { ok: true, seq: outcome.seq, by }
    if (outcome.why === 'ticketUsed') return refused('ticket.spent')
    if (outcome.why === 'accountNameTaken') return refused('account.nameTaken')
    return outcome.why === 'fault' ? refused('fault') : 'again'
  }

  /** Holds one doc inside the other; they are let go when the decision has landed. */
  const withDocs = async (
    wanted: readonly string[],
    held: HeldDocs,
    then: (held: HeldDocs) => Underway,
  ): Promise<Underway> => {
    const [name, ...rest] = wanted
    if (name === undefined) {
      await decisions.ready()
      return then(held)
    }
    return new Promise((resolve, fail) => {
      const work = async (doc: Parameters<Parameters<DocPort['hold']>[1]>[0]) => {
        const underway = await withDocs(rest, new Map([...held, [name, doc]]), then)
        resolve(underway)
        await underway.landed
      }
      docs.hold(`${stream}/${name}`, work).catch(fail)
    })
  }

  /** The docs that somebody who may decide on them names. Nobody else stops their writers, or learns that they are there. */
  const docsFor = async ({ command }: Order, by: string): Promise<readonly string[]> => {
    const quoted = rules.quotes(command.type)
    if (quoted.length === 0) return quoted
    await decisions.ready()
    const { state, seq } = room.ahead()
    const mayNot = seq === 0 || rules.decider.can(state, command, room.actor(by)) !== null
    return mayNot ? [] : quoted
  }

  /** The box that somebody who may count it wants to count. */
  const boxFor = async ({ command }: Order, by: string): Promise<string | null> => {
    if (!rules.boxes) return null
    await decisions.ready()
    const { state, seq } = room.ahead()
    const mayNot = seq === 0 || rules.decider.can(state, command, room.actor(by)) !== null
    return mayNot ? null : rules.boxes.counts(state, command)
  }

  const mayGoIn = (box: string): boolean => {
    const terms = rules.boxes?.terms(room.ahead().state, box)
    return terms !== null && terms !== undefined && (terms.open || terms.entering)
  }

  /** Nothing else is decided until the count has landed: its box stays sealed if it did and nothing may go in any more. */
  const withBox = async (
    { command }: Order,
    box: string | null,
    then: (counted: Inputs['boxes']) => Promise<Underway>,
  ): Promise<Underway> => {
    if (box === null) return then({})
    const contents = await boxes.seal(box)
    if (!contents) return { landed: Promise.resolve(refused('box.lost')) }
    let isCounted = false
    try {
      const task = rules.boxes!.toReckon(room.ahead().state, command, contents)
      const counted =
        task === null ? contents : { ...contents, reckoned: await reckonBeside({ stream, task }) }
      const underway = await then({ [box]: counted })
      const attempt = await underway.landed
      isCounted = attempt !== 'again' && attempt.ok && !mayGoIn(box)
      return underway
    } finally {
      if (!isCounted) await boxes.unseal(box)
    }
  }

  const tryOnce = async (order: Order, by: string): Promise<Attempt> => {
    const seen = storage.commandSeq(stream, by, order.id)
    seen.catch(() => {})
    const underway = await inTurn(async (): Promise<Underway> => {
      const seq = await seen
      if (seq !== null) return { landed: Promise.resolve({ ok: true, seq, by }) }
      const quoted = await docsFor(order, by)
      return withBox(order, await boxFor(order, by), (counted) =>
        withDocs(quoted, new Map(), (held) => decide(order, by, held, counted)),
      )
    })
    return underway.landed
  }

  const tryUntilDecided = async (order: Order, by: string): Promise<Executed> => {
    let isCertain = !bus.isJoined
    try {
      for (let tries = 0; tries < triesMax; tries++) {
        const attempt = await tryOnce(order, by)
        if (attempt === 'again') continue
        if (attempt.ok || isCertain) return attempt
        // It may rest on what another node has decided otherwise since.
        isCertain = true
        await room.catchUp()
      }
      log.warn({ stream, type: order.command.type }, 'a command lost every race')
    } catch (error) {
      log.error({ err: error, stream, type: order.command.type }, 'a command could not be decided')
      if (!(error instanceof StorageFault)) await decisions.rebuild().catch(() => {})
    }
    return refused('fault')
  }

  return {
    decide: (order) => {
      const actor = room.actorOf(order.asker)
      if (!actor) return Promise.resolve(refused('stream.notFound'))
      const key = `${actor.id} ${order.id}`
      const deciding =
        underway.get(key) ?? tryUntilDecided(order, actor.id).finally(() => underway.delete(key))
      underway.set(key, deciding)
      return deciding
    },
    stillFor: (work) =>
      inTurn(async () => {
        const { promise, resolve } = Promise.withResolvers<undefined>()
        stillness = promise
        try {
          await decisions.heldTrue()
          await work()
        } finally {
          stillness = null
          resolve(undefined)
        }
      }),
    // Never in turn: a command that is may be waiting for the very doc that asks.
    steady: async () => {
      await decisions.ready()
      while (stillness) {
        await stillness
        await decisions.ready()
      }
    },
    follow: async ({ by, events: decided, docs: appends }) => {
      if (stillness) return { ok: false, why: 'seqTaken' }
      const base = room.ahead()
      const now = Math.max(base.at, room.surroundings().now)
      const { append, standing, events } = sealed(base, decided, by, freshId(now), now)
      const unit: Unit = { stream: append, docs: appends }
      const landed = await decisions.append({ unit, base, standing, events })
      if (landed.ok) tellOfIt(base, standing)
      return landed
    },
  }
}

/** One update a doc, whatever the number of edits. */
function prepare(edits: readonly DocEdit[], held: HeldDocs): PreparedEdits[] {
  return [...new Set(edits.map(({ doc }) => doc))].map((name) => {
    const doc = held.get(name)
    assert(doc, `${name} was not held`)
    return doc.prepareEdits(edits.filter((edit) => edit.doc === name))
  })
}
