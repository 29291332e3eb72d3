import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome, Storage, Unit } from '../port.ts'
import { append, edit, headOf } from './lab.ts'
import { createModel } from './model.ts'

const runs = { numRuns: 25 }

const name = (prefix: string) => fc.integer({ min: 0, max: 1 }).map((n) => `${prefix}-${n}`)
const seq = fc.integer({ min: 0, max: 3 })

const streamUnit = fc.record({
  stream: name('m'),
  expectedSeq: seq,
  actor: name('a'),
  commandId: fc.integer({ min: 0, max: 7 }).map((n) => `c-${n}`),
  events: fc.integer({ min: 0, max: 2 }),
  code: fc.constantFrom(null, '111111', '222222'),
})
const docUnit = fc.record({
  doc: name('d'),
  expectedSeq: seq,
  clients: fc.array(fc.record({ client: fc.integer({ min: 0, max: 2 }), person: name('p') }), {
    maxLength: 2,
  }),
  judgedAt: fc.option(fc.record({ stream: name('m'), seq })),
})
const unit: fc.Arbitrary<Unit> = fc
  .record({ stream: fc.option(streamUnit), docs: fc.array(docUnit, { maxLength: 2 }) })
  .map(({ stream, docs }) => ({
    ...(stream && {
      stream: append(stream.stream, stream.expectedSeq, { ...stream, head: headOf({ code: stream.code }) }),
    }),
    docs: docs.map((doc) => edit(doc.doc, doc.expectedSeq, doc)),
  }))

/** Appends to a stream and a doc until done, starting over from what it reads whenever another was first. */
const persist = async (
  storage: Storage,
  writer: number,
  appends: number,
  turns: readonly number[],
): Promise<void> => {
  for (let done = 0, tries = 0; done < appends; tries++) {
    const expectedSeq = (await storage.readStream('m', 0)).length
    const docSeq = (await storage.readDoc('d')).seq
    for (let i = 0; i < turns[tries % turns.length]!; i++) await nextTurn()
    const outcome = await storage.commit({
      stream: append('m', expectedSeq, { actor: `writer-${writer}`, commandId: `command-${done}` }),
      docs: [edit('d', docSeq)],
    })
    if (outcome.ok) done++
  }
}

export const raceContract = (
  withStore: (run: (storage: Storage) => Promise<void>) => Promise<void>,
): void => {
  describe('many writers', () => {
    it('answers every unit as the model does, however units fall into ticks', async () => {
      const tick = fc.array(unit, { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(fc.array(tick, { maxLength: 8 }), (ticks) =>
          withStore(async (storage) => {
            const model = createModel()
            const expected: Outcome[] = ticks.flat().map((each) => model.commit(each))
            const answered: Promise<Outcome>[] = []
            for (const each of ticks) {
              answered.push(...each.map((one) => storage.commit(one)))
              await nextTurn()
            }
            expect(await Promise.all(answered)).toEqual(expected)
            for (const stream of ['m-0', 'm-1']) {
              const seqs = (await storage.readStream(stream, 0)).map((event) => event.seq)
              expect(seqs).toEqual(Array.from({ length: model.streamSeq(stream) }, (_, i) => i + 1))
            }
            for (const doc of ['d-0', 'd-1']) {
              expect(await storage.readDoc(doc)).toMatchObject({
                seq: model.docSeq(doc),
                clients: model.clients(doc),
              })
            }
          }),
        ),
        runs,
      )
    })

    it('leave a gapless seq per stream and doc, with every command in it once', async () => {
      const turns = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })
      const writers = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), turns), {
        minLength: 2,
        maxLength: 4,
      })
      await fc.assert(
        fc.asyncProperty(writers, (plans) =>
          withStore(async (storage) => {
            await Promise.all(plans.map(([appends, pause], i) => persist(storage, i, appends, pause)))
            const total = plans.reduce((sum, [appends]) => sum + appends, 0)
            const expected = Array.from({ length: total }, (_, i) => i + 1)
            expect((await storage.readStream('m', 0)).map((event) => event.seq)).toEqual(expected)
            expect(await storage.readDoc('d')).toMatchObject({ seq: total })
            const commands = plans.flatMap(([appends], i) =>
              Array.from({ length: appends }, (_, n) =>
                storage.commandSeq('m', `writer-${i}`, `command-${n}`),
              ),
            )
            expect((await Promise.all(commands)).toSorted((a, b) => a! - b!)).toEqual(expected)
          }),
        ),
        runs,
      )
    })
  })
}
