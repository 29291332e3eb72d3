import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { openCounter, type Counter } from '../../testing/counter.ts'

let counter: Counter
let scene: CaseScene
beforeAll(async () => {
  counter = await openCounter()
  scene = await openCase(counter)
  await scene.act(scene.mediator, 'party.contact', { party: scene.a, phone: '0750-1234567', note: '' })
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const url = `${counter.url}/api/cases/${scene.id}/files?name=map.png&piece=evidence`
  await fetch(url, { method: 'POST', headers: await headersOf(scene.mediator), body: bytes })
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
  expect(await wordsOf(response)).toContain('0750-1234567')
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
