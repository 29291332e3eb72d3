import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { appendWords } from '@linyi/shared/docs/settlement/edits'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import { fragmentOf, settlementSchema } from '@linyi/shared/docs/settlement/shape'
import type { Quote } from '@linyi/shared/domain/decider'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { agreedTo, isLocked } from '@linyi/shared/domain/mediation/settlement/agreed'
import type { Part } from '@linyi/shared/domain/mediation/settlement/parts'
import { hashIn } from '@linyi/shared/domain/mediation/settlement/text'
import { writeAgreed } from '@linyi/shared/testing/settlement/agreed-words'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Asker } from '../rooms/port.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { serveCollab } from '../testing/collab-house.ts'
import { openHouse, type House } from '../testing/house.ts'
import { openLine, type Line } from '../testing/line.ts'
import { newId, send } from '../testing/meeting.ts'

let house: House
let served: Awaited<ReturnType<typeof serveCollab>>
let scene: CaseScene
const lines: Line[] = []

beforeEach(async () => {
  house = await openHouse()
  served = await serveCollab(house)
  scene = await openCase(house)
})
afterEach(async () => {
  lines.splice(0).forEach(({ close }) => close())
  await served.close()
})

/** A line to the settlement that has all of it. */
const open = async (asker: Asker, schema: number | null = settlementSchema): Promise<Line> => {
  const { token, write } = house.logins.create(asker.person, asker.meeting, 1)
  await house.storage.commit({ directory: [write] })
  const query = new URLSearchParams({ token, ack: '1', ...(schema !== null && { schema: String(schema) }) })
  const line = await openLine(`${served.url}/${scene.stream}/settlement?${query}`)
  lines.push(line)
  line.send(askFrame(Y.encodeStateVector(line.copy)))
  await line.until(() => line.said('update').some(({ complete }) => complete))
  return line
}

const state = async (): Promise<CaseState> => {
  const room = (await house.rooms.open(scene.stream))!
  const now = room.durable().state as CaseState
  room.close()
  return now
}
const ask = async (
  asker: Asker,
  type: string,
  fields: Readonly<Record<string, unknown>>,
  node: House = house,
) => {
  const executed = await send(node, asker, { type: `settlement.${type}`, case: scene.id, ...fields })
  return executed.ok ? 'done' : executed.error.code
}
const events = () => house.storage.readStream(scene.stream, 0)
const agree = (line: Line, asker: Asker, party: string, part: Part) =>
  ask(asker, 'assent', { part, party, hash: hashIn(quoteSettlement(line.copy), part) })
/** The mediator's line, with everything the law asks for written and on disk. */
const drafted = async (): Promise<Line> => {
  const line = await open(scene.mediator)
  line.write((copy) => copy.transact(() => writeAgreed(copy)))
  await line.stored(1)
  return line
}

