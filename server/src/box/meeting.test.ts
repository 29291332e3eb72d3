import { ballotsRoot, receiptsRoot, rootOfBoth } from '@linyi/shared/record/merkle'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHouse, type House } from '../testing/house.ts'
import { openSecretBallot } from '../testing/secret-ballot.ts'

let house: House
let skipped = 0
const pass = (ms: number) => void (skipped += ms)
beforeEach(async () => {
  skipped = 0
  house = await openHouse({ now: () => Date.now() + skipped })
})
afterEach(() => house.close())

it('a vote of seven, on phones and on paper, from the tokens to what everybody may check', async () => {
  const vote = await openSecretBallot(house, 7, pass)
  const { scene, ballot, voters } = vote
  const [lost, onPaper, ...phones] = voters
  const devices = phones.map((voter) => vote.device(voter))
  for (const device of devices) expect(await device.fetchToken()).toMatchObject({ ok: true })
  await vote.device(lost!).fetchToken()
  const early = await devices[0]!.cast('y')
  expect(early).toMatchObject({ ok: false, error: { code: 'box.notYet' } })
  const sheet = await house.boxes.handOut(ballot, scene.officer, scene.idOf(onPaper!), 'sheet')
  expect(sheet).toMatchObject({ ok: true })

  vote.beginCasting()
  const papers = ['y', 'y', 'n', 'y', 'y']
  for (const [i, device] of devices.entries())
    expect(await device.cast(papers[i]!)).toMatchObject({ ok: true })
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await vote.enterSheets(['n'])
  await vote.count()
  const { sealing } = (await vote.ballotNow()).counts[0]!
  expect(sealing).toMatchObject({ issued: 7, phone: 6, paper: 1, booth: 0, returned: 6, unreturned: 1 })
  expect(sealing.second).toBe('agrees')
  await vote.certifyAndAnnounce()

  const looked = await house.boxes.look(ballot)
  const { nullifiers, papers: published } = looked.ok ? looked.value.published! : expect.unreachable()
  expect(published.map(({ paper }) => paper).sort()).toEqual(['n', 'n', 'y', 'y', 'y', 'y'])
  expect(rootOfBoth(receiptsRoot(nullifiers), ballotsRoot(published))).toBe(sealing.fingerprint)
  const found = { ok: true, value: 'found' }
  for (const device of devices) expect(await device.check(sealing.fingerprint)).toEqual(found)
  expect((await vote.ballotNow()).announced).toMatchObject({ settled: 'carried' })
  await expect.poll(async () => (await house.storage.box(ballot))!.state).toBe('settled')
})

it('a sheet read wrongly is put right once the count was sent back, by two; the first count stays on record', async () => {
  const vote = await openSecretBallot(house, 3, pass)
  const { scene, ballot, voters, scrutineers } = vote
  const [onPaper, ...phones] = voters
  const devices = phones.map((voter) => vote.device(voter))
  for (const device of devices) await device.fetchToken()
  await house.boxes.handOut(ballot, scene.officer, scene.idOf(onPaper!), 'sheet')
  vote.beginCasting()
  for (const device of devices) await device.cast('y')
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await vote.enterSheets(['n'])
  await vote.count()
  const late = await house.boxes.enterSheets(ballot, scrutineers[0]!, ['y'])
  expect(late).toMatchObject({ error: { code: 'ballot.notOpen' } })

  await vote.send(scrutineers[1]!, 'ballot.sendBack', { ballot, reason: '录错一张' })
  const [first, second] = await Promise.all(
    scrutineers.map((one) => house.boxes.enterSheets(ballot, one, ['y'])),
  )
  expect([first, second]).toMatchObject([{ value: { is: 'waiting' } }, { value: { is: 'entered' } }])
  await vote.count()
  const { counts } = await vote.ballotNow()
  const [before, after] = counts.map(({ sealing }) => sealing)
  expect(before).toMatchObject({ returned: 3, sheets: 1 })
  expect(after).toMatchObject({ returned: 3, sheets: 1, second: 'agrees' })
  expect(after!.fingerprint).not.toBe(before!.fingerprint)

  await vote.certifyAndAnnounce()
  const looked = await house.boxes.look(ballot)
  const { nullifiers, papers } = looked.ok ? looked.value.published! : expect.unreachable()
  expect(papers.map(({ paper }) => paper)).toEqual(['y', 'y', 'y'])
  expect(rootOfBoth(receiptsRoot(nullifiers), ballotsRoot(papers))).toBe(after!.fingerprint)
  const found = { ok: true, value: 'found' }
  for (const device of devices) expect(await device.check(after!.fingerprint)).toEqual(found)
})

