import { verifyRecord } from '@linyi/shared/record/verify-record'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closed } from '../../testing/closed.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { limits } from '@linyi/shared/lib/limits'
import { append } from '../../storage/contract/lab.ts'
import { announced, done, newId, type Scene } from '../../testing/meeting.ts'

let counter: Counter
let scene: Scene
let people: Awaited<ReturnType<typeof closed>>
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  people = await closed(counter, scene)
})
afterEach(() => counter.close())

const path = () => `/api/records/${scene.meeting}`
const lastSeq = async () => (await counter.storage.readStream(scene.stream, 0)).length
const publish = async (fields: Record<string, unknown> = {}, by = scene.officer) =>
  ask(counter, 'POST', path(), {
    token: await tokenOf(counter, by),
    json: { reviewed: await lastSeq(), looked: true, ...fields },
  })
/** The file as it is served. */
const file = async (): Promise<string> => (await fetch(counter.url + path())).text()
const verified = (text: string) => verifyRecord(new TextEncoder().encode(text))

describe('a record', () => {
  test('is nowhere until its meeting is published', async () => {
    expect((await ask(counter, 'GET', path())).status).toBe(404)
    expect((await ask(counter, 'GET', '/api/records')).body.records).toEqual([])
    expect((await ask(counter, 'GET', '/api/records/nothing')).status).toBe(404)
  })

  test('is published by an officer who has looked it through, and by nobody else', async () => {
    expect((await publish({ looked: false })).body.type).toBe('/problems/meeting.notReviewed')
    expect((await publish({}, scene.chair)).body.type).toBe('/problems/who.officer')
    expect((await publish({}, people.zhang)).body.type).toBe('/problems/login.accountNeeded')
    expect((await publish()).status).toBe(200)
  })

  test('verifies under the station’s key and names the entry that was read out', async () => {
    await publish()
    const { body } = await ask(counter, 'GET', '/api/records')
    const closing = (await counter.storage.readStream(scene.stream, 0)).at(-2)!
    const root = Buffer.from(closing.leaf).toString('hex')
    expect((await ask(counter, 'GET', `/api/meetings/${scene.meeting}`)).body.meeting.root).toBe(root)
    const report = verifyRecord(new TextEncoder().encode(await file()), { root, key: body.key })
    expect(report).toMatchObject({ fault: null, rootAt: closing.seq })
    expect(body.records).toEqual([
      { id: scene.meeting, title: '北园新村议事会', publishedAt: report.about!.publishedAt },
    ])
    expect(report.about).toMatchObject({ stream: scene.stream, station: '会城街道·北园站' })
  })

  test('names officials, no resident, and masks words that the reviewer left to us', async () => {
    await publish()
    const text = await file()
    expect(text).toContain('小周（联络员）')
    expect(text).toContain('北园居民1')
    expect(text).toContain('张*家门口积水')
    expect(text).not.toContain('张三')
    expect(text).not.toContain(scene.idOf(people.zhang))
  })

  test('shows what the reviewer wrote, wherever the words stood', async () => {
    const { passages } = (await counter.records.review(scene.meeting))!
    const { seq, path: member } = passages[0]!.places[0]!
    expect(passages[0]!.text).toBe('张三家门口积水')
    await publish({ [`${seq} ${member}`]: '某家门口积水' })
    expect(await file()).toContain('某家门口积水')
    expect(await file()).not.toContain('张*')
  })

  test('goes by what is so now: a resident agrees to be named, and takes it back', async () => {
    await publish()
    const tick = (named: boolean) =>
      done(counter, people.li, { type: 'roll.nameInRecord', meeting: scene.meeting, named })
    await tick(true)
    expect(await file()).toContain('李四')
    expect(verified(await file()).fault).toBeNull()
    await tick(false)
    expect(await file()).not.toContain('李四')
  })

  test('is the same file however often it is asked for, and written again when it was lost', async () => {
    await publish()
    const first = await file()
    expect(await file()).toBe(first)
    expect((await counter.storage.record(scene.stream))!.file).toBe(first)
    const cut = await counter.storage.record(scene.stream)
    await counter.storage.putRecord(scene.stream, { ...cut!, seq: 1, file: '' })
    expect(await file()).toBe(first)
  })

  test('is listed though nobody wrote it before the power went', async () => {
    const reviewed = await lastSeq()
    const command = { type: 'meeting.publish', meeting: scene.meeting, reviewed, replacements: [] }
    await done(counter, scene.officer, command)
    expect(await counter.storage.listRecords()).toEqual([])
    expect((await ask(counter, 'GET', '/api/records')).body.records).toHaveLength(1)
  })

  test('stands in a list of a page at a time, at the bound and one past it', async () => {
    await publish()
    const own = (await ask(counter, 'GET', '/api/records')).body.records[0] as { publishedAt: number }
    const { parent, summary } = (await counter.storage.listStreams('meeting'))[0]!
    const head = { kind: 'meeting', parent, code: null, summary }
    const another = async (publishedAt: number) => {
      const stream = `meeting/${newId()}`
      await counter.storage.commit({ stream: append(stream, 0, { head }) })
      await counter.storage.putRecord(stream, { title: String(publishedAt), publishedAt, seq: 1, file: '{}' })
    }
    for (let n = 1; n < limits.listedPerPageMax; n++) await another(n)
    const list = async (before = '') => (await ask(counter, 'GET', `/api/records${before}`)).body
    expect(await list()).toMatchObject({ records: { length: limits.listedPerPageMax }, more: null })
    const feed = async (of: string) => (await fetch(counter.url + of)).text()
    expect(await feed('/feed.xml')).not.toContain('rel="next"')
    await another(0)
    const page = await list()
    expect(page.records).toHaveLength(limits.listedPerPageMax)
    expect(page.records[0].publishedAt).toBe(own.publishedAt)
    expect(await list(`?before=${page.more}`)).toMatchObject({ records: [{ title: '0' }], more: null })
    const json = JSON.parse(await feed('/feed.json')) as { items: unknown[]; next_url: string }
    expect([json.items.length, json.next_url]).toEqual([
      limits.listedPerPageMax,
      `${counter.url}/feed.json?before=${page.more}`,
    ])
    expect(await feed('/feed.xml')).toContain(
      `<link rel="next" href="${counter.url}/feed.xml?before=${page.more}"/>`,
    )
    expect(await feed(`/feed.xml?before=${page.more}`)).toContain('<title>0</title>')
    expect((await ask(counter, 'GET', '/api/records?before=yesterday')).status).toBe(400)
  })

  test('may be published from a page without script, and again', async () => {
    const token = await tokenOf(counter, scene.officer)
    const form = { reviewed: String(await lastSeq()), looked: 'on', back: `/r/${scene.meeting}/review` }
    const reply = await ask(counter, 'POST', path(), { token, form })
    expect([reply.status, reply.headers.get('location')]).toEqual([303, `/r/${scene.meeting}`])
    const unread = await ask(counter, 'POST', path(), { token, form: { ...form, looked: '' } })
    expect(unread.headers.get('location')).toContain('/review?problem=meeting.notReviewed')
    expect((await publish({}, scene.head)).status).toBe(200)
    expect(verified(await file()).entries).toHaveLength(await lastSeq())
  })

  test('is announced in a feed of either kind, by its public title alone', async () => {
    const { passages } = (await counter.records.review(scene.meeting))!
    const title = passages.find(({ text }) => text === '北园新村议事会')!.places[0]!
    await publish({ [`${title.seq} ${title.path}`]: '<议事会> & 茶' })
    const json = await ask(counter, 'GET', '/feed.json')
    expect(json.headers.get('content-type')).toContain('application/feed+json')
    expect(json.body).toMatchObject({
      title: '会城街道·北园站',
      items: [{ title: '<议事会> & 茶', url: `${counter.url}/r/${scene.meeting}` }],
    })
    const atom = await ask(counter, 'GET', '/feed.xml')
    expect(atom.headers.get('content-type')).toContain('application/atom+xml')
    expect(atom.body).toContain('<title>&lt;议事会&gt; &amp; 茶</title>')
    expect(atom.body).toContain(`<link href="${counter.url}/r/${scene.meeting}"/>`)
  })
})
