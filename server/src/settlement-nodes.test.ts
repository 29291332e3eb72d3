import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendWords } from '@linyi/shared/docs/settlement/edits'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { dayOf } from '@linyi/shared/domain/days'
import type { Recorded } from '@linyi/shared/domain/decider'
import type { CaseEvent, CaseState } from '@linyi/shared/domain/mediation/case-state'
import { caseStream } from '@linyi/shared/domain/mediation/case-stream'
import { parts, type Part } from '@linyi/shared/domain/mediation/settlement/parts'
import { hashIn } from '@linyi/shared/domain/mediation/settlement/text'
import { openEvent } from '@linyi/shared/record/seal'
import { writeAgreed } from '@linyi/shared/testing/settlement/agreed-words'
import { boundBy } from '@linyi/shared/testing/settlement/bound'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { connectRedis } from './bus/redis.ts'
import { writeIn } from './demo/doc-writer.ts'
import type { Asker } from './rooms/port.ts'
import { openCase, type CaseScene } from './testing/case.ts'
import { openHouse, type House } from './testing/house.ts'
import { announced, newId, send, type Scene } from './testing/meeting.ts'
import { hasPostgres, startPostgres, type Postgres } from './testing/postgres.ts'
import { hasRedis, startRedis, type Redis } from './testing/redis.ts'

/** How many cases are brought to their end; SEED=N begins with what that run began with. */
const runs = Number(process.env['NODE_RUNS'] ?? 6)
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

const deeds = [
  ...(['write', 'write', 'write', 'reopen', 'reopen', 'suggest', 'object', 'none', 'none'] as const),
  ...(['replace', 'replace', 'leave', 'end', 'fail'] as const),
]
/** What goes against the others while parties agree, a mediator makes it final, all sign. */
const counter = fc.record({
  deed: fc.constantFrom(...deeds),
  stage: fc.nat({ max: 2 }),
  node: fc.nat({ max: 1 }),
  part: fc.constantFrom<Part>('terms', 'facts'),
})
/** One try to come to an end: on which node each of its acts is done, and what goes against it. */
const attempt = fc.record({
  nodes: fc.nat({ max: 2 ** 16 - 1 }),
  against: fc.array(counter, { maxLength: 4 }),
})

type Attempt = typeof attempt extends fc.Arbitrary<infer One> ? One : never

