import { createBoxClient, momentToFetch } from '@linyi/shared/client/box-client'
import { boxLink, type Fetch } from '@linyi/shared/client/box-client/link'
import { memoryStore, type BoxStore, type Kept } from '@linyi/shared/client/box-client/store'
import { nullifierOf, receiptNumberOf } from '@linyi/shared/box/token'
import { rootsOf } from '@linyi/shared/record/receipt'
import type { BoxAnswer } from '@linyi/shared/protocol/bodies'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCounter, tokenOf, type Counter } from '../testing/counter.ts'
import { openHouse, type House } from '../testing/house.ts'
import { openUrn, type Scene } from '../testing/urn.ts'

let house: House
let scene: Scene
let counter: Counter
beforeEach(async () => {
  house = await openHouse()
  scene = await openUrn(house, 3)
  counter = await openCounter({ house: { ...house, boxes: scene.boxes() } })
})
afterEach(async () => {
  scene.close()
  await counter.close()
})

type Asked = Parameters<Fetch>[1] & { readonly url: string }

/** The real line, whose requests are seen, and whose answers may be lost on the way back. */
function line() {
  const asked: Asked[] = []
  let lost = 0
  const through: Fetch = async (url, init) => {
    asked.push({ url, ...init })
    const response = await fetch(url, init as RequestInit)
    if (lost > 0) {
      lost--
      throw new TypeError('the line broke')
    }
    return response
  }
  return { asked, through, loseNext: (answers = 1) => void (lost = answers) }
}

const chance = (bytes: number) => new Uint8Array(randomBytes(bytes))

async function phone(voter = 0, store: BoxStore = memoryStore()) {
  const { person } = scene.voters[voter]!
  await house.storage.commit({ directory: [{ put: 'person', person, name: '甲' }] })
  const way = line()
  const link = boxLink(way.through, counter.url, await tokenOf(house, scene.voters[voter]!))
  const client = createBoxClient({ box: scene.box, link, store, chance, slip: null })
  const kept = () => store.get(scene.box)
  /** The same device after its page was opened anew. */
  const reopened = () => createBoxClient({ box: scene.box, link, store, chance, slip: null })
  return { ...way, client, kept, reopened, link }
}

/** The fingerprint that is read out. */
const publish = async (): Promise<string> => {
  await scene.send('urn.count')
  await scene.send('urn.publish')
  const { nullifiers, papers } = await house.storage.readBox(scene.box)
  return rootsOf({ receipts: nullifiers, ballots: papers })!.fingerprint
}

