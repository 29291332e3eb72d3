import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { quoteBoard } from '@linyi/shared/docs/board/quote'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { MeetingId } from '@linyi/shared/lib/ids'
import { verifyChain } from '@linyi/shared/record/verify'
import { verifyRecord } from '@linyi/shared/record/verify-record'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../rooms/port.ts'
import { closed } from '../testing/closed.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, newId, refusal, type Scene } from '../testing/meeting.ts'

let house: House
let scene: Scene
let people: Awaited<ReturnType<typeof closed>>
let logged: string

beforeEach(async () => {
  logged = ''
  const keep = new Writable({ write: (line, _, next) => ((logged += String(line)), next()) })
  house = await openHouse({ log: pino({ level: 'trace' }, keep) })
  scene = await announced(house)
})
afterEach(() => house.close())

/** Every byte in the store's folder: the store, its log, its copies, the list beside it. */
const onDisk = (): Buffer => {
  const folder = dirname(house.path)
  return Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
}
const publish = async ({ meeting, officer, stream } = scene) => {
  const reviewed = (await house.storage.readStream(stream, 0)).length
  await done(house, officer, { type: 'meeting.publish', meeting, reviewed, replacements: [] })
  await house.records.list()
}
const file = async () => (await house.records.file(scene.meeting))!
const faultIn = (text: string) => verifyRecord(new TextEncoder().encode(text)).fault
const stateOf = async (stream = scene.stream): Promise<MeetingState> => {
  const room = (await house.rooms.open(stream))!
  room.close()
  return room.durable().state as MeetingState
}
const boardWords = async () => {
  const room = (await house.docs.open(`${scene.stream}/board`))!
  return room.read((stored) => Object.values(quoteBoard(stored).fields).join())
}

const placeOf = (asker: Asker) => ({ meeting: scene.meeting, participant: scene.idOf(asker) })
const whom = (asker: Asker) => ({ person: asker.person, place: placeOf(asker) })
const own = (asker: Asker) => house.erasures.erase(asker, whom(asker), 'own')
const asked = (asker: Asker, by = scene.officer) => house.erasures.erase(by, whom(asker), 'asked')
const lookAll = async (shown?: string, by = scene.officer) => {
  const { asOf } = await house.erasures.looking(scene.stream)
  return house.erasures.look(by, scene.meeting, asOf, ({ suggestion }) => shown ?? suggestion)
}
const gone = { ok: true, value: { toLookAt: [], elsewhere: 0 } }
const refusedWith = (code: string) => ({ ok: false, error: { code } })

describe('after two people were erased', () => {
  test('the record verifies, and neither disk nor record nor log has their names', async () => {
    people = await closed(house, scene)
    await publish()
    for (const name of ['张三', '李四']) expect(onDisk().includes(name)).toBe(true)
    expect(await own(people.zhang)).toMatchObject({ ok: true, value: { toLookAt: [scene.meeting] } })
    expect(await own(people.li)).toMatchObject({ ok: true })
    expect(await lookAll()).toMatchObject({ ok: true })
    for (const name of ['张三', '李四']) {
      expect(onDisk().includes(name)).toBe(false)
      expect((await file()).includes(name)).toBe(false)
      expect(logged.includes(name)).toBe(false)
    }
    expect(logged).toContain('an erasure was carried out')
    expect(faultIn(await file())).toBeNull()
    expect((await file()).includes('已注销用户1')).toBe(true)
    const entries = await house.storage.readStream(scene.stream, 0)
    expect(verifyChain(scene.stream, entries)).toMatchObject({ ok: true })
    expect(onDisk().includes('张三')).toBe(false)
  })

  test('what they did stays, and who was there stays counted', async () => {
    people = await closed(house, scene)
    await own(people.zhang)
    await own(people.li)
    const { roll, issue, erasure } = await stateOf()
    expect(Object.keys(erasure.people).sort()).toEqual(
      [scene.idOf(people.zhang), scene.idOf(people.li)].sort(),
    )
    expect(roll.lines[scene.idOf(people.li)]!.confirmed).not.toBeNull()
    expect(issue.entries[people.issue]!.seconds).toEqual([scene.idOf(people.li)])
    expect(issue.proposals[people.proposal]).toMatchObject({ text: '我是某某，我家门口积水' })
  })

  test('they are nobody any more: no login, no name for whoever comes to look', async () => {
    people = await closed(house, scene)
    const { token, write } = house.logins.create(people.li.person, scene.meeting as MeetingId, 1)
    await house.storage.commit({ directory: [write] })
    expect(await own(people.li)).toEqual(gone)
    expect(await house.logins.find(token)).toBeNull()
    const room = (await house.rooms.open(scene.stream))!
    room.close()
    expect(room.person(scene.idOf(people.li))).toMatchObject({ name: '' })
    expect(room.people().all.map(({ name }) => name)).not.toContain('李四')
    expect(await own(people.li)).toEqual(gone)
  })
})

