import { verifyRecord } from '@linyi/shared/record/verify-record'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHouse, type House } from '../testing/house.ts'
import { asRead } from '../testing/meeting.ts'
import { openSecretBallot } from '../testing/secret-ballot.ts'

let house: House
let skipped = 0
beforeEach(async () => {
  skipped = 0
  house = await openHouse({ now: () => Date.now() + skipped })
})
afterEach(() => house.close())

it('a published record holds what was in the box of a secret ballot, and comes to the same again', async () => {
  const vote = await openSecretBallot(house, 3, (ms) => void (skipped += ms))
  const { scene, ballot, send } = vote
  const devices = vote.voters.map((voter) => vote.device(voter))
  for (const device of devices) await device.fetchToken()
  vote.beginCasting()
  for (const [i, device] of devices.entries()) await device.cast(['y', 'y', 'n'][i]!)
  await send(scene.chair, 'ballot.stop', { ballot })
  await vote.count()
  await vote.certifyAndAnnounce()
  await send(scene.chair, 'meeting.summarize')
  await send(scene.chair, 'minutes.confirm', await asRead(house, scene.meeting))
  await send(scene.officer, 'meeting.close')
  const { reviewed } = (await house.records.review(scene.meeting))!
  await send(scene.officer, 'meeting.publish', { reviewed, replacements: [] })

  const file = (await house.records.file(scene.meeting))!
  const report = verifyRecord(new TextEncoder().encode(file))
  expect(report.fault).toBeNull()
  expect(report.boxes).toMatchObject([{ ballot }])
  expect(report.boxes[0]!.papers.map(({ paper }) => paper).sort()).toEqual(['n', 'y', 'y'])
  const forged = file.replace(/","y"\]/, '","n"]')
  expect(forged).not.toBe(file)
  expect(verifyRecord(new TextEncoder().encode(forged)).fault).toMatchObject({
    why: 'papers',
    paper: expect.any(Number),
  })
})