describe('a voter’s device', () => {
  it('fetches a token, casts a paper and finds it again; with each step it knows less', async () => {
    const { client, kept } = await phone()
    expect(await client.standing()).toEqual({ is: 'without' })
    expect(await client.fetchToken()).toEqual({ ok: true, value: { is: 'ready' } })
    const { token, tag } = (await kept()) as Extract<Kept, { is: 'voting' }>
    const receipt = receiptNumberOf(nullifierOf(token))
    expect(await client.cast('ynay')).toEqual({ ok: true, value: { receipt } })
    expect(await client.standing()).toEqual({ is: 'in', receipt })
    expect(JSON.stringify(await kept())).not.toContain(token)
    expect(await client.check('')).toEqual({ ok: true, value: 'notYet' })
    const fingerprint = await publish()
    expect(await client.check(fingerprint)).toEqual({ ok: true, value: 'found' })
    expect(await client.standing()).toEqual({ is: 'found', receipt })
    expect(await client.nullifier()).toBe(nullifierOf(token))
    const left = JSON.stringify(await kept())
    expect([left.includes(tag), left.includes('ynay')]).toEqual([false, false])
    expect(await client.check(fingerprint)).toEqual({ ok: true, value: 'found' })
  })

  it('says who asks for the token, and of the key and the paper not even that', async () => {
    const { client, asked } = await phone()
    await client.cast('yyyy')
    const named = asked.map(({ url, credentials, headers }) => [
      url.replace(counter.url, '').replace(scene.box, '*'),
      credentials,
      'authorization' in headers,
    ])
    expect(named).toEqual([
      ['/api/boxes/*', 'omit', false],
      ['/api/boxes/*/token', 'same-origin', true],
      ['/api/box/*', 'omit', false],
    ])
    const cast = asked[2]!
    expect([cast.referrerPolicy, cast.cache]).toEqual(['no-referrer', 'no-store'])
  })

  it('has kept everything before it asks: a battery that dies in between costs nothing', async () => {
    const { client, kept, loseNext, reopened } = await phone()
    const before = client.fetchToken()
    loseNext(2)
    expect(await before).toEqual({ ok: false, why: 'noLine' })
    loseNext(0)
    await client.fetchToken()
    const held = await kept()
    loseNext()
    expect(await client.cast('yyyy')).toEqual({ ok: false, why: 'noLine' })
    expect(await reopened().standing()).toEqual({ is: 'sent', ballot: 'yyyy' })
    expect(await reopened().cast('nnnn')).toMatchObject({ ok: true })
    expect((await house.storage.readBox(scene.box)).papers).toEqual([
      { tag: (held as { tag: string }).tag, paper: 'yyyy' },
    ])
  })

  it('gets the same token again when the answer was lost', async () => {
    const { client, loseNext, kept } = await phone()
    await client.fetchToken()
    const signed = await kept()
    const other = await phone(1)
    await other.link.look(scene.box)
    other.loseNext(1)
    expect(await other.client.fetchToken()).toEqual({ ok: false, why: 'noLine' })
    expect(await other.client.fetchToken()).toEqual({ ok: true, value: { is: 'ready' } })
    loseNext(0)
    expect(await client.fetchToken()).toEqual({ ok: true, value: { is: 'ready' } })
    expect(await kept()).toEqual(signed)
  })

  it('may send another paper after a refusal, never after a silence', async () => {
    const { client, loseNext } = await phone()
    expect(await client.cast('yyyx')).toMatchObject({ ok: false, why: 'refused' })
    expect(await client.standing()).toEqual({ is: 'ready' })
    loseNext()
    await client.cast('nnnn')
    expect(await client.cast('yyyy')).toMatchObject({ ok: true })
    expect((await house.storage.readBox(scene.box)).papers[0]).toMatchObject({ paper: 'nnnn' })
  })

  it('sends the same again where the box could not say whether it is in', async () => {
    const { link, kept } = await phone()
    const store = memoryStore()
    let isBusy = true
    const busy: typeof link = {
      ...link,
      cast: async (box, cast) => {
        if (!isBusy) return link.cast(box, cast)
        return { ok: false, why: 'refused', error: { code: 'fault', zh: '', en: '' } }
      },
    }
    const client = createBoxClient({ box: scene.box, link: busy, store, chance, slip: null })
    expect(await client.cast('yyyy')).toEqual({ ok: false, why: 'noLine' })
    isBusy = false
    expect(await client.cast('nnnn')).toMatchObject({ ok: true })
    expect((await house.storage.readBox(scene.box)).papers).toMatchObject([{ paper: 'yyyy' }])
    expect(await kept()).toBeNull()
  })

  it('casts once however often it is tapped', async () => {
    const { client } = await phone()
    const first = await client.cast('yyyy')
    expect(await client.cast('nnnn')).toEqual(first)
    expect(await house.storage.papersIn(scene.box)).toBe(1)
  })

  it('gives its token back, and the slip is free for another way', async () => {
    const { client, reopened } = await phone()
    await client.fetchToken()
    expect(await client.surrender()).toMatchObject({ ok: true })
    expect(await reopened().standing()).toEqual({ is: 'returned' })
    expect(await client.cast('yyyy')).toEqual({ ok: false, why: 'returned' })
    const slip = scene.idOf(scene.voters[0]!)
    expect(await scene.boxes().handOut(scene.box, scene.keeper, slip, 'sheet')).toMatchObject({ ok: true })
  })

  it('cannot give back what it has cast', async () => {
    const { client, loseNext } = await phone()
    await client.fetchToken()
    loseNext()
    await client.cast('yyyy')
    expect(await client.surrender()).toMatchObject({ why: 'refused', error: { code: 'box.spent' } })
  })

  it('hears why it has no token', async () => {
    const first = await phone()
    await first.client.fetchToken()
    const second = await phone()
    expect(await second.client.cast('yyyy')).toMatchObject({
      ...{ ok: false, why: 'refused' },
      error: { code: 'box.tokenIssued', zh: expect.stringContaining('一人一票') },
    })
  })

  it('finds out when its paper is not there, when it is another, and when its key was its own', async () => {
    const store = memoryStore()
    const { client, kept } = await phone(0, store)
    await client.cast('yyyy')
    await (await phone(1)).client.cast('nnnn')
    const fingerprint = await publish()
    const cast = (await kept()) as Extract<Kept, { is: 'cast' }>
    const others: readonly [Partial<typeof cast>, string][] = [
      [{ tag: '0'.repeat(32) }, 'missing'],
      [{ nullifier: '0'.repeat(64) }, 'missing'],
      [{ ballot: 'nnnn' }, 'different'],
      [{ key: { n: '0'.repeat(512), e: '010001' } }, 'different'],
    ]
    for (const [over, found] of others) {
      await store.put(scene.box, { ...cast, ...over })
      expect(await client.check(fingerprint)).toEqual({ ok: true, value: found })
    }
  })

  it('believes no answer that does not come to the fingerprint, though its own paper is in it', async () => {
    const store = memoryStore()
    const { client, link, kept } = await phone(0, store)
    await client.cast('yyyy')
    await (await phone(1)).client.cast('nnnn')
    const fingerprint = await publish()
    const before = (await kept()) as Extract<Kept, { is: 'cast' }>
    const checkedWith = async (forge: (answer: BoxAnswer) => Partial<BoxAnswer>) => {
      const look: typeof link.look = async (box) => {
        const answer = await link.look(box)
        return answer.ok ? { ok: true, value: { ...answer.value, ...forge(answer.value) } } : answer
      }
      const lying = { ...link, look }
      const asked = createBoxClient({ box: scene.box, link: lying, store, chance, slip: null })
      return asked.check(fingerprint)
    }
    const notAsSealed = { ok: true, value: 'notAsSealed' }
    const others = ({ ballots }: BoxAnswer) =>
      ballots!.map((one) => (one.tag === before.tag ? one : { ...one, paper: 'yyyy' }))
    expect(await checkedWith((answer) => ({ ballots: others(answer) }))).toEqual(notAsSealed)
    expect(await checkedWith(({ receipts }) => ({ receipts: [...receipts!, '0'.repeat(64)] }))).toEqual(
      notAsSealed,
    )
    expect(await checkedWith(() => ({ receipts: ['xx'] }))).toEqual(notAsSealed)
    expect(await kept()).toEqual(before)
    expect(await client.check('0'.repeat(64))).toEqual(notAsSealed)
    expect(await client.check(fingerprint)).toEqual({ ok: true, value: 'found' })
  })

  it('reckons its receipt itself, whatever number the box tells it', async () => {
    const { link } = await phone()
    const store = memoryStore()
    const cast: typeof link.cast = async (box, paper) => {
      const answer = await link.cast(box, paper)
      return answer.ok ? { ok: true, value: { receipt: '0000-0000' } } : answer
    }
    const client = createBoxClient({ box: scene.box, link: { ...link, cast }, store, chance, slip: null })
    await client.fetchToken()
    const { token } = (await store.get(scene.box)) as Extract<Kept, { is: 'voting' }>
    expect(await client.cast('yyyy')).toEqual({
      ...{ ok: true, value: { receipt: receiptNumberOf(nullifierOf(token)) } },
    })
  })

  it('casts nothing with a signature that is none', async () => {
    const { link } = await phone()
    const store = memoryStore()
    const lying = {
      ...link,
      token: async () => ({ ok: true, value: { blindSig: 'ab'.repeat(256) } }) as const,
    }
    const client = createBoxClient({ box: scene.box, link: lying, store, chance, slip: null })
    expect(await client.cast('yyyy')).toEqual({ ok: false, why: 'badSignature' })
    expect(await house.storage.papersIn(scene.box)).toBe(0)
  })
})

it('the moment to fetch a token lies within the issuing window, and is now when that is over', () => {
  expect([0, 0.5, 1].map((part) => momentToFetch(100, 20_100, part))).toEqual([100, 9100, 18_100])
  expect(momentToFetch(100, 50, 0.9)).toBe(100)
})
