import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import type { StationState } from '@linyi/shared/domain/station-stream'
import { rolesOf } from '@linyi/shared/domain/station/state'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asker, OpenRoom } from '../rooms/port.ts'
import { StorageFault, type Storage } from '../storage/port.ts'
import { openHouse, type House } from '../testing/house.ts'
import { announced, done, newId, send, type Scene } from '../testing/meeting.ts'

let folder: string
let before: string
let scene: Scene
/** A deputy with an account who wrote under their own name, and a head who may erase them. */
let ou: Asker

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linyi-interrupted-'))
  before = mkdtempSync(join(folder, 'before-'))
  const house = await openHouse({ path: join(before, 'linyi.db') })
  scene = await announced(house)
  const { meeting, officer } = scene
  ou = await scene.appoint('欧阳代表', 'deputy')
  await house.storage.commit({
    directory: [{ put: 'account', person: ou.person, accountName: 'ou', passwordHash: '' }],
  })
  await done(house, scene.head, {
    ...{ type: 'station.grantRole', station: scene.station, person: ou.person, role: 'gridWorker' },
  })
  await done(house, officer, { type: 'meeting.collect', meeting })
  await propose(house, '我是欧阳代表，路灯不亮')
  await done(house, officer, {
    ...{ type: 'meeting.amend', meeting },
    facts: { ...(await stateOf(house)).meeting.facts, title: '欧阳代表议事会' },
  })
  await house.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const propose = (house: House, text: string) =>
  send(house, ou, {
    ...{ type: 'issue.propose', meeting: scene.meeting, proposal: newId(), text, grid: '', for: '' },
  })

let here: string
beforeEach(() => {
  here = mkdtempSync(join(folder, 'run-'))
  copyFileSync(join(before, 'linyi.db'), join(here, 'linyi.db'))
})
const houses: House[] = []
const open = async (around?: (storage: Storage) => Storage): Promise<House> => {
  const house = await openHouse({ path: join(here, 'linyi.db'), ...(around && { around }) })
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close().catch(() => {})
})

const erase = ({ erasures }: House) => {
  const place = { meeting: scene.meeting, participant: scene.idOf(ou) }
  return erasures.erase(scene.head, { person: ou.person, place }, 'asked')
}
const lookAll = async ({ erasures }: House) => {
  const { asOf } = await erasures.looking(scene.stream)
  await erasures.look(scene.officer, scene.meeting, asOf, ({ suggestion }) => suggestion)
}
const onDisk = (): Buffer => Buffer.concat(readdirSync(here).map((file) => readFileSync(join(here, file))))
const reading = async <T>({ rooms }: House, stream: string, read: (room: OpenRoom) => T): Promise<T> => {
  const room = (await rooms.open(stream))!
  room.close()
  return read(room)
}
const stateOf = (house: House) => reading(house, scene.stream, (room) => room.durable().state as MeetingState)

/** All that an erasure comes to. */
async function outcome(house: House) {
  const { erasure, issue, meeting } = await stateOf(house)
  const entries = await house.storage.readStream(scene.stream, 0)
  return {
    named: onDisk().includes('欧阳代表'),
    title: meeting.facts.title,
    words: Object.values(issue.proposals).map(({ text }) => text),
    erased: Object.keys(erasure.people),
    wordsErased: entries.filter(({ fields }) => fields.includes('"erasure.wordsErased"')).length,
    roles: await reading(house, `station/${scene.station}`, (room) =>
      rolesOf(room.durable().state as StationState, ou.person),
    ),
    account: await house.storage.accountOf(ou.person),
    person: await house.storage.person(ou.person),
  }
}
/** Their name in the title waits for an officer. */
const whole = () => ({
  ...{ named: true, title: '欧阳代表议事会', words: ['我是某某某某，路灯不亮'], roles: [] },
  ...{ erased: [scene.idOf(ou)], wordsErased: 0, account: null, person: null },
})

/** A store whose power fails before or after its so-manieth write; from then on nothing is answered. */
function failing(at: number, when: 'before' | 'after') {
  const writes = [
    'commit',
    'rewrite',
    'compactDoc',
    'markErased',
    'purge',
    'putRecord',
    'putSetting',
    'settingOr',
  ]
  const count = { writes: 0, isArmed: false, isDead: false }
  const around = (storage: Storage): Storage =>
    new Proxy(storage, {
      get(target, name: keyof Storage) {
        const method = target[name]
        if (typeof method !== 'function') return method
        return async (...given: never[]) => {
          if (count.isDead) throw new StorageFault('the power is off')
          const counts = count.isArmed && writes.includes(name)
          if (counts && ++count.writes === at && when === 'before') count.isDead = true
          if (count.isDead) throw new StorageFault('the power fails')
          const answer = await (method as (...given: never[]) => Promise<unknown>).apply(target, given)
          if (counts && count.writes === at) count.isDead = true
          if (count.isDead) throw new StorageFault('the power fails')
          return answer
        }
      },
    })
  return { around, count }
}

/** Does a job on a copy of a store with the power failing at each write in turn, each time finished at the next start. */
async function cutAtEachWrite(
  store: string,
  when: 'before' | 'after',
  job: (house: House) => Promise<unknown>,
  come: () => object,
) {
  let writes = 0
  for (let isCut = true; isCut;) {
    for (const file of readdirSync(here)) rmSync(join(here, file))
    for (const file of readdirSync(store)) copyFileSync(join(store, file), join(here, file))
    const { around, count } = failing(++writes, when)
    const house = await open(around)
    count.isArmed = true
    await job(house)
    await house.close().catch(() => {})
    isCut = count.isDead
    const again = await open()
    await again.erasures.resume()
    expect([writes, await outcome(again)]).toEqual([writes, come()])
    await again.close()
  }
  return writes
}

describe('an erasure that the power cut is whole after the next start', () => {
  test.each(['before', 'after'] as const)('%s whichever write of it', async (when) => {
    expect(await cutAtEachWrite(before, when, erase, whole)).toBeGreaterThan(8)
  })

  test.each(['before', 'after'] as const)(
    '%s whichever write of what an officer has looked at',
    async (when) => {
      copyFileSync(join(before, 'linyi.db'), join(here, 'linyi.db'))
      const house = await open()
      await erase(house)
      await house.close()
      const erased = mkdtempSync(join(folder, 'erased-'))
      for (const file of readdirSync(here)) copyFileSync(join(here, file), join(erased, file))
      const come = () => ({ ...whole(), title: '某某某某议事会', named: false, wordsErased: 1 })
      expect(await cutAtEachWrite(erased, when, lookAll, come)).toBeGreaterThan(3)
    },
  )
})

test('nobody writes on while what they wrote is looked for', async () => {
  let write: () => Promise<unknown> = async () => undefined
  const house = await open(
    (storage) =>
      new Proxy(storage, {
        get(target, name: keyof Storage) {
          if (name !== 'listDocs') return target[name]
          return async (stream: string) => {
            await write()
            return target.listDocs(stream)
          }
        },
      }),
  )
  const answers: unknown[] = []
  write = async () => answers.push(await propose(house, '我欧阳代表再说一句'))
  await erase(house)
  expect(answers[0]).toMatchObject({ ok: false, error: { code: 'erasure.already' } })
  expect(await outcome(house)).toEqual(whole())
})
