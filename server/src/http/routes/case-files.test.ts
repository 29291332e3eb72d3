import { createHash } from 'node:crypto'
import { limits } from '@linyi/shared/lib/limits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { openCase, type CaseScene } from '../../testing/case.ts'
import { openCounter, type Counter } from '../../testing/counter.ts'

let counter: Counter
let scene: CaseScene
beforeAll(async () => {
  counter = await openCounter()
  scene = await openCase(counter)
})
afterAll(() => counter.close())

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('一张照片'),
])
const pdf = Buffer.from('%PDF-1.7 一份协议')
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('照片')])

const headersOf = async ({ person, meeting }: Asker) => {
  const { token, write } = counter.logins.create(person, meeting, 3650)
  await counter.storage.commit({ directory: [write] })
  return { authorization: `Bearer ${token}`, 'content-type': 'text/html' }
}
const put = async (by: Asker, where: string, bytes: Uint8Array, id: string = scene.id) => {
  const url = `${counter.url}/api/cases/${id}/files?name=${encodeURIComponent('证据.png')}&${where}`
  const response = await fetch(url, {
    method: 'POST',
    headers: await headersOf(by),
    body: new Uint8Array(bytes),
  })
  return {
    status: response.status,
    body: (await response.json()) as { type: string; file: string; sha256: string },
  }
}
const get = async (by: Asker, file: string, id: string = scene.id) => {
  const response = await fetch(`${counter.url}/api/cases/${id}/files/${file}`, {
    headers: await headersOf(by),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes,
    headers: response.headers,
  }
}

test('a file of the dossier comes back as it was, as what its bytes say it is, to be saved and never run', async () => {
  for (const [bytes, type] of [
    [png, 'image/png'],
    [jpeg, 'image/jpeg'],
    [pdf, 'application/pdf'],
  ] as const) {
    const { body } = await put(scene.partyA, 'piece=evidence', bytes)
    expect(body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const got = await get(scene.mediator, body.file)
    expect([got.type, got.bytes]).toEqual([type, bytes])
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('what is none of the kinds kept is refused by its bytes, whatever it is called', async () => {
  for (const bytes of ['<html>', 'GIF89a', '', 'MZ']) {
    const { body } = await put(scene.partyA, 'piece=evidence', Buffer.from(bytes))
    expect(body.type).toBe('/problems/dossier.fileType')
  }
})

test('a file is as large as the bound, and not one byte more', async () => {
  const largest = Buffer.alloc(limits.caseFileBytesMax)
  pdf.copy(largest)
  expect((await put(scene.partyA, 'piece=evidence', largest)).status).toBe(200)
  expect((await put(scene.partyA, 'piece=evidence', Buffer.concat([largest, Buffer.from(' ')]))).status).toBe(
    413,
  )
})

test('a file of a private room is there for that side and the mediators; to the other side as one that never was', async () => {
  const { body } = await put(scene.partyA, 'room=caucus/a', png)
  for (const by of [scene.partyA, scene.mediator]) expect((await get(by, body.file)).bytes).toEqual(png)
  const never = await get(scene.partyB, '01JABCDEF0123456789ABCDEFG')
  for (const by of [scene.partyB, scene.stranger, scene.other, scene.head]) {
    const got = await get(by, body.file)
    expect([got.status, got.bytes.toString()]).toEqual([never.status, never.bytes.toString()])
  }
})

test('a proof of identity is of somebody, and what the other side handed in is not for this one', async () => {
  const untold = await put(scene.mediator, 'piece=identity', png)
  expect(untold.body.type).toBe('/problems/dossier.whose')
  const { body } = await put(scene.mediator, `piece=identity&of=${scene.b}`, png)
  for (const by of [scene.partyB, scene.mediator]) expect((await get(by, body.file)).bytes).toEqual(png)
  expect((await get(scene.partyA, body.file)).status).toBe(404)
})

test('nobody puts a file where they may not be, and is told nothing of the place', async () => {
  const nowhere = await put(scene.stranger, 'piece=evidence', png, '01JABCDEF0123456789ABCDEFG')
  const tries = [
    [scene.partyB, 'room=caucus/a'],
    [scene.partyA, 'room=notes'],
    [scene.stranger, 'room=caucus/a'],
    [scene.stranger, 'piece=evidence'],
    [scene.other, 'piece=evidence'],
  ] as const
  for (const [by, where] of tries) expect(await put(by, where, png)).toEqual(nowhere)
})
