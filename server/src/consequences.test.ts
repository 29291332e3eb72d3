import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { agreedTo } from '@linyi/shared/domain/mediation/settlement/agreed'
import { parts } from '@linyi/shared/domain/mediation/settlement/parts'
import { hashIn } from '@linyi/shared/domain/mediation/settlement/text'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { openEvent } from '@linyi/shared/record/seal'
import { writeAgreed } from '@linyi/shared/testing/settlement/agreed-words'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Deeds } from './consequences.child.ts'
import { writeIn } from './demo/doc-writer.ts'
import { erasureListPath, openErasureList } from './erasure/list.ts'
import { openCase, type CaseScene } from './testing/case.ts'
import { openHouse, type House } from './testing/house.ts'
import { announced, done, enter, newId } from './testing/meeting.ts'

const program = fileURLToPath(new URL('./consequences.child.ts', import.meta.url))
const words = '另加一条。'
/** More writes than there are: the child that is not killed any more ends the test. */
const writesMax = 30

let folder: string
let deeds: Omit<Deeds, 'path' | 'keyFile' | 'writes'>
let [edited, signed, over]: CaseScene[] = []
const storeIn = (name: string) => ({
  path: join(folder, name, 'linyi.db'),
  keyFile: join(folder, 'station.key'),
})

/** A paper that both sides agreed to, but for what `until` leaves open. */
async function agreedIn(house: House, scene: CaseScene): Promise<void> {
  const doc = `${scene.stream}/settlement`
  const who = { participant: scene.idOf(scene.mediator), schema: settlementSchema }
  await writeIn(house.docs, doc, who, writeAgreed)
  await scene.act(scene.partyA, 'settlement.assent', {
    ...{ part: 'terms', party: scene.a, hash: await hashOf(house, doc, 'terms') },
  })
}
const hashOf = (house: House, doc: string, part: (typeof parts)[number] | null): Promise<string> =>
  house.docs.hold(doc, async (held) => (part ? hashIn(held.quote(), part) : held.quote().hash))

/** Signed by all but its mediator. */
async function almostSigned(house: House, scene: CaseScene): Promise<Deeds['sign']> {
  const doc = `${scene.stream}/settlement`
  await agreedIn(house, scene)
  for (const part of parts)
    for (const party of [scene.a, scene.b])
      if (part !== 'terms' || party !== scene.a)
        await scene.act(scene.mediator, 'settlement.assent', {
          ...{ part, party, hash: await hashOf(house, doc, part) },
        })
  const hash = await hashOf(house, doc, null)
  await scene.act(scene.mediator, 'settlement.finalise', { hash })
  const file = async () => {
    const id = newId()
    await scene.act(scene.mediator, 'file.add', {
      ...{
        file: id,
        name: '签名.png',
        mime: 'image/png',
        bytes: 1,
        sha256: '0'.repeat(64),
        piece: 'agreement',
      },
    })
    return id
  }
  const sign = async (as: string, party: string | null) => ({
    ...{ type: 'settlement.sign', case: scene.id, hash, as, party, way: 'hand', file: await file() },
  })
  for (const party of [scene.a, scene.b]) await done(house, scene.mediator, await sign('party', party))
  await scene.act(scene.head, 'settlement.seal', { hash, committee: '步溪村人民调解委员会' })
  return sign('mediator', null)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-consequences-'))
  let now = Date.UTC(2020, 5, 1)
  const house = await openHouse({ ...storeIn('before'), now: () => now })
  const station = await announced(house)
  over = await openCase(house, '到期的', station)
  await over.act(over.mediator, 'case.fail', { reason: '谈不拢' })
  await over.act(over.mediator, 'dossier.describe', { words: '没有交身份证明' })
  await over.act(over.head, 'case.archive', { retention: 'short' })
  now = Date.UTC(2026, 5, 1)
  edited = await openCase(house, '要改的', station)
  await agreedIn(house, edited)
  signed = await openCase(house, '要签的', station)
  const sign = await almostSigned(house, signed)
  const otherHead = await enter(house, '另一位站长')
  const grant = { type: 'station.grantRole', station: station.station, person: otherHead.person }
  await done(house, station.head, { ...grant, role: 'stationHead' })
  const [number, until] = [{ year: 2020, count: 1 }, '2025-12-31'] as const
  const ask = { type: 'station.askDestruction', station: station.station, dossier: over.id, number, until }
  await done(house, station.head, ask)
  deeds = {
    now,
    // Each case has a mediator of its own by that name; the one of the paper registers the further case, too.
    mediator: signed.mediator,
    register: {
      ...{ type: 'case.register', id: newId(), station: station.station, origin: 'found', from: null },
      ...{ category: 'neighbours', title: '新的一件', brief: '新的一件', sought: '' },
    },
    edited: {
      ...{ doc: `${edited.stream}/settlement`, participant: edited.idOf(edited.mediator), words },
    },
    sign,
    destroyed: {
      case: over.id,
      said: { station: station.station, number, until, asked: station.head, by: otherHead },
    },
  }
  await house.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const prepareChild = (): ChildProcessByStdio<Writable, null, null> =>
  spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'inherit'] })

