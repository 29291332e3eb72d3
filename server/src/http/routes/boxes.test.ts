import { limits } from '@linyi/shared/lib/limits'
import { boxPaths } from '@linyi/shared/protocol/addresses'
import { castBody, nullifierOf, receiptNumberOf } from '@linyi/shared/box/token'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../rooms/port.ts'
import { ask, openCounter, tokenOf, type Counter } from '../../testing/counter.ts'
import { openHouse, type House } from '../../testing/house.ts'
import { newId } from '../../testing/meeting.ts'
import { castOf, keyOf, openUrn, prepare, unblind, vote, type Held, type Scene } from '../../testing/urn.ts'

let house: House
let scene: Scene
let counter: Counter
const written: string[] = []

beforeEach(async () => {
  written.length = 0
  const sink = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk))
      done()
    },
  })
  house = await openHouse({ log: pino({ level: 'trace' }, sink) })
  scene = await openUrn(house, 3)
  counter = await openCounter({ house: { ...house, boxes: scene.boxes() } })
})
afterEach(async () => {
  scene.close()
  await counter.close()
})

const signIn = async (one: Asker): Promise<string> => {
  await house.storage.commit({ directory: [{ put: 'person', person: one.person, name: '甲' }] })
  return tokenOf(house, one)
}
const post = async (path: string, json: unknown, by?: Asker) =>
  ask(counter, 'POST', path, { json, ...(by ? { token: await signIn(by) } : {}) })

const heldBy = async (voter: Asker): Promise<{ held: Held; sig: string }> => {
  const key = await keyOf(scene)
  const held = prepare(key)
  const { body } = await post(boxPaths.token(scene.box), { blinded: held.blinded }, voter)
  return { held, sig: unblind(key, held, body.blindSig) }
}

describe('a box over HTTP', () => {
  test('shows its key and terms to anyone, and nothing of what is in it', async () => {
    const { status, body, headers } = await ask(counter, 'GET', boxPaths.look(scene.box))
    expect(status).toBe(200)
    expect(body).toMatchObject({ open: true, paperChars: 4, papers: 0, receipts: null, ballots: null })
    expect(body.publicKey).toEqual({ n: expect.stringMatching(/^[0-9a-f]{512}$/), e: '010001' })
    expect(headers.get('cache-control')).toContain('no-store')
    expect(await ask(counter, 'GET', boxPaths.look(newId()))).toMatchObject({
      status: 404,
      body: { type: '/problems/box.unknown' },
    })
  })

  test('takes a paper from nobody in particular, and gives a receipt number', async () => {
    const { held, sig } = await heldBy(scene.voters[0]!)
    const cast = castOf(held, sig, 'yyyn')
    const first = await post(boxPaths.cast(scene.box), JSON.parse(castBody(cast)))
    expect(first).toMatchObject({
      status: 200,
      body: { receipt: receiptNumberOf(nullifierOf(held.token)) },
    })
    expect(first.headers.get('cache-control')).toContain('no-store')
    expect(first.headers.getSetCookie()).toEqual([])
    expect((await post(boxPaths.cast(scene.box), cast)).body).toEqual(first.body)
    expect(await post(boxPaths.cast(scene.box), { ...cast, ballot: 'nnnn' })).toMatchObject({
      status: 409,
      body: { type: '/problems/box.spent' },
    })
  })

  test('does not look at who casts: a login, a cookie or a foreign page change nothing', async () => {
    const { held, sig } = await heldBy(scene.voters[0]!)
    const asked = { json: castOf(held, sig), token: 'nonsense', cookie: 'login=nonsense' }
    const looked: string[] = []
    const { find } = house.logins
    Object.assign(house.logins, { find: (token: string) => (looked.push(token), find(token)) })
    const answer = await ask(counter, 'POST', boxPaths.cast(scene.box), { ...asked, origin: 'null' })
    expect([answer.status, looked]).toEqual([200, []])
  })

  test('signs for whoever is signed in and has a slip, once', async () => {
    const { blinded } = prepare(await keyOf(scene))
    expect((await post(boxPaths.token(scene.box), { blinded })).status).toBe(401)
    await heldBy(scene.voters[0]!)
    expect(await post(boxPaths.token(scene.box), { blinded }, scene.voters[0])).toMatchObject({
      status: 409,
      body: { type: '/problems/box.tokenIssued' },
    })
    expect(await post(boxPaths.token(scene.box), { blinded: 'ab' }, scene.voters[1])).toMatchObject({
      status: 400,
      body: { field: 'blinded' },
    })
  })

  test('hands out paper at the door, and takes a token back', async () => {
    const [first, second] = scene.voters
    const paper = { participant: scene.idOf(first!), sheet: 'a5'.repeat(16) }
    // An id would tell when it was handed out, for as long as the row is there.
    const timed = { ...paper, sheet: newId() }
    expect((await post(boxPaths.paper(scene.box), timed, scene.keeper)).status).toBe(400)
    expect((await post(boxPaths.paper(scene.box), paper, second)).body.type).toBe('/problems/who.door')
    expect((await post(boxPaths.paper(scene.box), paper, scene.keeper)).status).toBe(200)
    const { held, sig } = await heldBy(second!)
    const giveBack = { token: held.token, sig }
    expect((await post(boxPaths.surrender(scene.box), giveBack, second)).status).toBe(200)
    const { body } = await ask(counter, 'GET', boxPaths.slips(scene.box), {
      token: await signIn(scene.keeper),
    })
    expect(body).toEqual({
      slips: [{ slip: scene.idOf(first!), way: 'paper' }],
      codes: { printed: 0, used: 0 },
      sheets: null,
      entered: false,
      waiting: false,
      differing: [],
    })
    await scene.send('urn.stop')
    const entered = await post(boxPaths.sheets(scene.box), { sheets: ['yyyn'] }, second)
    expect([entered.status, entered.body]).toEqual([200, { is: 'waiting' }])
    const again = await post(boxPaths.sheets(scene.box), { sheets: ['yyyn'] }, scene.keeper)
    expect(again.body).toEqual({ is: 'entered' })
  })

  test('refuses a paper that is larger than any', async () => {
    const { held, sig } = await heldBy(scene.voters[0]!)
    const cast = castOf(held, sig, 'y'.repeat(limits.votingPaperCharsMax + 1))
    expect(await post(boxPaths.cast(scene.box), cast)).toMatchObject({
      status: 400,
      body: { field: 'ballot' },
    })
  })

  test('shows everything once it was announced', async () => {
    const { held } = await vote(scene, scene.voters[0]!, 'nnnn')
    await scene.send('urn.count')
    await scene.send('urn.publish')
    const { body } = await ask(counter, 'GET', boxPaths.look(scene.box))
    expect(body).toMatchObject({
      receipts: [nullifierOf(held.token)],
      ballots: [{ tag: held.tag, paper: 'nnnn' }],
    })
  })
})

describe('a cast leaves no trace beside the box', () => {
  test('no line in the log at any level, and no number in the metrics', async () => {
    const { held, sig } = await heldBy(scene.voters[0]!)
    await ask(counter, 'GET', boxPaths.look(scene.box))
    const [lines, metrics] = [written.length, await counter.edge.metrics()]
    expect(lines).toBeGreaterThan(0)
    const bodies = [castOf(held, sig), castOf(held, sig), castOf(held, sig, 'nnnn'), {}]
    for (const body of bodies) await post(boxPaths.cast(scene.box), body)
    expect(written.slice(lines)).toEqual([])
    expect(await counter.edge.metrics()).toBe(metrics)
  })
})
