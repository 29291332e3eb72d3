import { limits } from '@linyi/shared/lib/limits'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, cookiesOf, openCounter, type Counter } from '../../testing/counter.ts'

let now = Date.now()
let counter: Counter
beforeEach(async () => {
  now = Date.now()
  counter = await openCounter({ now: () => now })
})
afterEach(() => counter.close())

const password = '清风明月 2026'

/** The first account, by the link that the first start prints. */
async function found(account = 'Mo'): Promise<string> {
  const { token, write } = counter.tickets.create('setUp', {}, 60)
  await counter.storage.commit({ directory: [write] })
  const reply = await ask(counter, 'POST', `/api/setup/${token}`, {
    json: { name: '莫代表', account, password },
  })
  expect(reply.status).toBe(200)
  return reply.body.token
}
const signIn = (account: string, given = password, more: object = {}) =>
  ask(counter, 'POST', '/api/sign-in', { json: { account, password: given, ...more } })

describe('set-up', () => {
  test('the one-time link makes the first account, signed in at once, and works once', async () => {
    const { token, write } = counter.tickets.create('setUp', {}, 60)
    await counter.storage.commit({ directory: [write] })
    const body = { name: '莫代表', account: 'mo', password }
    const first = await ask(counter, 'POST', `/api/setup/${token}`, { json: body })
    expect(first.status).toBe(200)
    expect((await ask(counter, 'GET', '/api/me', { token: first.body.token })).body.person.name).toBe(
      '莫代表',
    )
    const again = await ask(counter, 'POST', `/api/setup/${token}`, { json: { ...body, account: 'other' } })
    expect([again.status, again.body.type]).toEqual([410, '/problems/ticket.spent'])
  })

  test('a second link of a later start is worth nothing once the first account is there', async () => {
    const later = counter.tickets.create('setUp', {}, 60)
    await counter.storage.commit({ directory: [later.write] })
    await found()
    const reply = await ask(counter, 'POST', `/api/setup/${later.token}`, {
      json: { name: 'x', account: 'xx', password },
    })
    expect(reply.status).toBe(410)
  })

  test('the account founds its station, names its grids and keeps the ids of names it keeps', async () => {
    const token = await found()
    const facts = { street: '会城街道', name: '北园站', kind: 'area', address: '', phone: '' }
    const { body } = await ask(counter, 'POST', '/api/setup/station', { token, json: facts })
    const grids = async (names: string) => {
      const reply = await ask(counter, 'POST', '/api/setup/grids', {
        token,
        json: { station: body.station, names },
      })
      expect(reply.status).toBe(200)
      const room = await counter.rooms.open(`station/${body.station}`)
      room!.close()
      return (room!.durable().state as { grids: unknown }).grids
    }
    expect(await grids('北园\r\n明兴\r\n\r\n')).toEqual([
      { id: 'g1', name: '北园' },
      { id: 'g2', name: '明兴' },
    ])
    expect(await grids('城西\n明兴\n明兴')).toEqual([
      { id: 'g3', name: '城西' },
      { id: 'g2', name: '明兴' },
    ])
    const me = await ask(counter, 'GET', '/api/me', { token })
    expect(me.body.stations).toEqual([{ id: body.station, name: '北园站', roles: ['stationHead'] }])
  })

  test('a fact that breaks its bound is refused with the field’s name', async () => {
    const token = await found()
    const name = '长'.repeat(limits.stationNameCharsMax + 1)
    const facts = { street: '会城街道', name, kind: 'area', address: '', phone: '' }
    const reply = await ask(counter, 'POST', '/api/setup/station', { token, json: facts })
    expect([reply.status, reply.body.field]).toEqual([400, 'name'])
  })
})