/** What is there of each deed, and of what follows from it. */
async function outcome(house: House) {
  const reading = async <T>(stream: string, read: (state: unknown) => T): Promise<T | null> => {
    const room = await house.rooms.open(stream)
    room?.close()
    return room && read(room.durable().state)
  }
  const count = async (stream: string, type: string): Promise<number> =>
    (await house.storage.readStream(stream, 0)).filter(
      (row) => (openEvent(row).event as { type?: string }).type === type,
    ).length
  const keys = new Set((await house.storage.keys()).map(({ holder }) => holder))
  const begun = String(deeds.register['id'])
  const draft = new Y.Doc()
  for (const update of (await house.storage.readDoc(deeds.edited.doc)).updates) Y.applyUpdate(draft, update)
  const station = `station/${deeds.destroyed.said.station}`
  const list = openErasureList(erasureListPath(dirname(house.path)))
  return {
    begun: (await reading(`case/${begun}`, () => true)) !== null,
    key: keys.has(begun),
    written: quoteSettlement(draft).fields['words/terms']!.includes(words),
    voided: await count(edited!.stream, 'settlement.assentVoided'),
    agreed: await reading(edited!.stream, (state) => agreedTo(state as CaseState, 'terms').length),
    signed: await count(signed!.stream, 'settlement.signed'),
    tookEffect: await count(signed!.stream, 'settlement.tookEffect'),
    phase: await reading(signed!.stream, (state) => (state as CaseState).case.phase),
    noted: list.all().length,
    shut: !keys.has(over!.id) && (await reading(over!.stream, () => true)) === null,
    onRecord: await count(station, 'station.dossierDestroyed'),
    asked: await reading(station, (state) => Object.keys((state as StationState).asked).length),
    names: (await house.storage.participants(over!.id)).length,
  }
}

it(
  'what follows from an event is there with it, once, wherever the power goes between',
  { timeout: 120_000 },
  async () => {
    const seen: Awaited<ReturnType<typeof outcome>>[] = []
    let next = prepareChild()
    for (let writes = 0; writes < writesMax; writes++) {
      const [child, name] = [next, `after-${writes}`]
      next = prepareChild()
      cpSync(join(folder, 'before'), join(folder, name), { recursive: true })
      child.stdin.write(`${JSON.stringify({ ...deeds, ...storeIn(name), writes })}\n`)
      const [code] = (await once(child, 'exit')) as [number | null]
      const house = await openHouse({ ...storeIn(name), now: () => deeds.now })
      await house.erasures.resume()
      const first = await outcome(house)
      await house.erasures.resume()
      expect(await outcome(house)).toEqual(first)
      await house.close()
      seen.push(first)
      expect(first.key).toBe(first.begun)
      expect([first.voided, first.agreed]).toEqual(first.written ? [1, 0] : [0, 1])
      expect([first.tookEffect, first.phase]).toEqual(first.signed === 3 ? [1, 'effective'] : [0, 'signing'])
      const isGone = first.noted === 1
      expect([first.shut, first.onRecord, first.asked]).toEqual(isGone ? [true, 1, 0] : [false, 0, 1])
      expect(first.names === 0).toBe(isGone)
      if (code === 0) break
    }
    next.kill()
    // It was killed before each deed and after it, and in the end was not.
    const each = seen.map(({ begun, written, signed: hands, shut }) => [begun, written, hands === 3, shut])
    expect(each[0]).toEqual([false, false, false, false])
    expect(each.at(-1)).toEqual([true, true, true, true])
    for (const deed of [0, 1, 2, 3])
      expect(each.some((one) => one.slice(0, deed).every(Boolean) && !one[deed])).toBe(true)
    expect(seen.length).toBeGreaterThan(7)
  },
)
