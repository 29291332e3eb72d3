import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { dayOf } from '@linyi/shared/domain/days'
import { parts } from '@linyi/shared/domain/mediation/settlement/parts'
import { hashIn } from '@linyi/shared/domain/mediation/settlement/text'
import { writeAgreed } from '@linyi/shared/testing/settlement/agreed-words'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { writeIn } from '../../demo/doc-writer.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { openCounter, type Counter } from '../../testing/counter.ts'
import { newId } from '../../testing/meeting.ts'

let counter: Counter
let scene: CaseScene
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
beforeAll(async () => {
  counter = await openCounter()
  scene = await openCase(counter)
  await scene.act(scene.mediator, 'party.contact', { party: scene.a, phone: '0750-1234567', note: '' })
  const url = `${counter.url}/api/cases/${scene.id}/files?name=map.png&piece=evidence`
  await fetch(url, { method: 'POST', headers: await headersOf(scene.mediator), body: png })
})
afterAll(() => counter.close())

const headersOf = async ({ person, meeting }: Asker) => {
  const { token, write } = counter.logins.create(person, meeting, 3650)
  await counter.storage.commit({ directory: [write] })
  return { authorization: `Bearer ${token}` }
}
const get = async (by: Asker, path: string, id: string = scene.id) =>
  fetch(`${counter.url}/api/cases/${id}/${path}`, { headers: await headersOf(by) })
const formsFor = async (by: Asker) => {
  const { papers } = (await (await get(by, 'papers')).json()) as { papers: { form: string }[] }
  return papers.map(({ form }) => form)
}
const wordsOf = async (response: Response) => {
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  return strFromU8(files['word/document.xml']!).replace(/<[^>]+>/g, '')
}

test('who keeps the dossier has all forms, a side those of the case, nobody else knows of any', async () => {
  const forms = ['cover', 'contents', 'application', 'register', 'rights', 'description', 'back']
  expect(await formsFor(scene.mediator)).toEqual(forms)
  expect(await formsFor(scene.head)).toEqual(forms)
  expect(await formsFor(scene.partyA)).toEqual(['application', 'register', 'rights'])
  for (const nobody of [scene.other, scene.officer, scene.stranger])
    expect((await get(nobody, 'papers')).status).toBe(404)
})

test('a form is a Word file, and reads no other side’s telephone number to anybody', async () => {
  const response = await get(scene.mediator, 'papers/register/form.docx')
  expect(response.headers.get('content-type')).toContain('wordprocessingml')
  expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain(
    '人民调解受理登记表.docx',
  )
  const words = await wordsOf(response)
  expect(words).toContain('0750-1234567')
  expect(words).toContain('谢调解员')
  expect(await wordsOf(await get(scene.partyA, 'papers/register/form.docx'))).toContain('0750-1234567')
  const theirs = await wordsOf(await get(scene.partyB, 'papers/register/form.docx'))
  expect(theirs).toContain('许女士')
  expect(theirs).not.toContain('0750-1234567')
  expect((await get(scene.partyB, 'papers/cover/form.docx')).status).toBe(404)
  expect((await get(scene.mediator, 'papers/agreement/form.docx')).status).toBe(404)
})

test('the whole dossier is one archive, for who keeps it alone', async () => {
  const response = await get(scene.mediator, 'dossier.zip')
  expect(response.headers.get('content-type')).toContain('application/zip')
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  expect(Object.keys(files)).toContain('证据材料/map.png')
  expect(files['证据材料/map.png']).toHaveLength(8)
  expect(Object.keys(files).filter((path) => path.endsWith('.docx'))).toHaveLength(7)
  for (const nobody of [scene.partyA, scene.partyB, scene.other, scene.stranger])
    expect((await get(nobody, 'dossier.zip')).status).toBe(404)
})

test('what a court did not confirm is in the archive as it was signed, when mediation goes on', async () => {
  const { mediator, head, partyA, partyB, a, b, act } = scene
  const doc = `${scene.stream}/settlement`
  const who = { participant: scene.idOf(mediator), schema: settlementSchema }
  await writeIn(counter.docs, doc, who, writeAgreed)
  const quote = await counter.docs.hold(doc, async (held) => held.quote())
  for (const part of parts)
    for (const [by, party] of [
      [partyA, a],
      [partyB, b],
    ] as const)
      await act(by, 'settlement.assent', { part, party, hash: hashIn(quote, part) })
  await act(mediator, 'settlement.finalise', { hash: quote.hash })
  const sign = async (by: Asker, as: string, party: string | null) => {
    const url = `${counter.url}/api/cases/${scene.id}/files?name=sign.png&piece=agreement`
    const kept = await fetch(url, { method: 'POST', headers: await headersOf(mediator), body: png })
    const { file } = (await kept.json()) as { file: string }
    await act(by, 'settlement.sign', { hash: quote.hash, as, party, way: 'paper', file })
  }
  await sign(partyA, 'party', a)
  await sign(partyB, 'party', b)
  await sign(mediator, 'mediator', null)
  await act(head, 'settlement.seal', { hash: quote.hash, committee: '步溪村人民调解委员会' })
  for (const [by, party] of [
    [partyA, a],
    [partyB, b],
  ] as const)
    await act(by, 'confirmation.agree', { party })
  const on = dayOf(counter.clock.now())
  await act(mediator, 'confirmation.apply', { on })
  await act(mediator, 'confirmation.decide', { outcome: 'notConfirmed', on })
  await act(mediator, 'case.resume', { reason: '补' })

  const archive = unzipSync(new Uint8Array(await (await get(mediator, 'dossier.zip')).arrayBuffer()))
  const names = Object.keys(archive).map((path) => path.replace(/^\d+ /, ''))
  expect(names).toEqual(
    expect.arrayContaining([
      ...['人民调解协议书（第1稿，法院未予确认）.docx', '司法确认申请书（第1稿，法院未予确认）.docx'],
    ]),
  )
  const { papers } = (await (await get(partyB, 'papers')).json()) as { papers: { hash: string }[] }
  expect(papers.map(({ hash }) => hash)).toContain(quote.hash)
  expect(await wordsOf(await get(partyA, 'papers/agreement-1/form.docx'))).toContain('许某')
})

test('a file that is on record and not there any more is named in the archive and in its list', async () => {
  const [file, name] = [newId(), 'gone.png']
  await scene.act(scene.mediator, 'file.add', {
    ...{ file, name, mime: 'image/png', bytes: 8, sha256: '0'.repeat(64), piece: 'evidence' },
  })
  const files = unzipSync(new Uint8Array(await (await get(scene.mediator, 'dossier.zip')).arrayBuffer()))
  expect(Object.keys(files)).toContain('证据材料/gone.png（已丢失）.txt')
  const contents = unzipSync(files['02 卷内目录.docx']!)['word/document.xml']!
  expect(strFromU8(contents).replace(/<[^>]+>/g, '')).toContain('gone.png（文件已丢失）')
})