describe('words of others that name somebody', () => {
  beforeEach(async () => {
    people = await closed(house, scene)
  })

  test('wait for an officer, who sees where the name stands and what is suggested', async () => {
    await own(people.zhang)
    expect(house.erasures.toLookAt()).toEqual([scene.stream])
    const { passages } = await house.erasures.looking(scene.stream)
    expect(passages).toMatchObject([
      { text: '张三家门口积水', letters: [[0, 2]], suggestion: '某某家门口积水' },
    ])
    expect(passages[0]!.found).toHaveLength(3)
    expect(await lookAll(undefined, scene.chair)).toEqual(refusedWith('who.officer'))
    expect(await lookAll()).toMatchObject({ ok: true })
    expect(house.erasures.toLookAt()).toEqual([])
    expect((await house.erasures.looking(scene.stream)).passages).toEqual([])
  })

  test('are then as the officer wrote them, in entries and in the draft alike', async () => {
    await own(people.zhang)
    await lookAll('三栋门口积水')
    expect(await boardWords()).toContain('三栋门口积水')
    const { issue } = await stateOf()
    expect(issue.entries[people.issue]!.accepted!.title).toBe('三栋门口积水')
    expect(issue.lock!.quote).toMatchObject({ hash: '' })
    expect(onDisk().includes('张三')).toBe(false)
    const events = (await house.storage.readStream(scene.stream, 0)).length
    expect(events).toBeGreaterThan(0)
    await publish()
    expect((await file()).includes('三栋门口积水')).toBe(true)
    expect(faultIn(await file())).toBeNull()
  })

  test('may stay: it was somebody else of that name', async () => {
    await own(people.zhang)
    await lookAll('张三家门口积水')
    expect(house.erasures.toLookAt()).toEqual([])
    expect(await boardWords()).toContain('张三家门口积水')
  })

  test('are not written over on the sight of an older page', async () => {
    await own(people.zhang)
    const { asOf } = await house.erasures.looking(scene.stream)
    await own(people.li)
    const late = await house.erasures.look(scene.officer, scene.meeting, asOf, () => '')
    expect(late).toEqual(refusedWith('erasure.lookAgain'))
    expect(await boardWords()).toContain('张三家门口积水')
  })

  test('are told of in lists without the name as well', async () => {
    const other = await announced(house, scene.head)
    await done(house, other.officer, {
      ...{ type: 'meeting.amend', meeting: other.meeting },
      facts: { ...(await stateOf(other.stream)).meeting.facts, title: '张三家议事会' },
    })
    const zhang = await other.guest('张三')
    await house.erasures.erase(
      zhang,
      { person: zhang.person, place: { meeting: other.meeting, participant: other.idOf(zhang) } },
      'own',
    )
    const { asOf } = await house.erasures.looking(other.stream)
    await house.erasures.look(other.officer, other.meeting, asOf, ({ suggestion }) => suggestion)
    const rows = await house.storage.listStreams('meeting')
    const row = rows.find(({ stream }) => stream === other.stream)!
    expect(JSON.parse(row.summary)).toMatchObject({ title: '某某家议事会' })
  })
})

describe('who may', () => {
  beforeEach(async () => {
    people = await closed(house, scene)
  })

  test('an officer on request, also for a line of the roll that no phone came in as', async () => {
    expect(await asked(people.zhang, scene.chair)).toEqual(refusedWith('who.officer'))
    expect(await asked(people.zhang, people.li)).toEqual(refusedWith('who.officer'))
    expect(await asked(people.li)).toEqual(gone)
    expect(await house.erasures.erase(scene.officer, whom(people.zhang), 'own')).toEqual(
      refusedWith('erasure.groundNeeded'),
    )
  })

  test('a person goes whole: both phones an officer said are one, in every meeting they came to', async () => {
    const other = await announced(house, scene.head)
    const phone = await other.guest('谭叔')
    const second = await other.guest('谭叔的平板')
    await done(house, other.officer, {
      ...{ type: 'roll.merge', meeting: other.meeting },
      ...{ from: other.idOf(second), into: other.idOf(phone) },
    })
    const elsewhere = { person: phone.person, meeting: null } as const
    const participant = house.identity.participantOf(phone.person, scene.meeting as MeetingId)
    await house.storage.commit({
      directory: [
        {
          put: 'participant',
          meeting: scene.meeting,
          participant,
          person: phone.person,
          name: '谭叔',
          grid: '',
        },
      ],
    })
    expect(elsewhere.person).toBe(phone.person)
    const start = { person: second.person, place: null }
    expect(await house.erasures.erase(second, start, 'own')).toMatchObject({ ok: true })
    for (const { person } of [phone, second]) expect(await house.storage.person(person)).toBeNull()
    expect((await house.storage.participants(other.meeting)).map(({ name }) => name)).not.toContain('谭叔')
    expect(onDisk().includes('谭叔')).toBe(false)
  })

  test('an officer of another station has to be asked for what was there', async () => {
    const other = await announced(house, scene.head)
    const guest = await other.guest('李四')
    await house.storage.commit({
      directory: [
        { put: 'participant', ...placeOf(people.li), person: guest.person, name: '李四', grid: '' },
      ],
    })
    const answer = await house.erasures.erase(scene.officer, whom(people.li), 'asked')
    expect(answer).toMatchObject({ ok: true, value: { elsewhere: 1 } })
    expect(await house.storage.person(guest.person)).not.toBeNull()
    expect((await house.storage.participants(other.meeting)).map(({ name }) => name)).toContain('李四')
  })

  test('an account is erased by a head, never the last one, and by its owner when it holds no role', async () => {
    const account = async ({ person }: Asker) =>
      house.storage.commit({
        directory: [{ put: 'account', person, accountName: person.toLowerCase(), passwordHash: '' }],
      })
    for (const one of [scene.chair, scene.head, scene.officer]) await account(one)
    await publish()
    expect(await asked(scene.chair)).toEqual(refusedWith('who.stationHead'))
    expect(await own(scene.chair)).toEqual(refusedWith('who.stationHead'))
    expect(await own(scene.head)).toEqual(refusedWith('station.lastHead'))
    expect(await asked(scene.chair, scene.head)).toMatchObject({ ok: true })
    expect(await house.storage.accountOf(scene.chair.person)).toBeNull()
    expect(onDisk().includes('黄代表')).toBe(false)
    expect((await file()).includes('已注销用户（人大代表）')).toBe(true)
    expect(faultIn(await file())).toBeNull()
    const { station, head, officer } = scene
    await done(house, head, {
      ...{ type: 'station.revokeRole', station, person: officer.person, role: 'liaisonOfficer' },
    })
    expect(await house.erasures.erase(officer, { person: officer.person, place: null }, 'own')).toMatchObject(
      {
        ok: true,
      },
    )
    expect(onDisk().includes('小周')).toBe(false)
  })
})