describe('sign-in', () => {
  test('width and case of the account name make no difference', async () => {
    await found('Mo')
    expect((await signIn('ＭＯ ')).status).toBe(200)
  })

  test('a wrong password and an unknown account are answered alike', async () => {
    await found('mo')
    const [wrong, unknown] = [await signIn('mo', 'wrong'), await signIn('nobody', 'wrong')]
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong.headers.get('content-type')).toContain('application/problem+json')
    expect(wrong.body).toMatchObject({
      type: '/problems/login.wrongPassword',
      title: expect.stringMatching(/密码/),
      titleEn: expect.stringMatching(/password/),
    })
  })

  test('so many tries an account, then none for a quarter of an hour, not even the right one', async () => {
    await found('mo')
    const max = limits.signInTriesPerAccountPer15MinutesMax
    for (let i = 0; i < max; i++) expect((await signIn('mo', 'wrong')).status).toBe(401)
    expect((await signIn('mo')).status).toBe(429)
    expect((await signIn('other', 'wrong')).status).toBe(401)
    now += 15 * 60 * 1000
    expect((await signIn('mo')).status).toBe(200)
  }, 60_000)

  test('the login lasts a day, or as long as the person says when the device is their own', async () => {
    await found('mo')
    const borrowed = await signIn('mo')
    const own = await signIn('mo', password, { keep: 'on' })
    now += 25 * 60 * 60 * 1000
    expect((await ask(counter, 'GET', '/api/me', { token: borrowed.body.token })).status).toBe(401)
    expect((await ask(counter, 'GET', '/api/me', { token: own.body.token })).status).toBe(200)
  })

  test('the cookie works like the token, and signing out ends both', async () => {
    await found('mo')
    const reply = await signIn('mo')
    const cookie = cookiesOf(reply)
    expect((await ask(counter, 'GET', '/api/me', { cookie })).status).toBe(200)
    const out = await ask(counter, 'POST', '/api/sign-out', { cookie, origin: counter.url })
    expect(out.headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect((await ask(counter, 'GET', '/api/me', { cookie })).status).toBe(401)
    expect((await ask(counter, 'GET', '/api/me', { token: reply.body.token })).status).toBe(401)
  })

  test('a form goes on to where it wanted, inside this site only, and back with the reason when refused', async () => {
    await found('mo')
    const form = (more: Record<string, string>, given = password) =>
      ask(counter, 'POST', '/api/sign-in', {
        origin: counter.url,
        form: { account: 'mo', password: given, ...more },
      })
    expect((await form({ next: '/m/123456/chair' })).headers.get('location')).toBe('/m/123456/chair')
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a b']) {
      expect((await form({ next })).headers.get('location')).toBe('/')
    }
    const refused = await form({ back: '/sign-in?next=%2F' }, 'wrong')
    expect([refused.status, refused.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2F&problem=login.wrongPassword',
    ])
  })

  test('a page elsewhere cannot sign anybody in', async () => {
    await found('mo')
    const json = { account: 'mo', password }
    expect(
      (await ask(counter, 'POST', '/api/sign-in', { origin: 'https://evil.example', json })).status,
    ).toBe(403)
    expect((await ask(counter, 'POST', '/api/sign-in', { form: json })).status).toBe(403)
    const withToken = await ask(counter, 'POST', '/api/sign-in', {
      form: { ...json, formToken: 'abc' },
      cookie: 'form=abc',
    })
    expect(withToken.status).toBe(303)
  })
})

describe('a forgotten password', () => {
  test('the one-time link sets a new one, ends every login and tells their connections', async () => {
    await found('mo')
    const { body: old } = await signIn('mo')
    const account = await counter.storage.accountByName('mo')
    const { token, write } = counter.tickets.create('reset', { person: account!.person }, 60)
    await counter.storage.commit({ directory: [write] })
    const ended: (string | null)[] = []
    counter.logins.onRevoked((person) => void ended.push(person))
    const reply = await ask(counter, 'POST', `/api/reset/${token}`, { json: { password: 'a new one' } })
    expect(reply.status).toBe(200)
    expect(ended).toEqual([account!.person])
    expect((await ask(counter, 'GET', '/api/me', { token: old.token })).status).toBe(401)
    expect((await signIn('mo')).status).toBe(401)
    expect((await signIn('mo', 'a new one')).status).toBe(200)
    expect(
      (await ask(counter, 'POST', `/api/reset/${token}`, { json: { password: 'another one' } })).status,
    ).toBe(410)
  })

  test('a password one under the bound, and one over it, are refused', async () => {
    await found('mo')
    const account = await counter.storage.accountByName('mo')
    const { token, write } = counter.tickets.create('reset', { person: account!.person }, 60)
    await counter.storage.commit({ directory: [write] })
    const set = (length: number) =>
      ask(counter, 'POST', `/api/reset/${token}`, { json: { password: '密'.repeat(length) } })
    expect((await set(limits.passwordCharsMin - 1)).body.field).toBe('password')
    expect((await set(limits.passwordCharsMax + 1)).body.field).toBe('password')
    expect((await set(limits.passwordCharsMax)).status).toBe(200)
  })
})
