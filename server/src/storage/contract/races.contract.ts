import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome, Storage, Unit } from '../port.ts'
import { append, edit, headOf } from './lab.ts'
import { createModel } from './model.ts'

const name = (prefix: string) => fc.integer({ min: 0, max: 1 }).map((n) => `${prefix}-${n}`)
const seq = fc.integer({ min: 0, max: 3 })

const streamPlan = fc.record({
  stream: name('m'),
  expectedSeq: seq,
  actor: name('a'),
  commandId: fc.integer({ min: 0, max: 7 }).map((n) => `c-${n}`),
  events: fc.integer({ min: 0, max: 2 }),
  code: fc.constantFrom(null, '111111', '222222'),
})
const docPlan = fc.record({
  doc: name('d'),
  expectedSeq: seq,
  clients: fc.array(fc.record({ client: fc.integer({ min: 0, max: 2 }), person: name('p') }), {
    maxLength: 2,
  }),
  judgedAt: fc.option(fc.record({ stream: name('m'), seq })),
})
const unitPlan = fc.record({
  stream: fc.option(streamPlan),
  docs: fc.array(docPlan, { maxLength: 2 }),
  asRead: fc.array(fc.record({ doc: name('d'), seq }), { maxLength: 1 }),
})
type UnitPlan = typeof unitPlan extends fc.Arbitrary<infer Plan> ? Plan : never

/** The plan's unit with names of its own run, so that all runs of a property share one store. */
const unitOf = ({ stream, docs, asRead }: UnitPlan, own: (name: string) => string): Unit => ({
  asRead: asRead.map(({ doc, seq }) => ({ doc: own(doc), seq })),
  ...(stream && {
    stream: append(own(stream.stream), stream.expectedSeq, {
      ...stream,
      stream: own(stream.stream),
      head: headOf({ code: stream.code && own(stream.code) }),
    }),
  }),
  docs: docs.map((doc) =>
    edit(own(doc.doc), doc.expectedSeq, {
      clients: doc.clients,
      judgedAt: doc.judgedAt && { ...doc.judgedAt, stream: own(doc.judgedAt.stream) },
    }),
  ),
})

const upTo = (seq: number): number[] => Array.from({ length: seq }, (_, i) => i + 1)

const seqsOf = async (storage: Storage, stream: string): Promise<number[]> =>
  (await storage.readStream(stream, 0)).map((event) => event.seq)

type Writer = { readonly actor: string; readonly appends: number; readonly turns: readonly number[] }

/** Appends to a stream and a doc until done, starting over from what it reads whenever another was first. */
const persist = async (storage: Storage, stream: string, doc: string, writer: Writer): Promise<void> => {
  for (let done = 0, tries = 0; done < writer.appends; tries++) {
    const expectedSeq = (await storage.readStream(stream, 0)).length
    const docSeq = (await storage.readDoc(doc)).seq
    for (let i = 0; i < writer.turns[tries % writer.turns.length]!; i++) await nextTurn()
    const outcome = await storage.commit({
      stream: append(stream, expectedSeq, { actor: writer.actor, commandId: `command-${done}` }),
      docs: [edit(doc, docSeq)],
    })
    if (outcome.ok) done++
  }
}

export const raceContract = (storage: () => Storage): void => {
  let runs = 0
  /** Names that no other run has. */
  const fresh = () => {
    const run = ++runs
    return (name: string): string => `run-${run}-${name}`
  }

  describe('many writers', () => {
    it('are answered as the model says, however their units fall into ticks', async () => {
      const tick = fc.array(unitPlan, { minLength: 1, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(fc.array(tick, { maxLength: 8 }), async (ticks) => {
          const own = fresh()
          const units = ticks.map((plans) => plans.map((plan) => unitOf(plan, own)))
          const model = createModel()
          const expected = units.flat().map((unit) => model.commit(unit))
          const answered: Promise<Outcome>[] = []
          for (const together of units) {
            answered.push(...together.map((unit) => storage().commit(unit)))
            await nextTurn()
          }
          expect(await Promise.all(answered)).toEqual(expected)
          for (const stream of [own('m-0'), own('m-1')]) {
            expect(await seqsOf(storage(), stream)).toEqual(upTo(model.streamSeq(stream)))
          }
          for (const doc of [own('d-0'), own('d-1')]) {
            const { seq, clients } = await storage().readDoc(doc)
            expect({ seq, clients }).toEqual({ seq: model.docSeq(doc), clients: model.clients(doc) })
          }
        }),
      )
    })

    it('leave a gapless seq per stream and doc, with every command in it once', async () => {
      const turns = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })
      const plan = fc.record({ appends: fc.integer({ min: 1, max: 4 }), turns })
      await fc.assert(
        fc.asyncProperty(fc.array(plan, { minLength: 2, maxLength: 4 }), async (plans) => {
          const [stream, doc] = ['m', 'd'].map(fresh()) as [string, string]
          const writers = plans.map((each, i) => ({ ...each, actor: `writer-${i}` }))
          await Promise.all(writers.map((writer) => persist(storage(), stream, doc, writer)))
          const all = upTo(writers.reduce((sum, { appends }) => sum + appends, 0))
          expect(await seqsOf(storage(), stream)).toEqual(all)
          expect(await storage().readDoc(doc)).toMatchObject({ seq: all.length })
          const commands = writers.flatMap(({ actor, appends }) =>
            upTo(appends).map((n) => storage().commandSeq(stream, actor, `command-${n - 1}`)),
          )
          expect((await Promise.all(commands)).toSorted((a, b) => a! - b!)).toEqual(all)
        }),
        { numRuns: 50 },
      )
    })
  })
}