describe('in a meeting that goes on', () => {
  test('who is erased has left it, and may come back as somebody new', async () => {
    const { meeting, officer, chair } = scene
    await done(house, officer, { type: 'meeting.openCheckIn', meeting })
    const zhang = await scene.guest('张三')
    const confirm = (one: Asker) =>
      done(house, officer, {
        ...{ type: 'roll.confirm', meeting, participant: scene.idOf(one), capacity: 'resident', how: 'seen' },
      })
    await confirm(zhang)
    await done(house, chair, { type: 'meeting.start', meeting })
    expect(await own(zhang)).toEqual(gone)
    expect(await refusal(house, zhang, { type: 'rating.give', meeting, grade: 'satisfied' })).toBe(
      'erasure.already',
    )
    const again = await scene.guest('张三')
    await confirm(again)
    const { roll } = await stateOf()
    expect(Object.values(roll.lines).filter(({ confirmed }) => confirmed)).toHaveLength(1)
  })

  test('a duty is handed over first', async () => {
    const { meeting, chair, idOf } = scene
    await done(house, chair, {
      ...{ type: 'roll.join', meeting, name: '黄代表', via: 'account', grid: '', consent: 0 },
    })
    const place = { meeting, participant: idOf(chair) }
    expect(await house.erasures.erase(scene.head, { person: chair.person, place }, 'asked')).toEqual(
      refusedWith('roll.hasDuty'),
    )
  })
})

describe('a store that was copied back', () => {
  test('forgets again what was erased since, by the list beside it', async () => {
    people = await closed(house, scene)
    await publish()
    const copy = `${house.path}.copy`
    await house.storage.backup(copy)
    await own(people.zhang)
    await lookAll('三栋门口积水')
    await house.rooms.close()
    await house.docs.close()
    await house.storage.close()
    for (const end of ['', '-wal', '-shm']) rmSync(house.path + end, { force: true })
    copyFileSync(copy, house.path)
    rmSync(copy)
    expect(onDisk().includes('张三')).toBe(true)

    const { path } = house
    const again = await openHouse({ path })
    await again.erasures.resume()
    expect(onDisk().includes('张三')).toBe(false)
    const left = (await again.records.file(scene.meeting))!
    for (const words of ['某某门口积水', '已注销用户', '北园居民']) expect(left.includes(words)).toBe(true)
    expect(faultIn(left)).toBeNull()
    expect(again.erasures.toLookAt()).toEqual([])
    await again.close()
  })

  test('is not written over twice', async () => {
    people = await closed(house, scene)
    await own(people.zhang)
    await lookAll('三栋门口积水')
    const before = await house.storage.readStream(scene.stream, 0)
    await house.erasures.resume()
    expect(await house.storage.readStream(scene.stream, 0)).toEqual(before)
  })
})

test('an invitation that was used or has run out goes with the erased account’s name', async () => {
  people = await closed(house, scene)
  await house.storage.commit({
    directory: [
      {
        ...{
          put: 'ticket',
          tokenHash: new Uint8Array([1]),
          purpose: 'invitation',
          expiresAt: Date.now() - 1,
        },
        body: JSON.stringify({ name: '李四', id: newId() }),
      },
    ],
  })
  await own(people.li)
  expect(onDisk().includes('李四')).toBe(false)
})
