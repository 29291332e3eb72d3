import type { MeetingId, PersonId } from '@linyi/shared/lib/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMedium, type Medium } from '../bus/memory.ts'
import { openHouse, type House } from '../testing/house.ts'
import { enter } from '../testing/meeting.ts'
import { createLogins, opens, type Login } from './logins.ts'
import { createTickets } from './tickets.ts'
import { hashOfToken, newToken } from './tokens.ts'

const dayMs = 24 * 60 * 60 * 1000
let now = 0
let medium: Medium
let house: House
beforeEach(async () => {
  now = Date.now()
  medium = createMedium()
  house = await openHouse({ now: () => now, medium })
})
afterEach(() => house.close())

async function signedIn(days = 1): Promise<{ token: string; person: PersonId }> {
  const { person } = await enter(house, '梁伯')
  const { token, write } = house.logins.create(person, null, days)
  await house.storage.commit({ directory: [write] })
  return { token, person }
}

test('a token is found until it expires, and not at that instant', async () => {
  const { token, person } = await signedIn(2)
  now += 2 * dayMs - 1
  expect(await house.logins.find(token)).toMatchObject({ person, meeting: null })
  now += 1
  expect(await house.logins.find(token)).toBeNull()
})

test('the store holds a token’s hash and never the token', async () => {
  const { token, write } = house.logins.create('p' as PersonId, null, 1)
  expect(JSON.stringify(write)).not.toContain(token)
  expect(write).toMatchObject({ tokenHash: hashOfToken(token) })
})

test('tokens differ, and what cannot be one is not looked for', async () => {
  const tokens = Array.from({ length: 100 }, newToken)
  expect(new Set(tokens).size).toBe(100)
  for (const rubbish of ['', 'x', `${newToken()}x`, '../../../etc', ' '.repeat(43)]) {
    expect(hashOfToken(rubbish)).toBeNull()
    expect(await house.logins.find(rubbish)).toBeNull()
  }
})

test('signing one browser out leaves the others in; signing out everywhere leaves none', async () => {
  const { token, person } = await signedIn()
  const other = house.logins.create(person, null, 1)
  await house.storage.commit({ directory: [other.write] })
  await house.logins.revoke(token)
  expect(await house.logins.find(token)).toBeNull()
  expect(await house.logins.find(other.token)).not.toBeNull()
  await house.logins.revokeAll(person)
  expect(await house.logins.find(other.token)).toBeNull()
})

test('of many tokens those are told that hold, in one question', async () => {
  const [one, other, late] = [await signedIn(2), await signedIn(2), await signedIn(1)]
  await house.logins.revoke(other.token)
  now += dayMs
  const asked = ['x', one.token, other.token, late.token, newToken()]
  expect(await house.logins.holding(asked)).toEqual(new Set([one.token]))
})

test('every node hears of a revocation, until it stops listening', async () => {
  const elsewhere = createLogins(house.storage, medium.connect(), () => now)
  const heard: string[] = []
  const stop = elsewhere.onRevoked((person) => void heard.push(`there ${person}`))
  house.logins.onRevoked((person) => void heard.push(`here ${person}`))
  const { person } = await signedIn()
  await house.logins.revokeAll(person)
  expect(heard.sort()).toEqual([`here ${person}`, `there ${person}`])
  stop()
  await house.logins.revokeAll(person)
  expect(heard.filter((line) => line.startsWith('there'))).toHaveLength(1)
})

test('revoking what is no login tells nobody', async () => {
  const heard: (string | null)[] = []
  house.logins.onRevoked((person) => void heard.push(person))
  await house.logins.revoke(newToken())
  expect(heard).toEqual([])
})

test('a guest’s login opens its own meeting, an account’s whatever its roles allow', () => {
  const login = (meeting: string | null): Login => ({
    person: 'p' as PersonId,
    meeting: meeting as MeetingId | null,
    expiresAt: 0,
  })
  expect([opens(login('m'), 'm'), opens(login('m'), 'n'), opens(login(null), 'n')]).toEqual([
    true,
    false,
    true,
  ])
})

test('a ticket serves its purpose, once, until its time', async () => {
  const tickets = createTickets(house.storage, () => now)
  const { token, write } = tickets.create('reset', { person: 'p' }, 1)
  await house.storage.commit({ directory: [write] })
  expect(await tickets.read('setUp', token)).toBeNull()
  expect((await tickets.read('reset', token))?.body).toEqual({ person: 'p' })
  const both = [1, 2].map(() => house.storage.commit({ directory: [tickets.use(token)] }))
  expect((await Promise.all(both)).map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await tickets.read('reset', token)).toBeNull()
  const late = tickets.create('reset', { person: 'p' }, 1)
  await house.storage.commit({ directory: [late.write] })
  now += 60_000
  expect(await tickets.read('reset', late.token)).toBeNull()
})
