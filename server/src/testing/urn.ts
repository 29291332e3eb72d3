import type { BoxContents } from '@linyi/shared/domain/boxes'
import type { Instant, Recorded } from '@linyi/shared/domain/decider'
import { reject } from '@linyi/shared/domain/rejection'
import type { AnyRules, StreamRules } from '@linyi/shared/domain/streams'
import { fail, ok } from '@linyi/shared/lib/result'
import { blind, finalize, type RsaPublicKey } from '@linyi/shared/box/blind-rsa'
import type { Cast } from '@linyi/shared/box/token'
import { randomBytes } from 'node:crypto'
import { createBoxes } from '../box/boxes.ts'
import type { Boxes } from '../box/boxes.ts'
import { createDeciding } from '../rooms/deciding.ts'
import type { Asker, Executed } from '../rooms/port.ts'
import { createStreamRoom } from '../rooms/stream-room.ts'
import type { Storage } from '../storage/port.ts'
import type { House } from './house.ts'
import { newId } from './meeting.ts'

/**
 * The smallest stream that has boxes: whoever opened one stops, counts and announces it. So what runs boxes is tested
 * without the rules of any ballot.
 */
type Urn = {
  readonly keeper: string
  readonly slips: readonly string[]
  readonly castsFrom: Instant
  readonly issuesUntil: Instant | null
  readonly open: boolean
  readonly counted: BoxContents | null
  readonly counts: number
  readonly isSentBack: boolean
  readonly annulled: boolean
  readonly published: boolean
}
type State = Readonly<Record<string, Urn>>

/** Asked for so many papers, an urn is to be reckoned on another thread, which knows of no urns. */
export const beyondReckoning = 999

type Opening = Pick<Urn, 'slips' | 'castsFrom' | 'issuesUntil'> & { readonly box: string }
type Command =
  | ({ readonly type: 'urn.open' } & Opening)
  | {
      readonly type: 'urn.stop' | 'urn.resume' | 'urn.sendBack' | 'urn.annul' | 'urn.publish'
      readonly box: string
    }
  /** Refused unless so many papers are in it. */
  | { readonly type: 'urn.count'; readonly box: string; readonly papers: number | null }
type Event =
  | ({ readonly type: 'urn.opened'; readonly v: 1 } & Opening)
  | {
      readonly type: 'urn.stopped' | 'urn.resumed' | 'urn.sentBack' | 'urn.annulled' | 'urn.published'
      readonly v: 1
      readonly box: string
    }
  | { readonly type: 'urn.counted'; readonly v: 1; readonly box: string; readonly contents: BoxContents }

const happened = {
  'urn.stop': 'urn.stopped',
  'urn.resume': 'urn.resumed',
  'urn.sendBack': 'urn.sentBack',
  'urn.annul': 'urn.annulled',
  'urn.publish': 'urn.published',
} as const

const changes: Readonly<Record<string, Partial<Urn>>> = {
  'urn.stopped': { open: false },
  'urn.resumed': { open: true },
  'urn.sentBack': { isSentBack: true },
  'urn.annulled': { open: false, annulled: true },
  'urn.published': { published: true },
}

function evolve(state: State, event: Recorded<Event>): State {
  if (event.type === 'urn.opened') {
    const { box, slips, castsFrom, issuesUntil, by } = event
    const urn: Urn = {
      ...{ keeper: by, slips, castsFrom, issuesUntil, open: true },
      ...{ counted: null, counts: 0, isSentBack: false, annulled: false, published: false },
    }
    return { ...state, [box]: urn }
  }
  const urn = state[event.box]!
  const change =
    event.type === 'urn.counted'
      ? { open: false, counted: event.contents, counts: urn.counts + 1, isSentBack: false }
      : changes[event.type]
  return { ...state, [event.box]: { ...urn, ...change } }
}

const rules: StreamRules<State, Command, Event> = {
  parent: 'station',
  decider: {
    initial: {},
    can: (state, { type, box }, actor) =>
      type === 'urn.open' || state[box]?.keeper === actor.id ? null : reject('who.officer'),
    decide: (_, command, __, inputs) => {
      if (command.type === 'urn.open') {
        const { box, slips, castsFrom, issuesUntil } = command
        return ok({ events: [{ type: 'urn.opened', v: 1, box, slips, castsFrom, issuesUntil }] })
      }
      const { box } = command
      if (command.type !== 'urn.count') return ok({ events: [{ type: happened[command.type], v: 1, box }] })
      const contents = inputs.boxes[box]!
      return command.papers === null || command.papers === contents.ballots.length
        ? ok({ events: [{ type: 'urn.counted', v: 1, box, contents }] })
        : fail(reject('ballot.countMissing'))
    },
    evolve,
  },
  mayOpen: () => null,
  audienceClassesOf: () => ['public'],
  audienceOf: () => ['public'],
  view: (state) => state,
  head: () => ({ kind: 'urn', parent: '', code: null, summary: '{}' }),
  quotes: () => [],
  inOffice: () => [],
  boxes: {
    opens: (_, event) => (event.type === 'urn.opened' ? { box: event.box, isNew: true, given: [] } : null),
    terms: (state, box) => {
      const urn = state[box]
      if (!urn) return null
      const { slips, castsFrom, issuesUntil, open, counted, counts, isSentBack, annulled, published } = urn
      return {
        ...{ slips, castsFrom, issuesUntil, open, published, paperChars: 4, codes: open ? slips.length : 0 },
        entering: !open && !annulled && (counted === null || isSentBack),
        over: counted !== null || annulled,
        settled: published || annulled,
        counts,
        accepts: (paper) => (/^[yna]{4}$/.test(paper) ? null : reject('ballot.tooManyHands')),
      }
    },
    counts: (_, command) => (command.type === 'urn.count' ? command.box : null),
    toReckon: (_, command) =>
      command.type === 'urn.count' && command.papers === beyondReckoning ? command.papers : null,
    reckon: () => null,
    slipOf: (state, box, actor) => (state[box]!.slips.includes(actor.id) ? actor.id : null),
    mayIssue: (state, box, slip, way, actor) => {
      if (!state[box]!.slips.includes(slip)) return reject('box.noSlip')
      const isOwn = way === 'phone' && slip === actor.id
      return isOwn || state[box]!.keeper === actor.id ? null : reject('who.door')
    },
    tellerOf: (state, box, actor) => (state[box]!.open ? fail(reject('ballot.notStopped')) : ok(actor.id)),
    mayPrint: (state, box, actor) => (state[box]!.keeper === actor.id ? null : reject('who.officer')),
    face: (state, box) => ({ slips: state[box]!.slips.length }),
    mayReadSlips: (state, box, actor) => (state[box]!.keeper === actor.id ? null : reject('who.counter')),
  },
}

