import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { closed } from '../../testing/closed.ts'
import { openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, enter, type Scene } from '../../testing/meeting.ts'
import { createPhoneProbe } from '../phone-probe.ts'
import { pageReads } from '../reads/page-reads.ts'

let counter: Counter
let scene: Scene
let people: Awaited<ReturnType<typeof closed>>
beforeEach(async () => {
  counter = await openCounter()
  scene = await announced(counter)
  people = await closed(counter, scene)
})
afterEach(() => counter.close())

const get = async (by: Asker | null, address = scene.meeting): Promise<Response> =>
  fetch(`${counter.url}/api/meetings/${address}/minutes.docx`, {
    headers: by ? { authorization: `Bearer ${await tokenOf(counter, by)}` } : {},
  })
const readsOf = (by: Asker | null) =>
  pageReads(counter.edge, createPhoneProbe(), {
    login: by && { ...by, expiresAt: Number.MAX_SAFE_INTEGER },
    formToken: '',
    origin: '',
    isSelf: false,
  })

describe('the minutes as a file', () => {
  test('come to the staff under a name that names nobody', async () => {
    const response = await get(scene.officer)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    )
    const [, name] = /^attachment; filename\*=UTF-8''([\w%.-]+)$/.exec(
      response.headers.get('content-disposition')!,
    )!
    expect(decodeURIComponent(name!)).toMatch(/^\d{4}年\d+月\d+日北园站邻里议事会纪要\.docx$/)
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const words = strFromU8(files['word/document.xml']!).replace(/<[^>]+>/g, '')
    expect(words).toContain('1. 张三家门口积水（1人附议）')
    expect(words).toContain('出席：北园张三、李四。')
  })

  test('are for staff alone', async () => {
    const outsider = await enter(counter, '外人')
    expect((await get(null)).status).toBe(401)
    for (const by of [people.zhang, outsider]) {
      const response = await get(by)
      expect(response.status).toBe(403)
      expect(((await response.json()) as { type: string }).type).toBe('/problems/who.staff')
    }
    expect((await get(scene.chair)).status).toBe(200)
    expect((await get(scene.officer, '999999')).status).toBe(404)
  })
})

describe('papers to print', () => {
  test('are there for staff, and for nobody else', async () => {
    const { meeting } = scene
    expect(await readsOf(scene.officer).minutesPaper(meeting)).toMatchObject({ title: '北园新村议事会' })
    expect(await readsOf(scene.chair).rollPaper(meeting)).toMatchObject({
      lines: [{ name: '张*' }, { name: '李*' }],
    })
    for (const by of [null, people.zhang, await enter(counter, '外人')]) {
      expect(await readsOf(by).minutesPaper(meeting)).toBeNull()
      expect(await readsOf(by).rollPaper(meeting)).toBeNull()
      expect(await readsOf(by).resultPaper(meeting, 'b')).toBeNull()
    }
    expect(await readsOf(scene.officer).resultPaper(meeting, 'no such ballot')).toBeNull()
  })
})
