import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { closed } from '../../testing/closed.ts'
import { openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { announced, enter, type Scene } from '../../testing/meeting.ts'
import { openHouse } from '../../testing/house.ts'
import { openSecretBallot } from '../../testing/secret-ballot.ts'
import { createPhoneProbe } from '../phone-probe.ts'
import { pageReads } from '../reads/page-reads.ts'
import { reportFilePath } from '@linyi/shared/protocol/addresses'

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

describe('the report of a secret ballot as a file', () => {
  test('is there for staff once it was announced, with what was announced in it', async () => {
    let skipped = 0
    const house = await openHouse({ now: () => Date.now() + skipped })
    const desk = await openCounter({ house })
    const vote = await openSecretBallot(house, 3, (ms) => void (skipped += ms))
    const { scene: hall, ballot } = vote
    const file = async (by: Asker, meeting = hall.meeting, of = ballot): Promise<Response> =>
      fetch(desk.url + reportFilePath(meeting, of), {
        headers: { authorization: `Bearer ${await tokenOf(desk, by)}` },
      })
    const devices = vote.voters.map((voter) => vote.device(voter))
    for (const device of devices) await device.fetchToken()
    vote.beginCasting()
    for (const [i, device] of devices.entries()) await device.cast(['y', 'y', 'n'][i]!)
    await vote.send(hall.chair, 'ballot.stop', { ballot })
    expect((await file(hall.officer)).status).toBe(404)
    await vote.count()
    await vote.certifyAndAnnounce()

    expect((await file(vote.voters[0]!)).status).toBe(403)
    const response = await file(hall.officer)
    expect(response.status).toBe(200)
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toMatch(
      /\d{4}年\d+月\d+日票选结果报告单\.docx$/,
    )
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const words = strFromU8(files['word/document.xml']!)
      .replace(/<[^>]+>/g, '|')
      .replace(/\|+/g, '|')
    expect(words).toContain('|发出|收回|有效|废票|')
    expect(words).toContain('|在巷口装一盏灯|2|1|0|当选|')
    await desk.close()
  })

  test('is none of a ballot that nobody opened', async () => {
    const response = await fetch(counter.url + reportFilePath(scene.meeting, 'b'), {
      headers: { authorization: `Bearer ${await tokenOf(counter, scene.officer)}` },
    })
    expect(response.status).toBe(404)
  })
})
