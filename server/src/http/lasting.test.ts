import { limits } from '@linyi/shared/lib/limits'
import type { MeetingState } from '@linyi/shared/domain/meeting-stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTickets } from '../rooms/tickets.ts'
import { setUpLink } from '../set-up-link.ts'
import { ask, openCounter, tokenOf, type Counter } from '../testing/counter.ts'
import { announced, enter } from '../testing/meeting.ts'
import { hashPassword } from './passwords.ts'

const dayMs = 24 * 60 * 60 * 1000
const password = '清风明月 2026'

let now: number
let counter: Counter
beforeEach(async () => {
  now = Date.now()
  counter = await openCounter({ now: () => now })
})
afterEach(() => counter.close())

const post = async (path: string, json?: unknown, token?: string) =>
  (await ask(counter, 'POST', path, { json, ...(token ? { token } : {}) })).body

const sorts = {
  'an account on a borrowed device': [limits.borrowedLoginDaysMax, async () => signIn({})],
  'an account on its own device': [limits.loginDaysMax, async () => signIn({ keep: 'on' })],
  'a guest': [
    limits.guestLoginDaysMax,
    async () => {
      const { code } = await meeting()
      return (await post(`/api/meetings/${code}/join`, { name: '梁伯' })).token
    },
  ],
  'a screen on the wall': [
    limits.projectorLoginDaysMax,
    async () => {
      const { code, chair } = await meeting()
      const { digits, secret } = await post(`/api/meetings/${code}/projector/pairings`)
      await post(`/api/meetings/${code}/projector/pair`, { digits }, await tokenOf(counter, chair))
      return (await ask(counter, 'GET', `/api/meetings/${code}/projector/pairings/${secret}`)).body.token
    },
  ],
} as const

async function signIn(more: object): Promise<string> {
  const { person } = await enter(counter, '莫代表')
  const passwordHash = await hashPassword(password)
  await counter.storage.commit({ directory: [{ put: 'account', person, accountName: 'mo', passwordHash }] })
  return (await post('/api/sign-in', { account: 'mo', password, ...more })).token
}

async function meeting() {
  const scene = await announced(counter)
  const room = await counter.rooms.open(scene.stream)
  room!.close()
  return { ...scene, code: (room!.durable().state as MeetingState).meeting.code }
}

test.each(Object.entries(sorts))('the login of %s lasts to its bound and not past it', async (_, sort) => {
  const [days, enterAs] = sort
  const token = await enterAs()
  now += days * dayMs - 1
  expect(await counter.logins.find(token)).not.toBeNull()
  now += 1
  expect(await counter.logins.find(token)).toBeNull()
})

test('a set-up link lasts to its bound and not past it', async () => {
  const tickets = createTickets(counter.storage, () => now)
  const token = (await setUpLink(counter.storage, tickets))!
  now += limits.setUpLinkDaysMax * dayMs - 1
  expect(await tickets.read('setUp', token)).not.toBeNull()
  now += 1
  expect(await tickets.read('setUp', token)).toBeNull()
})
