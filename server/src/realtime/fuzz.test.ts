import { askFrame, presenceFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { createIssue, setGrid } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { limits } from '@linyi/shared/lib/limits'
import { people } from '@linyi/shared/testing/board/hall'
import { clients, issues, setScene } from '@linyi/shared/testing/board/scene'
import { forge } from '@linyi/shared/testing/docs/forgery'
import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPresence } from '../rooms/doc/presence.ts'
import { frameOf, writeEntry } from '../rooms/doc/presence-entry.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { readMessage } from './collab-message.ts'

/** How many frames; the long form asks for a million. SEED=N begins with what that run began with. */
const frames = Number(process.env['FRAMES'] ?? 20_000)
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
/** A scene is set anew after so many, so that what got through does not become what is judged. */
const framesPerScene = 400

/** mulberry32: the same numbers for the same seed. */
const chanceOf = (from: number) => {
  let state = from >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
type Chance = ReturnType<typeof chanceOf>

/** Bytes at which numbers of variable length begin another one, end, or grow beyond all bounds. */
const telling = [0, 1, 2, 127, 128, 129, 254, 255]

const mutations: readonly ((bytes: number[], chance: Chance, other: Uint8Array) => void)[] = [
  (bytes, chance) => void (bytes[chance(bytes.length)]! ^= 1 << chance(8)),
  (bytes, chance) => void (bytes[chance(bytes.length)] = telling[chance(telling.length)]!),
  (bytes, chance) => void bytes.splice(chance(bytes.length + 1), 0, telling[chance(telling.length)]!),
  (bytes, chance) => void bytes.splice(chance(bytes.length), 1 + chance(4)),
  (bytes, chance) => void bytes.splice(chance(bytes.length)),
  (bytes, chance) => {
    const from = chance(bytes.length)
    bytes.splice(chance(bytes.length), 0, ...bytes.slice(from, from + chance(24)))
  },
  (bytes, chance, other) =>
    void bytes.splice(chance(bytes.length), bytes.length, ...other.subarray(chance(other.length))),
  (bytes, chance) => {
    const at = chance(bytes.length)
    for (let i = 0; i < 4; i++) bytes[at + i] = chance(256)
  },
]

const mutated = (frame: Uint8Array, chance: Chance, others: readonly Uint8Array[]): Uint8Array => {
  const bytes = [...frame]
  for (let times = 1 + chance(3); times > 0; times--)
    if (bytes.length > 0) mutations[chance(mutations.length)]!(bytes, chance, others[chance(others.length)]!)
  return Uint8Array.from(bytes)
}

/** What honest people and forgers send: as good as it gets, before it is spoilt. */
const goodFrames = ({ desk, editOf }: ReturnType<typeof setScene>): readonly Uint8Array[] => {
  const own = (edit: (doc: Y.Doc) => void, client: number = clients.own) => updateFrame(editOf(client, edit))
  const title = (doc: Y.Doc) => textOf(doc, issues.lamp, 'title')!
  const author = people.resident.id
  const presence = frameOf(new Map([[7, writeEntry(7, 3, '{"writing":"x"}')]])).body
  return [
    own((doc) => title(doc).insert(1, '𠮷字')),
    own((doc) => title(doc).delete(0, 2)),
    own((doc) => setGrid(doc, issues.lamp, 'qibao'), clients.fresh),
    own((doc) =>
      createIssue(doc, author, { id: issues.unmade, title: '新', detail: '', grid: '', createdAt: 1 }),
    ),
    updateFrame(editOf(clients.deputy, (doc) => textOf(doc, issues.flood, 'title')!.delete(0, 3))),
    updateFrame(Y.encodeStateAsUpdate(desk.doc)),
    updateFrame(
      forge([{ client: clients.fresh, clock: 5, structs: [{ gone: 9 }] }], { [clients.deputy]: [[0, 9]] }),
    ),
    askFrame(Y.encodeStateVector(desk.doc)),
    presenceFrame(Uint8Array.of(1, ...presence)),
  ]
}

/** All of the board that is not the resident's to change. */
const foreignPart = (json: unknown): string => {
  const { issues: all } = structuredClone(json) as { issues: Record<string, Record<string, unknown>> }
  for (const field of ['title', 'detail', 'grid', 'category']) delete all[issues.lamp]?.[field]
  const others = Object.entries(all).filter(
    ([id, { author }]) => id === issues.lamp || author !== people.resident.id,
  )
  return JSON.stringify(others.map(([id, fields]) => [id, Object.entries(fields).sort()]).sort())
}

const openPresence = () => {
  const names = new Map([['neighbour', '邻居']])
  const clock = createHandClock(Date.UTC(2026, 10, 21))
  const presence = createPresence({
    clock,
    tagOf: (id) => ({ id, name: names.get(id) ?? '', role: '' }),
    ownerOf: () => null,
    audience: () => 2,
    share: () => undefined,
    send: () => undefined,
  })
  const neighbour = { participant: 'neighbour', clients: new Set<number>() }
  presence.receive(
    neighbour,
    Uint8Array.of(1, ...frameOf(new Map([[7, writeEntry(7, 1, '{"here":1}')]])).body),
  )
  clock.pass(1000)
  return { presence, clock, forger: { participant: 'forger', clients: new Set<number>() } }
}

describe('whatever bytes come', () => {
  test(
    `they are read or not, throw nothing, and change nothing that is somebody else's (SEED=${seed})`,
    { timeout: 60_000 + frames },
    () => {
      const chance = chanceOf(seed)
      const outcomes = new Map<string, number>()
      for (let done = 0; done < frames;) {
        const scene = setScene()
        const { desk } = scene
        const good = goodFrames(scene)
        const before = foreignPart(desk.json())
        const { presence, clock, forger } = openPresence()
        const stored = Y.encodeStateAsUpdate(desk.doc)
        for (let i = 0; i < framesPerScene && done < frames; i++, done++) {
          const frame = mutated(good[chance(good.length)]!, chance, good)
          const message = readMessage(frame)
          let outcome: string = message?.says ?? 'unreadable'
          if (message?.says === 'update') {
            const verdict = desk.submit(people.resident.id, message.update)
            outcome = verdict.verdict === 'refuse' ? verdict.code : verdict.verdict
            if (verdict.verdict === 'apply' && verdict.update) expect(foreignPart(desk.json())).toBe(before)
          }
          if (message?.says === 'presence') presence.receive(forger, message.update)
          if (message?.says === 'have') {
            const copy = new Y.Doc()
            Y.applyUpdate(copy, stored)
            try {
              Y.encodeStateAsUpdate(copy, message.stateVector)
            } catch {
              outcome = 'no state vector'
            }
          }
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        }
        clock.pass(1000)
        const seen = presence.all()
        expect([...seen.spans.keys()]).toContain(7)
        expect(Buffer.from(seen.body).toString()).toContain('"name":"邻居"')
        presence.stop()
      }
      for (const outcome of ['unreadable', 'apply', 'hold', 'board.malformed', 'presence', 'have'])
        expect([outcome, outcomes.get(outcome) ?? 0]).not.toEqual([outcome, 0])
    },
  )
})

describe('as much as a frame holds', () => {
  test('of deletions of what is there, and of what is not, is judged and refused', () => {
    const { desk } = setScene()
    const before = foreignPart(desk.json())
    const ranges = (from: number) => Array.from({ length: 150_000 }, (_, i) => [from + 2 * i, 1] as const)
    for (const client of [clients.deputy, clients.own, clients.fresh, 4_294_967_295]) {
      const update = forge([], { [client]: ranges(0) })
      expect(update.length).toBeLessThan(limits.collabFrameBytesMax)
      expect(desk.submit(people.resident.id, update)).not.toMatchObject({
        verdict: 'apply',
        update: expect.anything(),
      })
    }
    expect(foreignPart(desk.json())).toBe(before)
  })

  test('of clients nobody has, each with a clock far ahead, is refused', () => {
    const { desk } = setScene()
    const sections = Array.from({ length: 20_000 }, (_, i) => ({
      client: 1_000_000 + i,
      clock: 2 ** 30,
      structs: [{ gone: 1 }],
    }))
    const update = forge(sections)
    expect(update.length).toBeLessThan(limits.collabFrameBytesMax)
    expect(desk.submit(people.resident.id, update).verdict).not.toBe('apply')
  })

  test('of letters each hanging on the one before is refused for its length, and leaves nothing', () => {
    const { desk } = setScene()
    const before = foreignPart(desk.json())
    const structs = Array.from({ length: 40_000 }, (_, i) => ({
      content: new Y.ContentString('字'),
      ...(i > 0 ? { after: [clients.fresh, i - 1] as const } : { into: 'issues' }),
    }))
    const verdict = desk.submit(people.resident.id, forge([{ client: clients.fresh, structs }]))
    expect(verdict.verdict).toBe('refuse')
    expect(foreignPart(desk.json())).toBe(before)
  })
})
