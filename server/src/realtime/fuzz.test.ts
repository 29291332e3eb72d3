import { limits } from '@linyi/shared/lib/limits'
import { people } from '@linyi/shared/testing/board/hall'
import { clients, setScene } from '@linyi/shared/testing/board/scene'
import { forge } from '@linyi/shared/testing/docs/forgery'
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPresence } from '../rooms/doc/presence.ts'
import { frameOf, writeEntry } from '../rooms/doc/presence-entry.ts'
import { createHandClock } from '../testing/hand-clock.ts'
import { chanceOf, foreignPart, goodFrames, mutated, outcomeOf } from '../testing/spoilt-frames.ts'
import { readMessage } from './collab-message.ts'

/** How many frames; the long form asks for a million. SEED=N begins with what that run began with. */
const frames = Number(process.env['FRAMES'] ?? 20_000)
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))
/** A scene is set anew after so many, so that what got through does not become what is judged. */
const framesPerScene = 400

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
        for (let i = 0; i < framesPerScene && done < frames; i++, done++) {
          const frame = mutated(good[chance(good.length)]!, chance, good)
          const outcome = outcomeOf(scene, frame)
          if (outcome === 'apply') expect(foreignPart(desk.json())).toBe(before)
          const message = readMessage(frame)
          if (message?.says === 'presence') presence.receive(forger, message.update)
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

/** Frames that each reach something of the decoder or the gate that none before it does (`pick-frames.ts`), by what became of them. */
const picked = readFileSync(new URL('fuzz.frames.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(': '))

describe('what some bytes once came to', () => {
  test('they come to again, and change nothing that is somebody else’s', () => {
    expect(picked.length).toBeGreaterThan(20)
    for (const [outcome, base64] of picked) {
      const scene = setScene()
      const before = foreignPart(scene.desk.json())
      expect([base64, outcomeOf(scene, Buffer.from(base64!, 'base64'))]).toEqual([base64, outcome])
      expect(foreignPart(scene.desk.json())).toBe(before)
    }
  })
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
