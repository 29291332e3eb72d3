import { describe, expect, it } from 'vitest'
import type { DirectoryWrite, Storage } from '../port.ts'
import { append, bytes, edit } from './lab.ts'

const person = (id: string): DirectoryWrite => ({ put: 'person', person: id, name: `name of ${id}` })
const inMeeting = (meeting: string, participant: string, id: string | null): DirectoryWrite => ({
  ...{ put: 'participant', meeting, participant, person: id, name: `${participant} there`, grid: '' },
})
const ticket = (token: string, body: string, expiresAt: number): DirectoryWrite => ({
  ...{ put: 'ticket', tokenHash: bytes(token), purpose: 'invitation', body, expiresAt },
})

export const erasureContract = (storage: () => Storage): void => {
  const write = (...directory: DirectoryWrite[]) => storage().commit({ directory })

  describe('an erasure', () => {
    it('takes a person out of the directory, with account and logins, and what they are called in a meeting', async () => {
      await write(
        ...[person('p'), person('q'), inMeeting('m', 'one', 'p'), inMeeting('n', 'two', 'p')],
        ...[inMeeting('m', 'other', 'q'), inMeeting('m', 'listed', null)],
        { put: 'account', person: 'p', accountName: 'p', passwordHash: '' },
        { put: 'login', tokenHash: bytes('t'), person: 'p', meeting: null, expiresAt: 1 },
      )
      expect(await storage().participationsOf('p')).toEqual([
        { meeting: 'm', participant: 'one' },
        { meeting: 'n', participant: 'two' },
      ])
      await write(
        { drop: 'participant', meeting: 'm', participant: 'one' },
        { drop: 'participant', meeting: 'm', participant: 'listed' },
        { drop: 'person', person: 'p' },
      )
      expect(await storage().person('p')).toBeNull()
      expect(await storage().listAccounts()).toEqual([])
      expect(await storage().login(bytes('t'))).toBeNull()
      expect((await storage().participants('m')).map(({ participant }) => participant)).toEqual(['other'])
      expect(await storage().participationsOf('p')).toEqual([])
      expect(await storage().participants('n')).toMatchObject([{ participant: 'two', person: null }])
    })

    it('drops tickets that carry the person, and those that nobody can use any more', async () => {
      await write(ticket('theirs', '{"person":"p"}', 100), ticket('other', '{"name":"甲"}', 100))
      await write(ticket('late', '{}', 50), ticket('used', '{}', 100))
      await write({ use: 'ticket', tokenHash: bytes('used'), now: 1 })
      await write({ drop: 'ticketsOf', person: 'p', now: 50 })
      const left = await Promise.all(
        ['theirs', 'other', 'late', 'used'].map((token) => storage().ticket(bytes(token))),
      )
      expect(left.map((found) => found !== null)).toEqual([false, true, false, false])
    })

    it('writes entries anew once, with what lists show, and drops the record', async () => {
      await storage().commit({ stream: append('meeting/m', 0, { events: 2 }) })
      const record = { title: '', publishedAt: 0, seq: 2, file: '{}' }
      await storage().putRecord('meeting/m', record)
      const before = await storage().readStream('meeting/m', 0)
      const rewriting = {
        ...{ erasure: 'e', stream: 'meeting/m', summary: '{"title":"某"}' },
        entries: [{ seq: 2, fields: '[["text","某"]]' }],
      }
      expect(await storage().rewrite(rewriting)).toBe(true)
      expect(await storage().readStream('meeting/m', 0)).toEqual([
        before[0],
        { ...before[1], fields: '[["text","某"]]' },
      ])
      expect(await storage().listStreams('meeting')).toMatchObject([{ summary: '{"title":"某"}', seq: 2 }])
      expect(await storage().record('meeting/m')).toBeNull()
      expect(await storage().rewrite({ ...rewriting, entries: [{ seq: 1, fields: '[]' }] })).toBe(false)
      expect(await storage().readStream('meeting/m', 0)).toMatchObject([before[0]!, {}])
    })

    it('of an entry that is not there changes nothing', async () => {
      await storage().commit({ stream: append('meeting/m', 0) })
      const entries = [1, 2].map((seq) => ({ seq, fields: '[]' }))
      const rewriting = { erasure: 'e', stream: 'meeting/m', summary: '{}', entries }
      await expect(storage().rewrite(rewriting)).rejects.toMatchObject({ name: 'Bug' })
      expect(await storage().readStream('meeting/m', 0)).not.toMatchObject([{ fields: '[]' }])
      expect(await storage().rewrite({ ...rewriting, entries: [] })).toBe(true)
    })

    it('is known once it was carried out', async () => {
      expect(await storage().isErased('e')).toBe(false)
      await storage().markErased('e')
      await storage().markErased('e')
      expect([await storage().isErased('e'), await storage().isErased('f')]).toEqual([true, false])
    })

    it('can be purged while nobody or somebody writes', async () => {
      await storage().commit({ stream: append('meeting/m', 0) })
      const writing = storage().commit({ stream: append('meeting/m', 1) })
      await Promise.all([storage().purge(), writing])
      expect(await storage().readStream('meeting/m', 0)).toHaveLength(2)
    })
  })

  describe('docs of a stream', () => {
    it('are listed by its name', async () => {
      for (const doc of ['meeting/m/minutes', 'meeting/m/board', 'meeting/m2/board', 'meeting/m'])
        await storage().commit({ docs: [edit(doc, 0), edit(doc, 1)] })
      expect(await storage().listDocs('meeting/m')).toEqual(['meeting/m/board', 'meeting/m/minutes'])
    })
  })
}