describe.skipIf(!hasPostgres() || !hasRedis())('an agreement on two nodes', { timeout: 120_000 }, () => {
  let postgres: Postgres
  let redis: Redis
  let folder: string
  let nodes: readonly [House, House]
  let station: Scene

  beforeAll(async () => {
    postgres = await startPostgres()
    redis = await startRedis()
  })
  afterAll(async () => {
    await postgres.stop()
    await redis.stop()
  })
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'linyi-nodes-'))
    const database = postgres.url(await postgres.create())
    const node = async () =>
      openHouse({
        ...{ path: join(folder, 'linyi.db'), database },
        bus: await connectRedis({ url: redis.url, station: database }),
      })
    nodes = [await node(), await node()]
    station = await announced(nodes[0])
  })
  afterEach(async () => {
    for (const node of nodes) await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** One case and its paper; every act says on which node it is done. */
  const openTable = async () => {
    const scene: CaseScene = await openCase(nodes[0], undefined, station)
    const doc = `${scene.stream}/settlement`
    const who = { participant: scene.idOf(scene.mediator), schema: settlementSchema }
    await writeIn(nodes[0].docs, doc, who, writeAgreed)
    /** A second party of the other side, who has no phone: a mediator sits beside them. */
    const c = newId()
    const particulars = { gender: '', ethnicity: '', age: null, occupation: '', address: '', headedBy: '' }
    await scene.act(scene.mediator, 'party.add', {
      ...{ party: c, side: 'b', kind: 'person', name: '何婆婆', particulars },
    })
    await scene.act(scene.mediator, 'party.acknowledgeRights', { party: c })
    const inCase = (node: number, by: Asker, type: string, fields: object = {}) =>
      send(nodes[node]!, by, { type, case: scene.id, ...fields })
    const ask = (node: number, by: Asker, type: string, fields: object) =>
      inCase(node, by, `settlement.${type}`, fields)
    /** What shows a signature on one version shows none on another: each is shown by a file of its own. */
    const scan = async (node: number) => {
      const file = newId()
      await inCase(node, scene.mediator, 'file.add', {
        ...{
          file,
          name: '签名.png',
          mime: 'image/png',
          bytes: 1,
          sha256: '0'.repeat(64),
          piece: 'agreement',
        },
      })
      return file
    }
    const quoteAt = (node: number) => nodes[node]!.docs.hold(doc, async (held) => held.quote())
    const stateAt = async (node: number): Promise<CaseState> => {
      const room = (await nodes[node]!.rooms.open(scene.stream))!
      room.close()
      return room.durable().state as CaseState
    }
    const revision = async (node: number) =>
      (await stateAt(node)).settlement.revision?.quote.hash ?? '0'.repeat(64)
    return {
      scene,
      parties: [
        [scene.partyA, scene.a],
        [scene.partyB, scene.b],
        [scene.mediator, c],
      ] as const,
      /** All ask the court, which does not confirm; and mediation goes on. */
      refusedInCourt: async () => {
        const on = dayOf(Date.now())
        for (const party of Object.keys((await stateAt(0)).party.parties))
          await scene.act(scene.mediator, 'confirmation.agree', { party })
        await scene.act(scene.mediator, 'confirmation.apply', { on })
        await scene.act(scene.mediator, 'confirmation.decide', { outcome: 'notConfirmed', on })
        await scene.act(scene.mediator, 'case.resume', { reason: '补' })
      },
      agree: async (node: number, by: Asker, party: string, part: Part) =>
        ask(node, by, 'assent', { part, party, hash: hashIn(await quoteAt(node), part) }),
      finalise: async (node: number) =>
        ask(node, scene.mediator, 'finalise', { hash: (await quoteAt(node)).hash }),
      sign: async (node: number, by: Asker, party: string | null) =>
        ask(node, by, 'sign', {
          ...{ hash: await revision(node), as: party ? 'party' : 'mediator', party },
          ...{ way: 'hand', file: await scan(node) },
        }),
      seal: async (node: number) =>
        ask(node, scene.head, 'seal', { hash: await revision(node), committee: '步溪村人民调解委员会' }),
      against: {
        none: async () => undefined,
        replace: (node: number, part: Part) => {
          const named = part === 'terms' ? [scene.mediator, scene.other] : [scene.mediator]
          const mediators = named.map((one) => ({
            ...{ participant: scene.idOf(one), capacity: 'people', ties: 'none' },
          }))
          return inCase(node, scene.head, 'case.setMediators', { mediators, chosenBy: 'committee' })
        },
        leave: (node: number) => inCase(node, scene.mediator, 'party.remove', { party: c, reason: '退出' }),
        end: (node: number) =>
          inCase(node, scene.partyA, 'case.terminate', { party: scene.a, reason: '不谈了' }),
        fail: (node: number) => inCase(node, scene.mediator, 'case.fail', { reason: '谈不拢' }),
        write: (node: number, part: Part) =>
          writeIn(nodes[node]!.docs, doc, who, (copy) =>
            appendWords(copy, `prose/${part === 'terms' ? 'terms' : 'facts'}`, `又一句 ${newId()}。`),
          ).catch(() => undefined),
        reopen: (node: number, part: Part) => ask(node, scene.mediator, 'reopen', { part, reason: '再看' }),
        object: (node: number, part: Part) =>
          ask(node, scene.partyB, 'object', { part, party: scene.b, words: '要改' }),
        suggest: async (node: number) => {
          const suggestion = newId()
          const base = (await quoteAt(node)).fields['words/terms']!.split('\n')[0]!
          const suggested = { suggestion, fragment: 'prose/terms', base, replacement: `换成 ${suggestion}。` }
          await ask(node, scene.partyA, 'suggest', suggested)
          return ask(1 - node, scene.partyB, 'acceptSuggestion', { suggestion })
        },
      },
      /** As it lies in the database, read by no node. */
      stored: async () => {
        const paper = new Y.Doc()
        const [{ updates }, entries] = await Promise.all([
          nodes[0].storage.readDoc(doc),
          nodes[0].storage.readStream(scene.stream, 0),
        ])
        updates.forEach((update) => Y.applyUpdate(paper, update))
        const history = entries.map((row) => openEvent(row).event as Recorded<CaseEvent>)
        const state = history.reduce(caseStream.decider.evolve, caseStream.decider.initial)
        return { history, state, quote: quoteSettlement(paper) }
      },
    }
  }
  type Table = Awaited<ReturnType<typeof openTable>>

  /** Every assent that stands is to the words that are there; what is in effect is what each party agreed to and all signed. */
  const holds = async (table: Table): Promise<CaseState> => {
    const { history, state, quote } = await table.stored()
    const { hash, effects, faults } = boundBy(history, { parties: [], mediators: [] })
    expect(faults).toEqual([])
    expect(state.settlement.earlier).toHaveLength(effects - (hash === null ? 0 : 1))
    for (const part of parts)
      for (const assent of Object.values(state.settlement.parts[part].assents))
        expect(assent.hash).toBe(hashIn(quote, part))
    if (hash !== null) expect([quote.hash, state.case.phase]).toEqual([hash, 'effective'])
    return state
  }

  /** Agreeing, making it final, signing: the acts of each at once, on a node each, with whatever goes against them. */
  const bringOn = async (table: Table, { nodes: bits, against }: Attempt): Promise<void> => {
    const { scene } = table
    const { mediator, other } = scene
    let act = 0
    const nodeOf = () => (bits >> (act++ % 16)) & 1
    const stages = [
      () =>
        parts.flatMap((part) => table.parties.map(([by, party]) => table.agree(nodeOf(), by, party, part))),
      () => [table.finalise(0), table.finalise(1)],
      () => [
        ...table.parties.map(([by, party]) => table.sign(nodeOf(), by, party)),
        table.sign(nodeOf(), mediator, null),
        table.sign(nodeOf(), other, null),
        table.seal(nodeOf()),
      ],
    ]
    for (const [nth, stage] of stages.entries()) {
      const races = against
        .filter((one) => one.stage === nth)
        .map((one) => table.against[one.deed](one.node, one.part))
      await Promise.all([...races, ...stage()])
      await holds(table)
    }
  }
  const undisturbed = { nodes: 0b0110_1001_0110_1001, against: [] }

  /** Undisturbed, until it is in effect or has ended. */
  const bringHome = async (table: Table): Promise<CaseState> => {
    for (let more = 0; more < 4; more++) {
      const state = await holds(table)
      if (state.case.phase === 'effective' || state.case.end) return state
      // Who stands before a final version that not all signed opens it again.
      await table.against.reopen(0, 'facts')
      await bringOn(table, undisturbed)
    }
    return holds(table)
  }

  it(`is only ever in effect over words that every party agreed to, and in the end is, unless it had ended (SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 3 }), async (attempts) => {
        const table = await openTable()
        for (const one of attempts) await bringOn(table, one)
        const { case: part } = await bringHome(table)
        if (part.end) expect(part.effectiveOn).toBeNull()
        else expect(part.phase).toBe('effective')
        for (const deed of [
          'write',
          'reopen',
          'object',
          'suggest',
          'leave',
          'replace',
          'end',
          'fail',
        ] as const)
          await Promise.all([0, 1].map((node) => table.against[deed](node, 'terms')))
        await holds(table)
        if (part.end) return
        await table.refusedInCourt()
        const again = await bringHome(table)
        expect([again.case.phase, again.settlement.earlier.length]).toEqual(['effective', 1])
      }),
      { numRuns: runs, seed },
    )
  })
})