export type Scene = Awaited<ReturnType<typeof openUrn>>

/** A stream with one box of so many voters, on a house of its own. */
export async function openUrn(
  house: House,
  voters: number,
  { storage = house.storage, over = {} }: { storage?: Storage; over?: Partial<Opening> } = {},
) {
  const { clock, log, bus, identity, docs } = house
  const [meeting, box] = [newId(), newId()]
  const stream = `meeting/${meeting}`
  const forgotten = rules as unknown as AnyRules
  const room = createStreamRoom(stream, forgotten, { storage, bus, identity, clock, log })
  const open = async (name: string) => (name === stream ? { ...room, steady, follow, close: () => {} } : null)
  const start = (): Boxes => createBoxes({ storage, bus, open, clock, log })
  let boxes = start()
  const port: Pick<Boxes, 'opened' | 'seal' | 'unseal'> = {
    opened: (one) => boxes.opened(one),
    seal: (one) => boxes.seal(one),
    unseal: (one) => boxes.unseal(one),
  }
  const deciding = createDeciding(room, { storage, bus, identity, docs, boxes: port, log })
  const { steady, follow } = deciding
  await room.load()

  const asker = (): Asker => ({ person: newId() as never, meeting: meeting as never })
  const keeper = asker()
  const electorate = Array.from({ length: voters }, asker)
  const idOf = (one: Asker): string => room.actorOf(one)!.id
  const send = (one: Asker, command: Command, id = newId()): Promise<Executed> =>
    deciding.decide({ asker: one, id, command, founding: { parent: null, roles: [] }, also: [], files: [] })
  const opening = { box, slips: electorate.map(idOf), castsFrom: 0, issuesUntil: null, ...over }
  const opened = await send(keeper, { type: 'urn.open', ...opening })
  if (!opened.ok) throw new Error(opened.error.code)

  return {
    ...{ house, storage, stream, box, keeper, voters: electorate, idOf, room },
    boxes: (): Boxes => boxes,
    /** As after a crash: nothing of the boxes in memory is left. */
    restart: async () => {
      boxes.close()
      boxes = start()
      await boxes.resume()
    },
    send: (type: Command['type'], by: Asker = keeper, papers: number | null = null) =>
      send(by, (type === 'urn.count' ? { type, box, papers } : { type, box }) as Command),
    contents: () => (room.durable().state as State)[box]!.counted,
    close: () => boxes.close(),
  }
}

/** What a device holds for one box, as the client makes it. */
export type Held = {
  readonly token: string
  readonly tag: string
  readonly blinded: string
  readonly inverse: bigint
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))

export async function keyOf({ boxes, box }: Scene): Promise<RsaPublicKey> {
  const view = await boxes().look(box)
  if (!view.ok) throw new Error(view.error.code)
  const { n, e } = view.value.publicKey
  return { n: BigInt(`0x${n}`), e: BigInt(`0x${e}`) }
}

export function prepare(key: RsaPublicKey): Held {
  const token = chance(32)
  const { blinded, inverse } = blind(key, token, chance)!
  return { token: hex(token), tag: hex(chance(16)), blinded: hex(blinded), inverse }
}

export const unblind = (key: RsaPublicKey, held: Held, blindSig: string): string =>
  hex(finalize(key, Buffer.from(held.token, 'hex'), Buffer.from(blindSig, 'hex'), held.inverse)!)

/** A token for somebody's own slip. */
export async function fetchToken(scene: Scene, voter: Asker, held: Held): Promise<string> {
  const issued = await scene.boxes().issue(scene.box, voter, held.blinded, null)
  if (!issued.ok) throw new Error(issued.error.code)
  return unblind(await keyOf(scene), held, issued.value.blindSig)
}

export const castOf = ({ token, tag }: Held, sig: string, ballot = 'yyyy'): Cast => ({
  token,
  sig,
  ballot,
  tag,
})

/** Somebody votes, from the token to the receipt. */
export async function vote(scene: Scene, voter: Asker, ballot?: string) {
  const held = prepare(await keyOf(scene))
  const cast = castOf(held, await fetchToken(scene, voter, held), ballot)
  return { held, cast, answer: await scene.boxes().cast(scene.box, cast) }
}