it('voting does not go on once sheets were read, and goes on where none were', async () => {
  const vote = await openSecretBallot(house, 3, pass)
  const { scene, ballot, voters, scrutineers } = vote
  const device = vote.device(voters[0]!)
  await device.fetchToken()
  await house.boxes.handOut(ballot, scene.officer, scene.idOf(voters[1]!), 'sheet')
  vote.beginCasting()
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await vote.send(scene.chair, 'ballot.resume', { ballot, reason: '点错了' })
  expect(await device.cast('y')).toMatchObject({ ok: true })
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await house.boxes.enterSheets(ballot, scrutineers[0]!, ['n'])
  await expect(vote.send(scene.chair, 'ballot.resume', { ballot, reason: '点错了' })).rejects.toThrow(
    'ballot.sheetsRead',
  )
  expect(await house.boxes.enterSheets(ballot, scrutineers[1]!, ['n'])).toMatchObject({ ok: true })
})

it('a ruling leaves the pile open to whoever reads it, and holds for the sheet of that number', async () => {
  const vote = await openSecretBallot(house, 3, pass)
  const { scene, ballot, voters, scrutineers } = vote
  for (const voter of voters.slice(0, 2))
    await house.boxes.handOut(ballot, scene.officer, scene.idOf(voter), 'sheet')
  vote.beginCasting()
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  const rule = { ballot, sheet: 2, row: vote.motion, as: 'abstain', reason: '圈画在格线上' }
  await vote.send(scrutineers[0]!, 'ballot.ruleSheet', rule)
  const enter = (n: number, ...papers: string[]) => house.boxes.enterSheets(ballot, scrutineers[n]!, papers)
  const otherwise = { error: { code: 'ballot.notAsRuled', params: { sheet: 2 } } }
  expect(await enter(0, 'y', 'y')).toMatchObject(otherwise)
  expect(await enter(0, 'y', 'a')).toMatchObject({ ok: true })
  expect(await enter(1, 'a', 'y')).toMatchObject(otherwise)
  expect(await enter(1, 'y', 'a')).toMatchObject({ value: { is: 'entered' } })
  await expect(vote.send(scrutineers[0]!, 'ballot.ruleSheet', rule)).rejects.toThrow('ballot.ruledTooLate')
})

it('one who voted on paper, alone at that, leaves nothing behind that says what: neither in the store nor in a copy', async () => {
  const vote = await openSecretBallot(house, 4, pass)
  const { scene, ballot, voters } = vote
  const [onPaper, ...phones] = voters
  const devices = phones.map((voter) => vote.device(voter))
  for (const device of devices) await device.fetchToken()
  await house.boxes.handOut(ballot, scene.officer, scene.idOf(onPaper!), 'the sheet')
  vote.beginCasting()
  for (const device of devices) await device.cast('y')
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await vote.enterSheets(['n'])
  await vote.count()
  await expect.poll(async () => (await house.storage.box(ballot))!.state).toBe('closed')
  const rowsIn = (path: string) => {
    const db = new DatabaseSync(path, { readOnly: true })
    const all = (table: string) => db.prepare(`SELECT * FROM ${table} WHERE box = ?`).all(ballot)
    const rows = { sheets: all('box_sheets'), slips: all('box_slip'), papers: all('box_paper') }
    db.close()
    return rows
  }
  const copy = `${house.path}.copy`
  // Before the announcement the store still knows which paper it was, so that two may put it right; a copy does not.
  expect(rowsIn(house.path).sheets).toHaveLength(1)
  await house.storage.backup(copy)
  for (const path of [copy, house.path]) {
    if (path === house.path) {
      await vote.certifyAndAnnounce()
      await expect.poll(async () => (await house.storage.box(ballot))!.state).toBe('settled')
    }
    const { sheets, slips, papers } = rowsIn(path)
    expect(sheets).toEqual([])
    expect(slips.map((row) => row['spent_for'])).toEqual(['', '', '', ''])
    expect(papers.map((row) => Object.keys(row))).toEqual(papers.map(() => ['box', 'tag', 'paper']))
    expect(papers).toHaveLength(4)
  }
})

it('no event of the stream says who has voted, when, or how', async () => {
  const vote = await openSecretBallot(house, 3, pass)
  const before = (await house.storage.readStream(vote.scene.stream, 0)).length
  const devices = vote.voters.map((voter) => vote.device(voter))
  for (const device of devices) await device.fetchToken()
  vote.beginCasting()
  for (const device of devices) await device.cast('y')
  expect(await house.storage.readStream(vote.scene.stream, 0)).toHaveLength(before)
})

