import { beforeEach, expect, test } from 'vitest'
import { createHandClock, type HandClock } from '../testing/hand-clock.ts'
import { watchLogins, type Held, type LoginWatch } from './login-watch.ts'

let clock: HandClock
let ended: Set<string>
let isAway: boolean
let told: string[]
let here: string[]
let asked: (readonly string[])[]
let gate: PromiseWithResolvers<void> | null
let revoke: (person: string | null) => void
let watch: LoginWatch

const held = (name: string): Held => ({
  ...{ person: `person of ${name}`, token: name, expiresAt: name === 'c' ? 100_000 : 200_000 },
  end: () => void told.push(`${name} ended`),
  doubt: () => void told.push(`${name} doubted`),
})
const turns = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

beforeEach(() => {
  clock = createHandClock(0)
  ended = new Set()
  isAway = false
  told = []
  here = ['a', 'b', 'c']
  asked = []
  gate = null
  const holding = async (tokens: readonly string[]) => {
    asked.push(tokens)
    await gate?.promise
    if (isAway) throw new Error('the database is away')
    return new Set(tokens.filter((token) => !ended.has(token)))
  }
  const logins = { holding, onRevoked: (listener: typeof revoke) => ((revoke = listener), () => undefined) }
  watch = watchLogins(logins as never, clock, () => here.map(held))
})

test('whose login ended is told, and of theirs only those that did', async () => {
  ended.add('b').add('c')
  revoke('person of b')
  await turns()
  expect(told).toEqual(['b ended'])
  revoke(null)
  await turns()
  expect(told).toEqual(['b ended', 'b ended', 'c ended'])
})

test('where it may have been anybody’s and the store is away, all stay, and are asked when it is back', async () => {
  ended.add('b')
  isAway = true
  revoke(null)
  await turns()
  clock.pass(1000)
  await turns()
  expect(told).toEqual([])
  isAway = false
  clock.pass(1000)
  await turns()
  expect(told).toEqual(['b ended'])
  clock.pass(10_000)
  await turns()
  expect(told).toEqual(['b ended'])
})

test('whose login is past its time is told within a minute, though they say nothing', () => {
  clock.pass(99_999)
  expect(told).toEqual([])
  clock.pass(60_000)
  expect(told).toEqual(['c ended'])
})

test('whose login ended while the store is away has to prove it anew, and nobody else', async () => {
  isAway = true
  revoke('person of b')
  await turns()
  expect(told).toEqual(['b doubted'])
})

test('who came in meanwhile is asked again', async () => {
  expect(watch.heard()).toBe(0)
  revoke('person of d')
  expect(watch.heard()).toBe(1)
  ended.add('d')
  watch.askAgain(held('d'))
  await turns()
  expect(told).toEqual(['d ended'])
})

test('nobody is asked any more once it has stopped', async () => {
  isAway = true
  revoke(null)
  await turns()
  watch.stop()
  expect(clock.waiting()).toBe(0)
  revoke(null)
  await turns()
  expect(clock.waiting()).toBe(0)
})

test('one pass goes at a time, and one more after it for whatever came meanwhile', async () => {
  gate = Promise.withResolvers()
  revoke(null)
  revoke(null)
  revoke(null)
  await turns()
  expect(asked).toEqual([here])
  ended.add('a')
  gate.resolve()
  await turns()
  expect(asked).toEqual([here, here])
  expect(told).toEqual(['a ended', 'a ended'])
})

test('a hall is asked for in one question, a city in parts, and a part only after the one before', async () => {
  here = Array.from({ length: 501 }, (_, i) => `${i}`)
  gate = Promise.withResolvers()
  revoke(null)
  await turns()
  expect(asked).toEqual([here.slice(0, 500)])
  ended.add('500')
  gate.resolve()
  await turns()
  expect(asked).toEqual([here.slice(0, 500), ['500']])
  expect(told).toEqual(['500 ended'])
})

test('a pass under way asks nobody else once it has stopped', async () => {
  here = Array.from({ length: 501 }, (_, i) => `${i}`)
  gate = Promise.withResolvers()
  revoke(null)
  revoke(null)
  await turns()
  watch.stop()
  gate.resolve()
  await turns()
  expect(asked).toHaveLength(1)
  expect(clock.waiting()).toBe(0)
})