describe('a settlement', () => {
  test('is written by its mediators and read by both sides', async () => {
    const mediator = await drafted()
    const party = await open(scene.partyA)
    expect(quoteSettlement(party.copy)).toEqual(quoteSettlement(mediator.copy))
    party.write((copy) => appendWords(copy, 'prose/terms', '再加一点。'))
    expect((await party.denied()).code).toBe('settlement.mayNotEdit')
    expect(quoteSettlement(mediator.copy).fields['words/terms']).not.toContain('再加一点。')
  })

  test('is neither open nor known to anybody else', async () => {
    for (const asker of [scene.stranger, scene.other]) {
      const { token, write } = house.logins.create(asker.person, null, 1)
      await house.storage.commit({ directory: [write] })
      const line = await openLine(`${served.url}/${scene.stream}/settlement?token=${token}`)
      lines.push(line)
      expect((await line.closed).code).toBe(4403)
    }
  })

  test.each([null, settlementSchema - 1])(
    'is read, not written, at an editor of version %s',
    async (schema) => {
      const mediator = await drafted()
      const old = await open(scene.mediator, schema)
      old.write((copy) => fragmentOf(copy, 'prose/performance').delete(0, 1))
      expect((await old.denied()).code).toBe('settlement.oldSchema')
      expect(fragmentOf(mediator.copy, 'prose/performance')).toHaveLength(2)
    },
  )

  test('is agreed to as it reads, and an edit takes the assents of its part away in the same commit', async () => {
    const line = await drafted()
    expect(await agree(line, scene.partyA, scene.a, 'terms')).toBe('done')
    expect(await agree(line, scene.partyA, scene.a, 'facts')).toBe('done')
    expect(await ask(scene.partyB, 'assent', { part: 'terms', party: scene.b, hash: '0'.repeat(64) })).toBe(
      'settlement.textChanged',
    )
    const before = await house.storage.readDoc(`${scene.stream}/settlement`)
    const known = (await events()).length
    line.write((copy) => appendWords(copy, 'prose/terms', '另加一条。'))
    await line.stored(2)
    const [now, after, log] = await Promise.all([
      state(),
      house.storage.readDoc(`${scene.stream}/settlement`),
      events(),
    ])
    expect([after.seq - before.seq, log.length - known]).toEqual([1, 1])
    expect([agreedTo(now, 'terms'), agreedTo(now, 'facts')]).toEqual([[], [scene.a]])
    expect(now.settlement.parts.terms.fallen[scene.a]?.was).toBe('乙方补给甲方1500元（壹仟伍佰元整）。')
  })

  test('takes no more in a part that everybody agreed to, until it is opened again', async () => {
    const line = await drafted()
    await agree(line, scene.partyA, scene.a, 'terms')
    await agree(line, scene.mediator, scene.b, 'terms')
    expect(isLocked(await state(), 'terms')).toBe(true)
    line.write((copy) => appendWords(copy, 'prose/facts', '事实还能写。'))
    await line.stored(2)
    line.write((copy) => appendWords(copy, 'prose/terms', '太晚了。'))
    expect((await line.denied()).code).toBe('settlement.locked')
    expect(await ask(scene.mediator, 'reopen', { part: 'terms', reason: '数目写错' })).toBe('done')
    const again = await open(scene.mediator)
    again.write((copy) => appendWords(copy, 'prose/terms', '现在能写。'))
    await again.stored(1)
    expect(quoteSettlement(again.copy).fields['words/terms']).toContain('现在能写。')
    expect(quoteSettlement(again.copy).fields['words/terms']).not.toContain('太晚了。')
  })

  test('takes a suggestion of the other side, written by the server as the suggester’s, and assents fall with it', async () => {
    const line = await drafted()
    await agree(line, scene.partyB, scene.b, 'terms')
    const suggestion = newId()
    const base = '乙方补给甲方1500元（壹仟伍佰元整）。'
    const replacement = '乙方补给甲方2000元（贰仟元整）。'
    const suggested = { suggestion, fragment: 'prose/terms', base, replacement }
    expect(await ask(scene.partyA, 'suggest', suggested)).toBe('done')
    expect(await ask(scene.partyA, 'acceptSuggestion', { suggestion })).toBe('settlement.notTheirs')
    expect(await ask(scene.partyB, 'acceptSuggestion', { suggestion })).toBe('done')
    await line.until(() => quoteSettlement(line.copy).fields['words/terms'] === replacement)
    const now = await state()
    expect(now.settlement.suggestions[suggestion]?.outcome).toBe('accepted')
    expect(agreedTo(now, 'terms')).toEqual([])
    const { clients } = await house.storage.readDoc(`${scene.stream}/settlement`)
    expect([...clients].map(({ person }) => person)).toContain(scene.a)
  })

  test('is not agreed to as it read before, on a node that has not heard yet that it reads otherwise', async () => {
    const line = await drafted()
    // A bus of its own: nothing is ever told between the two.
    const other = await openHouse({ path: house.path })
    const doc = `${scene.stream}/settlement`
    const hash = (quote: Quote) => hashIn(quote, 'terms')
    const before = await other.docs.hold(doc, async (held) => hash(held.quote()))
    line.write((copy) => appendWords(copy, 'prose/terms', '另加一条。'))
    await line.stored(2)
    const assent = (said: string) =>
      ask(scene.partyA, 'assent', { part: 'terms', party: scene.a, hash: said }, other)
    expect(await assent(before)).toBe('settlement.textChanged')
    expect(await assent(hash(quoteSettlement(line.copy)))).toBe('done')
    const log = await house.storage.readStream(scene.stream, 0)
    expect(log.filter(({ fields }) => fields.includes('"terms"'))).toHaveLength(1)
    await other.close()
  })
})
