import { describe, expect, it } from 'vitest'
import type { Storage, StreamPart } from '../port.ts'
import { append, bytes, commitAll, edit, eventAt, headOf, ok, refused, seen } from './lab.ts'

export const streamContract = (storage: () => Storage): void => {
  describe('streams', () => {
    it('gives back the events it was given, byte for byte, in order', async () => {
      await storage().commit({ stream: append('m', 0, { events: 2 }) })
      await storage().commit({ stream: append('m', 2) })
      expect(await storage().readStream('m', 0)).toEqual([eventAt(1), eventAt(2), eventAt(3)])
      expect(await storage().readStream('m', 2)).toEqual([eventAt(3)])
      expect(await storage().readStream('m', 3)).toEqual([])
      expect(await storage().readStream('unknown', 0)).toEqual([])
    })

    it('commits the units of one tick in the order they were handed in', async () => {
      const resolved: number[] = []
      const units = [0, 1, 2, 3, 4].map((seq) => ({ stream: append('m', seq) }))
      const outcomes = units.map(async (unit, i) => {
        const outcome = await storage().commit(unit)
        resolved.push(i)
        return outcome
      })
      expect(await Promise.all(outcomes)).toEqual([ok, ok, ok, ok, ok])
      expect(resolved).toEqual([0, 1, 2, 3, 4])
    })

    it('refuses an append that was decided on another head', async () => {
      await storage().commit({ stream: append('m', 0) })
      expect(await storage().commit({ stream: append('m', 0) })).toEqual(refused('seqTaken'))
      expect(await storage().commit({ stream: append('m', 2) })).toEqual(refused('seqTaken'))
      expect(await storage().readStream('m', 0)).toEqual([eventAt(1)])
    })

    it('refuses an append that was decided on another entry of the same seq', async () => {
      await storage().commit({ stream: append('m', 0) })
      const decidedOn = (prev: Uint8Array) => storage().commit({ stream: { ...append('m', 1), prev } })
      expect(await decidedOn(bytes('leaf of what fell'))).toEqual(refused('seqTaken'))
      expect(await decidedOn(eventAt(1).leaf)).toEqual(ok)
    })

    it('lets one of two writers of a tick win, and what followed the loser fails with it', async () => {
      const outcomes = await commitAll(storage(), [
        { stream: append('m', 0) },
        { stream: append('m', 0, { events: 2 }) },
        { stream: append('m', 2) },
        { stream: append('other', 0) },
      ])
      expect(outcomes).toEqual([ok, refused('seqTaken'), refused('seqTaken'), ok])
    })

    it('answers a repeated command with the seq at which it ended, whatever it was decided on', async () => {
      const first = append('m', 0, { events: 3, commandId: 'once' })
      await storage().commit({ stream: first })
      await storage().commit({ stream: append('m', 3) })
      expect(await storage().commit({ stream: first })).toEqual({ ...refused('repeated'), seq: 3 })
      expect(await storage().commit({ stream: append('m', 4, { commandId: 'once' }) })).toEqual({
        ...refused('repeated'),
        seq: 3,
      })
      expect(await storage().readStream('m', 0)).toHaveLength(4)
      expect(await storage().commandSeq('m', 'actor-1', 'once')).toBe(3)
    })

    it('answers a command repeated within one tick', async () => {
      const unit = { stream: append('m', 0, { commandId: 'twice' }) }
      expect(await commitAll(storage(), [unit, unit])).toEqual([ok, { ...refused('repeated'), seq: 1 }])
    })

    it('keys command ids by actor and stream, so nobody burns another’s', async () => {
      await storage().commit({ stream: append('m', 0, { commandId: 'same' }) })
      const outcomes = await commitAll(storage(), [
        { stream: append('m', 1, { commandId: 'same', actor: 'actor-2' }) },
        { stream: append('n', 0, { commandId: 'same' }) },
      ])
      expect(outcomes).toEqual([ok, ok])
      expect(await storage().commandSeq('m', 'actor-3', 'same')).toBeNull()
    })

    it('remembers a command that changed nothing', async () => {
      await storage().commit({ stream: append('m', 0) })
      const idle = { stream: append('m', 1, { events: 0, commandId: 'idle' }) }
      expect(await storage().commit(idle)).toEqual(ok)
      expect(await storage().commit(idle)).toEqual({ ...refused('repeated'), seq: 1 })
    })

    it('throws at events that do not follow the head, and keeps none of them', async () => {
      const gap = { ...append('m', 0), events: [eventAt(1), eventAt(3)] }
      const [broken, next] = await Promise.allSettled(
        [gap, append('m', 0)].map((stream) => storage().commit({ stream })),
      )
      expect(broken).toMatchObject({ status: 'rejected', reason: { name: 'Bug' } })
      expect(next).toEqual({ status: 'fulfilled', value: ok })
    })

    it('leaves no trace of a refused unit, nor harms its neighbours', async () => {
      await storage().commit({ stream: append('m', 0), docs: [edit('d', 0)] })
      const before = await seen(storage(), 'm', 'd')
      const outcomes = await commitAll(storage(), [
        {
          docs: [edit('d', 1, { clients: [{ client: 7, person: 'p' }] }), edit('d', 1)],
          directory: [{ put: 'person', person: 'p', name: '阿甲' }],
          stream: append('m', 1, { head: headOf({ summary: '{"new":1}' }) }),
        },
        { directory: [{ put: 'person', person: 'q', name: '阿乙' }] },
      ])
      expect(outcomes).toEqual([refused('seqTaken'), ok])
      expect(await seen(storage(), 'm', 'd')).toEqual(before)
      expect(await storage().person('p')).toBeNull()
      expect(await storage().person('q')).toEqual({ name: '阿乙' })
    })
  })

  describe('heads', () => {
    it('lists streams of a kind newest first, by parent if one is named', async () => {
      const station = headOf({ kind: 'station', parent: '' })
      await storage().commit({ stream: append('station-1', 0, { head: station }) })
      await storage().commit({ stream: append('m-1', 0) })
      await storage().commit({ stream: append('m-2', 0, { head: headOf({ parent: 'station-2' }) }) })
      await storage().commit({ stream: append('m-3', 0) })
      await storage().commit({ stream: append('m-1', 1, { head: headOf({ summary: '{"topic":"水浸"}' }) }) })
      const ids = async (kind: string, parent?: string) =>
        (await storage().listStreams(kind, parent)).map(({ stream }) => stream)
      expect(await ids('meeting')).toEqual(['m-3', 'm-2', 'm-1'])
      expect(await ids('meeting', 'station-1')).toEqual(['m-3', 'm-1'])
      expect(await ids('station', '')).toEqual(['station-1'])
      expect(await ids('matter')).toEqual([])
      expect((await storage().listStreams('meeting')).at(-1)).toEqual({
        ...headOf({ summary: '{"topic":"水浸"}' }),
        stream: 'm-1',
        seq: 2,
      })
    })

    it('lists part of them: with a code or without, so many, and from where another part ended', async () => {
      for (const [n, code] of [null, '000001', null, null, '000002'].entries())
        await storage().commit({ stream: append(`m-${n}`, 0, { head: headOf({ code }) }) })
      const ids = async (part: StreamPart) =>
        (await storage().listStreams('meeting', undefined, part)).map(({ stream }) => stream)
      expect(await ids({ withCode: true })).toEqual(['m-4', 'm-1'])
      expect(await ids({ withCode: false })).toEqual(['m-3', 'm-2', 'm-0'])
      expect(await ids({ withCode: false, limit: 2 })).toEqual(['m-3', 'm-2'])
      expect(await ids({ withCode: false, limit: 2, before: 'm-2' })).toEqual(['m-0'])
      expect(await ids({ withCode: false, before: 'no such stream' })).toEqual([])
    })

    it('marks a list, so that nobody reads it again while it is the same', async () => {
      const mark = () => storage().streamsMark('meeting', false)
      const none = await mark()
      await storage().commit({ stream: append('m', 0) })
      const one = await mark()
      await storage().commit({ stream: append('n', 0, { head: headOf({ code: '000001' }) }) })
      expect(await mark()).toBe(one)
      await storage().commit({ stream: append('m', 1) })
      const later = await mark()
      await storage().commit({ stream: append('n', 1) })
      expect(new Set([none, one, later, await mark()]).size).toBe(4)
    })

    it('finds a stream by its code', async () => {
      await storage().commit({ stream: append('m', 0, { head: headOf({ code: '000123' }) }) })
      expect(await storage().streamByCode('000123')).toMatchObject({ stream: 'm', seq: 1, code: '000123' })
      expect(await storage().streamByCode('123')).toBeNull()
    })

    it('refuses a code in use, also within one tick', async () => {
      const head = headOf({ code: '111111' })
      const outcomes = await commitAll(storage(), [
        { stream: append('m', 0, { head }) },
        { stream: append('n', 0, { head }) },
        { stream: append('m', 1, { head }) },
      ])
      expect(outcomes).toEqual([ok, refused('codeTaken'), ok])
      expect(await storage().readStream('n', 0)).toEqual([])
    })

    it('frees a code that its stream gives back, and lets another take it', async () => {
      await storage().commit({ stream: append('m', 0, { head: headOf({ code: '222222' }) }) })
      await storage().commit({ stream: append('m', 1) })
      expect(await storage().streamByCode('222222')).toBeNull()
      expect(
        await storage().commit({ stream: append('n', 0, { head: headOf({ code: '222222' }) }) }),
      ).toEqual(ok)
      expect(await storage().streamByCode('222222')).toMatchObject({ stream: 'n' })
    })
  })
}
