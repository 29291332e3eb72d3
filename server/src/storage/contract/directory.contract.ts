import { describe, expect, it } from 'vitest'
import type { DirectoryWrite, Storage } from '../port.ts'
import { bytes, commitAll, ok, refused } from './lab.ts'

const person = (id: string, name = `name of ${id}`): DirectoryWrite => ({ put: 'person', person: id, name })
const account = (id: string, accountName: string, passwordHash = 'hash'): DirectoryWrite => ({
  put: 'account',
  person: id,
  accountName,
  passwordHash,
})
const login = (token: string, id: string, expiresAt = 100): DirectoryWrite => ({
  put: 'login',
  tokenHash: bytes(token),
  person: id,
  meeting: null,
  expiresAt,
})

export const directoryContract = (storage: () => Storage): void => {
  const write = (...directory: DirectoryWrite[]) => storage().commit({ directory })

  describe('people and accounts', () => {
    it('keeps a person’s last name', async () => {
      await write(person('p', '旧名'), person('p', '新名'))
      expect(await storage().person('p')).toEqual({ name: '新名' })
      expect(await storage().person('q')).toBeNull()
    })

    it('finds an account by its name and by its person', async () => {
      await write(person('p', '阿甲'), account('p', 'jia'))
      const found = { person: 'p', accountName: 'jia', passwordHash: 'hash', name: '阿甲' }
      expect(await storage().accountByName('jia')).toEqual(found)
      expect(await storage().accountOf('p')).toEqual(found)
      expect(await storage().listAccounts()).toEqual([found])
      expect(await storage().accountByName('yi')).toBeNull()
      expect(await storage().accountOf('q')).toBeNull()
    })

    it('gives an account name to one person only', async () => {
      const outcomes = await commitAll(storage(), [
        { directory: [person('p'), account('p', 'same')] },
        { directory: [person('q'), account('q', 'same')] },
      ])
      expect(outcomes).toEqual([ok, refused('accountNameTaken')])
      expect(await storage().person('q')).toBeNull()
    })

    it('takes a new password and a new account name, freeing the old one', async () => {
      await write(person('p'), account('p', 'old'), person('q'))
      expect(await write(account('p', 'new', 'other hash'))).toEqual(ok)
      expect(await storage().accountByName('new')).toMatchObject({ person: 'p', passwordHash: 'other hash' })
      expect(await write(account('q', 'old'))).toEqual(ok)
    })

    it('keeps what a person agreed to last in each meeting, and nothing of it without the person', async () => {
      const agreed = (meeting: string, version: number, at: number): DirectoryWrite => ({
        ...{ put: 'consent', person: 'p', meeting, version, at },
      })
      await write(person('p'), agreed('m', 1, 20), agreed('n', 1, 10), agreed('m', 2, 30))
      expect(await storage().consentsOf('p')).toEqual([
        { meeting: 'n', version: 1, at: 10 },
        { meeting: 'm', version: 2, at: 30 },
      ])
      await write({ drop: 'person', person: 'p' })
      expect(await storage().consentsOf('p')).toEqual([])
    })

    it('throws at an account without its person', async () => {
      await expect(write(account('nobody', 'name'))).rejects.toMatchObject({ name: 'Bug' })
      expect(await storage().listAccounts()).toEqual([])
    })

    it('keeps the participants of each meeting apart, known and unknown people alike', async () => {
      const participant = (meeting: string, id: string, of: string | null, name: string): DirectoryWrite => ({
        put: 'participant',
        meeting,
        participant: id,
        person: of,
        name,
        grid: '一网格',
      })
      await write(person('p'), participant('m', 'x', 'p', '阿甲'), participant('m', 'y', null, '纸上人'))
      await write(participant('n', 'x', 'p', '别处'), participant('m', 'x', 'p', '改名'))
      expect(await storage().participants('m')).toEqual([
        { participant: 'x', person: 'p', name: '改名', grid: '一网格' },
        { participant: 'y', person: null, name: '纸上人', grid: '一网格' },
      ])
      expect(await storage().participants('o')).toEqual([])
    })
  })

  describe('logins', () => {
    it('knows a login by the hash of its token until it is dropped', async () => {
      await write(person('p'), login('t', 'p'))
      expect(await storage().login(bytes('t'))).toEqual({ person: 'p', meeting: null, expiresAt: 100 })
      await write({ drop: 'login', tokenHash: bytes('t') })
      expect(await storage().login(bytes('t'))).toBeNull()
      expect(await write({ drop: 'login', tokenHash: bytes('t') })).toEqual(ok)
    })

    it('knows many logins at once, in the order asked', async () => {
      await write(person('p'), person('q'), login('1', 'p'), login('2', 'q', 200))
      const asked = ['2', 'of nobody', '1', '2'].map(bytes)
      const [one, two] = await Promise.all([storage().login(bytes('1')), storage().login(bytes('2'))])
      expect(await storage().logins(asked)).toEqual([two, null, one, two])
      expect(await storage().logins([])).toEqual([])
    })

    it('puts off when a login ends', async () => {
      await write(person('p'), login('t', 'p', 100), login('t', 'p', 200))
      expect(await storage().login(bytes('t'))).toMatchObject({ expiresAt: 200 })
    })

    it('drops all logins of one person and nobody else’s', async () => {
      await write(person('p'), person('q'), login('1', 'p'), login('2', 'p'), login('3', 'q'))
      await write({ drop: 'loginsOf', person: 'p' })
      const left = await Promise.all(['1', '2', '3'].map((token) => storage().login(bytes(token))))
      expect(left.map((found) => found?.person)).toEqual([undefined, undefined, 'q'])
    })
  })

  describe('tickets', () => {
    const ticket: DirectoryWrite = {
      put: 'ticket',
      tokenHash: bytes('t'),
      purpose: 'invitation',
      body: '{"role":"deputy"}',
      expiresAt: 100,
    }
    const use = (now: number): DirectoryWrite => ({ use: 'ticket', tokenHash: bytes('t'), now })

    it('serves once', async () => {
      await write(ticket)
      expect(await storage().ticket(bytes('t'))).toEqual({
        purpose: 'invitation',
        body: '{"role":"deputy"}',
        expiresAt: 100,
        used: false,
      })
      expect(await commitAll(storage(), [{ directory: [use(50)] }, { directory: [use(50)] }])).toEqual([
        ok,
        refused('ticketUsed'),
      ])
      expect(await storage().ticket(bytes('t'))).toMatchObject({ used: true })
    })

    it('serves until the instant it expires', async () => {
      await write(ticket)
      expect(await write(use(100))).toEqual(refused('ticketUsed'))
      expect(await write(use(99))).toEqual(ok)
    })

    it('does not serve if it never was', async () => {
      expect(await write(use(50))).toEqual(refused('ticketUsed'))
      expect(await storage().ticket(bytes('t'))).toBeNull()
    })

    it('is listed by purpose while it is open', async () => {
      const other: DirectoryWrite = { ...ticket, tokenHash: bytes('u'), body: '{}', expiresAt: 200 }
      await write(ticket, other, { ...ticket, tokenHash: bytes('v'), purpose: 'reset' })
      expect(await storage().openTickets('invitation', 99)).toEqual([
        { purpose: 'invitation', body: '{}', expiresAt: 200 },
        { purpose: 'invitation', body: '{"role":"deputy"}', expiresAt: 100 },
      ])
      expect(await storage().openTickets('invitation', 100)).toHaveLength(1)
      await write({ use: 'ticket', tokenHash: bytes('u'), now: 50 })
      expect(await storage().openTickets('invitation', 100)).toEqual([])
    })

    it('is not spent by a unit that is refused', async () => {
      await write(ticket, person('p'), account('p', 'taken'))
      expect(await write(use(50), person('q'), account('q', 'taken'))).toEqual(refused('accountNameTaken'))
      expect(await storage().ticket(bytes('t'))).toMatchObject({ used: false })
    })
  })

  describe('settings', () => {
    it('keeps the last value', async () => {
      expect(await storage().setting('name')).toBeNull()
      await storage().putSetting('name', '1')
      await storage().putSetting('name', '2')
      expect(await storage().setting('name')).toBe('2')
    })

    it('forgets one that is dropped', async () => {
      await storage().putSetting('name', '1')
      await storage().dropSetting('name')
      await storage().dropSetting('name')
      expect(await storage().setting('name')).toBeNull()
    })

    it('lets the first of several fresh values stand', async () => {
      const agreed = await Promise.all(['a', 'b', 'c'].map((fresh) => storage().settingOr('key', fresh)))
      expect(agreed).toEqual(['a', 'a', 'a'])
      expect(await storage().setting('key')).toBe('a')
    })
  })
}
