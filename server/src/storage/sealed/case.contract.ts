import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { append, bytes, edit, eventAt, headOf } from '../contract/lab.ts'
import type { Storage } from '../port.ts'
import { newMasterKey } from './key-file.ts'
import { openKeyring } from './keyring.ts'
import { sealedStorage } from './sealed.ts'

/** A store from outside as well: what lies in it, and a hand on it that no program of ours has. */
export type CaseLab = {
  readonly open: () => Promise<Storage>
  readonly remove: () => Promise<void>
  /** Are these words anywhere in what the store keeps, in letters or in the digits of their bytes? */
  readonly holds: (words: string) => Promise<boolean>
  readonly tell: (sql: string) => Promise<void>
  /** Turns one bit of the one file over. */
  readonly flipFile: () => Promise<void>
}

const master = newMasterKey(0)

/** What a case's seal must do on every store. */
export const caseContract = (name: string, openLab: () => Promise<CaseLab>): void => {
  describe(name, () => {
    const [stream, room, doc] = ['case/01', 'caucus/01/a', 'case/01/settlement']
    const [needle, loud] = ['悄悄话', '大声话']
    let lab: CaseLab
    let raw: Storage
    let storage: Storage

    beforeEach(async () => {
      lab = await openLab()
      raw = await lab.open()
      storage = sealedStorage(raw, await openKeyring(raw, () => [master]))
      const head = headOf({ kind: 'case', summary: `{"title":"${needle}"}` })
      await storage.commit({
        stream: append(stream, 0, { head }),
        directory: [name(needle)],
        files: [{ stream, file: 'f', bytes: bytes(needle) }],
      })
      const said = { ...append(room, 0, { head: headOf({ kind: 'caucus' }) }), events: [eventAt(1, needle)] }
      await storage.commit({ stream: said, docs: [edit(doc, 0, { update: bytes(needle) })] })
    })
    afterEach(async () => {
      await raw.close()
      await lab.remove()
    })

    const name = (called: string) =>
      ({ put: 'participant', meeting: '01', participant: 'p', person: null, name: called, grid: '' }) as const
    const read = async (from: Storage) => ({
      events: await from.readStream(room, 0),
      heads: await from.listStreams('case'),
      doc: await from.readDoc(doc),
      names: await from.participants('01'),
      file: await from.file(stream, 'f'),
    })
    const anew = async (key = master) => sealedStorage(raw, await openKeyring(raw, () => [key]))
    const isInClear = (words = needle) => lab.holds(words)

    it('lies sealed in the store and its log, and is read as it was written, after a restart too', async () => {
      // What is looked for could be found: a store's log keeps it for a while, so that it is another word.
      await raw.putSetting('loud', loud)
      expect(await isInClear(loud)).toBe(true)
      expect(await isInClear()).toBe(false)
      const open = await read(storage)
      expect(open.events).toEqual([eventAt(1, needle)])
      expect(open.heads[0]!.summary).toBe(`{"title":"${needle}"}`)
      expect(open.doc.updates).toEqual([bytes(needle)])
      expect(open.names[0]!.name).toBe(needle)
      expect(open.file).toEqual(bytes(needle))
      expect(await read(await anew())).toEqual(open)
    })

    it('keeps its snapshots and what is rewritten sealed as well', async () => {
      await storage.compactDoc(doc, 1, bytes(`${needle}二`))
      const entries = [{ seq: 1, fields: `[["salt","text","${needle}三"]]` }]
      await storage.rewrite({ erasure: 'e', stream: room, entries, summary: needle })
      expect(await isInClear()).toBe(false)
      const { doc: snapshot, events } = await read(await anew())
      expect(snapshot.updates).toEqual([bytes(`${needle}二`)])
      expect(events[0]!.fields).toContain(`${needle}三`)
    })

    it('opens with no other key, and no row in the place of another', async () => {
      const other = { ...newMasterKey(0), id: master.id }
      await expect((await anew(other)).readStream(room, 0)).rejects.toMatchObject({ name: 'StorageFault' })
      await storage.commit({ stream: { ...append(room, 1), events: [eventAt(2)] } })
      await lab.tell(`UPDATE event SET fields = (SELECT fields FROM event WHERE stream = '${room}' AND seq = 2)
      WHERE stream = '${room}' AND seq = 1`)
      await expect(storage.readStream(room, 0)).rejects.toMatchObject({ name: 'StorageFault' })
    })

    it('has one flipped bit found', async () => {
      await lab.flipFile()
      await expect(storage.file(stream, 'f')).rejects.toMatchObject({ name: 'StorageFault' })
    })

    it('is not there any more once its key was destroyed, for whoever had it open and in every copy', async () => {
      await storage.destroyKey('01')
      for (const from of [storage, await anew()]) {
        const { events, heads, doc: draft, file } = await read(from)
        expect({ events, heads, file, updates: draft.updates }).toEqual({
          ...{ events: [], heads: [], file: null, updates: [] },
        })
      }
    })

    it('takes nothing more, in clear least of all, once its key was destroyed', async () => {
      await storage.destroyKey('01')
      const late = [
        storage.commit({ docs: [edit(doc, 1, { update: bytes(needle) })] }),
        storage.commit({ stream: append(stream, 1) }),
        storage.compactDoc(doc, 1, bytes(needle)),
        storage.rewrite({ erasure: 'e', stream, entries: [], summary: needle }),
      ]
      for (const one of late) await expect(one).rejects.toMatchObject({ name: 'StorageFault' })
      expect(await isInClear()).toBe(false)
      expect(await raw.keys()).toEqual([])
    })

    it('whose key was destroyed gets no other by a first word in one of its rooms', async () => {
      await storage.destroyKey('01')
      const late = storage.commit({
        stream: append('caucus/01/b', 0, { head: headOf({ kind: 'caucus' }) }),
      })
      await expect(late).rejects.toMatchObject({ name: 'StorageFault' })
      expect(await raw.keys()).toEqual([])
    })

    it('that two nodes begin at once has the key of the first, and the other writes under that too', async () => {
      const other = await anew()
      const began = await Promise.all(
        [storage, other].map((node) => node.commit({ stream: append('case/03', 0) })),
      )
      expect(began).toEqual([{ ok: true }, { ok: false, why: 'seqTaken' }])
      await other.commit({ directory: [{ ...name(needle), meeting: '03' }] })
      await other.commit({ stream: append('case/03', 1) })
      for (const node of [storage, other, await anew()]) {
        expect(await node.readStream('case/03', 0)).toEqual([eventAt(1), eventAt(2)])
        expect(await node.participants('03')).toMatchObject([{ name: needle }])
      }
      expect(await isInClear()).toBe(false)
    })

    it('of another node is known here by its key: its names are read as they are, and written sealed', async () => {
      const other = await anew()
      await storage.commit({
        stream: append('case/04', 0),
        directory: [{ ...name(needle), meeting: '04' }],
      })
      expect(await other.participants('04')).toMatchObject([{ name: needle }])
      await other.commit({ directory: [{ ...name(needle), meeting: '04', participant: 'q' }] })
      expect(await isInClear()).toBe(false)
      expect(await storage.participants('04')).toMatchObject([{ name: needle }, { name: needle }])
    })

    it('leaves a meeting as it is, names of its people included', async () => {
      await storage.commit({
        stream: append('meeting/m', 0, { head: headOf({ summary: '{"topic":"水浸"}' }) }),
        directory: [{ ...name('韦女士'), meeting: 'm' }],
      })
      expect(await raw.listStreams('meeting')).toMatchObject([{ summary: '{"topic":"水浸"}' }])
      expect(await raw.participants('m')).toMatchObject([{ name: '韦女士' }])
    })

    it('keeps its key through a unit that was refused, so that what comes next opens', async () => {
      const numbers = [{ counter: 'case/s/2026', number: 2 }]
      const refused = await storage.commit({ stream: append('case/02', 0), numbers })
      expect(refused).toEqual({ ok: false, why: 'numberTaken' })
      expect((await raw.keys()).map(({ holder }) => holder)).toEqual(['01'])
      await storage.commit({ stream: append('case/02', 0) })
      expect(await (await anew()).readStream('case/02', 0)).toEqual([eventAt(1)])
    })
  })
}