it('a ballot that is given up closes its box without a count', async () => {
  const vote = await openSecretBallot(house, 2, pass)
  const device = vote.device(vote.voters[0]!)
  await device.fetchToken()
  vote.beginCasting()
  await device.cast('n')
  await vote.send(vote.scene.chair, 'ballot.annul', { ballot: vote.ballot, reason: '停电了' })
  await expect.poll(async () => (await house.storage.box(vote.ballot))!.state).toBe('settled')
  expect(await vote.device(vote.voters[1]!).cast('y')).toMatchObject({ ok: false, why: 'refused' })
})

it('slips that were printed and handed out before it opened are good for it, one a line, and nothing else of theirs is', async () => {
  const vote = await openSecretBallot(house, 4, pass, { given: 2 })
  const { scene, ballot, voters, codes } = vote
  const [holder, other, third] = voters
  expect(codes).toHaveLength(4)
  for (const spent of [holder!, other!]) {
    expect(await vote.device(spent).fetchToken()).toMatchObject({ error: { code: 'box.tokenIssued' } })
    for (const way of ['handOut', 'handSlip'] as const)
      expect(await house.boxes[way](ballot, scene.officer, scene.idOf(spent), 'sheet')).toMatchObject({
        error: { code: 'box.tokenIssued' },
      })
  }
  expect(await vote.device(third!).fetchToken()).toMatchObject({ ok: true })
  vote.beginCasting()
  // Whichever code: it belongs to nobody, and two were handed out.
  const atTheBooth = [codes[3]!, codes[1]!, codes[0]!].map((code) => vote.booth(code))
  expect(await atTheBooth[0]!.cast('y')).toMatchObject({ ok: true })
  expect(await atTheBooth[1]!.cast('n')).toMatchObject({ ok: true })
  expect(await atTheBooth[2]!.cast('y')).toMatchObject({ error: { code: 'box.notHandedOut' } })
  await vote.send(scene.chair, 'ballot.stop', { ballot })
  await vote.count()
  const { sealing } = (await vote.ballotNow()).counts[0]!
  expect(sealing).toMatchObject({ issued: 3, phone: 1, booth: 2, paper: 0, returned: 2, unreturned: 1 })
  await expect.poll(async () => (await house.storage.box(ballot))!.state).toBe('closed')
})

it('slips handed out beforehand leave nothing in the store that joins who has one to what was cast with it', async () => {
  const vote = await openSecretBallot(house, 6, pass, { given: 5 })
  vote.beginCasting()
  for (const code of vote.codes.slice(0, 5)) await vote.booth(code).cast('y')
  const rows = await house.storage.readBox(vote.ballot)
  expect(rows.slips.map(({ slip }) => slip)).toEqual([...rows.slips.map(({ slip }) => slip)].sort())
  const db = new DatabaseSync(house.path, { readOnly: true })
  const spent = db.prepare('SELECT DISTINCT way, spent_for FROM box_slip WHERE box = ?').all(vote.ballot)
  db.close()
  // All rows of theirs are alike but for the person: no code, no sheet, no order.
  expect(spent.map((row) => ({ ...row }))).toEqual([{ way: 'slip', spent_for: '-' }])
})

it.each([
  [['y', 'y', 'n', 'n'], 'lost'],
  [['y', 'y', 'y', 'n'], 'carried'],
  [['y', 'y', 'y', 'y'], 'carried'],
])(
  'a town congress of five decides by more than half of all its members: %j is %s',
  async (papers, settled) => {
    const vote = await openSecretBallot(house, papers.length, pass, { congress: { members: 5 } })
    const devices = vote.voters.map((voter) => vote.device(voter))
    for (const device of devices) expect(await device.fetchToken()).toMatchObject({ ok: true })
    vote.beginCasting()
    for (const [i, device] of devices.entries())
      expect(await device.cast(papers[i]!)).toMatchObject({ ok: true })
    await vote.send(vote.scene.chair, 'ballot.stop', { ballot: vote.ballot })
    await vote.count()
    await vote.certifyAndAnnounce()
    const { terms, announced } = await vote.ballotNow()
    expect(terms.binding).toBe(true)
    expect(announced).toMatchObject({ settled, outcome: { base: 'all', baseCount: 5, needed: 3 } })
  },
)
