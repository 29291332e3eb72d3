import { nullifierOf } from '@linyi/shared/box/token'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asker } from '../rooms/port.ts'
import { openHouse, type House } from '../testing/house.ts'
import { castOf, fetchToken, keyOf, openUrn, prepare, type Held, type Scene } from '../testing/urn.ts'

/**
 * Somebody who has the whole disk wants to know whose paper is whose. Each voter's paper is another one, so one right
 * pair is one vote known. By guessing one pair in the mean is right, whatever their number, and eleven or more once
 * in a hundred million tries.
 */
const voters = 24
const byGuessing = 10

let house: House
let scene: Scene
beforeEach(async () => {
  house = await openHouse()
  scene = await openUrn(house, voters)
})
afterEach(async () => {
  scene.close()
  await house.close()
})

type Vote = {
  readonly slip: string
  readonly nullifier: string
  readonly tag: string
  readonly paper: string
}

const shuffled = <T>(list: readonly T[]): readonly T[] =>
  list
    .map((one) => [Math.random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)

const paperOf = (voter: number): string =>
  [27, 9, 3, 1].map((weight) => 'yna'[Math.floor(voter / weight) % 3]!).join('')

/** Everybody fetches their token in one order, then everybody votes in another. */
async function voteAll(casting: (order: readonly Asker[]) => readonly Asker[]): Promise<readonly Vote[]> {
  const key = await keyOf(scene)
  const issuing = shuffled(scene.voters)
  const ready = new Map<Asker, { readonly held: Held; readonly sig: string }>()
  for (const voter of issuing) {
    const held = prepare(key)
    ready.set(voter, { held, sig: await fetchToken(scene, voter, held) })
  }
  for (const voter of casting(issuing)) {
    const { held, sig } = ready.get(voter)!
    const paper = paperOf(scene.voters.indexOf(voter))
    expect(await scene.boxes().cast(scene.box, castOf(held, sig, paper))).toMatchObject({ ok: true })
  }
  return issuing.map((voter) => {
    const { held } = ready.get(voter)!
    const paper = paperOf(scene.voters.indexOf(voter))
    return { slip: scene.idOf(voter), nullifier: nullifierOf(held.token), tag: held.tag, paper }
  })
}

async function close(): Promise<void> {
  await scene.send('urn.count')
  await expect.poll(async () => (await house.storage.box(scene.box))!.state).toBe('closed')
}

const files = (): readonly Buffer[] => {
  const folder = dirname(house.path)
  return readdirSync(folder).map((file) => readFileSync(join(folder, file)))
}

type Member = Exclude<keyof Vote, 'paper'>

/** In what order these lie in one file, from its start or its end; null when some are not in it. */
function orderIn(file: Buffer, votes: readonly Vote[], member: Member, from: 'first' | 'last') {
  const places = votes.map((vote) => ({
    vote,
    at: from === 'first' ? file.indexOf(vote[member]) : file.lastIndexOf(vote[member]),
  }))
  if (places.some(({ at }) => at < 0)) return null
  return places.sort((a, b) => a.at - b.at).map(({ vote }) => vote)
}

const rightPairs = (one: readonly Vote[], other: readonly Vote[]): number =>
  one.filter((vote, i) => vote === other[i]).length

/** The best that any order of one sort, put beside any order of the other, says about who cast which. */
function bestJoin(votes: readonly Vote[], one: Member, other: Member): number {
  const orders = (member: Member) =>
    files().flatMap((file) =>
      (['first', 'last'] as const).flatMap((from) => {
        const order = orderIn(file, votes, member, from)
        return order ? [order, [...order].reverse()] : []
      }),
    )
  const others = orders(other)
  return Math.max(0, ...orders(one).flatMap((a) => others.map((b) => rightPairs(a, b))))
}

const tables = ['box_slip', 'box_nullifier', 'box_paper'] as const

/** Everything each table says of each row. */
function contents(): Readonly<Record<(typeof tables)[number], readonly string[]>> {
  const db = new DatabaseSync(house.path, { readOnly: true })
  const texts = (table: string) =>
    db
      .prepare(`SELECT * FROM ${table} WHERE box = ?`)
      .all(scene.box)
      .flatMap(({ box: _, way: __, ...rest }) => Object.values(rest).map(String))
  const all = {
    box_slip: texts('box_slip'),
    box_nullifier: texts('box_nullifier'),
    box_paper: texts('box_paper'),
  }
  db.close()
  return all
}

const pieces = (texts: readonly string[], length: number): ReadonlySet<string> =>
  new Set(
    texts.flatMap((text) =>
      Array.from({ length: Math.max(0, text.length - length + 1) }, (_, i) => text.slice(i, i + length)),
    ),
  )

describe('whose paper is whose', () => {
  it('is not said by any value: no two tables share one, and none has a column of time or order', async () => {
    await voteAll(shuffled)
    const { box_slip, box_nullifier, box_paper } = contents()
    const pairs = [
      [box_slip, box_nullifier],
      [box_slip, box_paper],
      [box_nullifier, box_paper],
    ] as const
    for (const [one, other] of pairs) {
      const found = pieces(one, 12)
      expect([...pieces(other, 12)].filter((piece) => found.has(piece))).toEqual([])
    }
    const db = new DatabaseSync(house.path, { readOnly: true })
    const columns = tables.map((table) =>
      db
        .prepare(`PRAGMA table_info(${table})`)
        .all()
        .map(({ name }) => name),
    )
    expect(columns).toEqual([
      ['box', 'slip', 'way', 'spent_for'],
      ['box', 'nullifier', 'body_hash'],
      ['box', 'tag', 'paper'],
    ])
    for (const table of tables) expect(() => db.prepare(`SELECT rowid FROM ${table}`)).toThrow()
    db.close()
  })

  it('is not known while people vote, since the order of tokens is not that of papers', async () => {
    const votes = await voteAll(shuffled)
    expect(bestJoin(votes, 'slip', 'tag')).toBeLessThanOrEqual(byGuessing)
    expect(bestJoin(votes, 'slip', 'nullifier')).toBeLessThanOrEqual(byGuessing)
  })

  it('is not known from a copy made while people vote, which has nothing of the box', async () => {
    const votes = await voteAll((order) => order)
    const path = join(dirname(house.path), 'copy')
    await house.storage.backup(path)
    const copy = readFileSync(path)
    expect(votes.some(({ nullifier, tag }) => copy.includes(nullifier) || copy.includes(tag))).toBe(false)
  })

  it('is not known after the count, even if all vote in the order in which they got their tokens', async () => {
    const votes = await voteAll((order) => order)
    // What this would be without the window and the closing: the file and its log say it all.
    expect(bestJoin(votes, 'slip', 'tag')).toBe(voters)
    expect(bestJoin(votes, 'nullifier', 'tag')).toBe(voters)
    await close()
    expect(bestJoin(votes, 'slip', 'tag')).toBeLessThanOrEqual(byGuessing)
    expect(bestJoin(votes, 'slip', 'nullifier')).toBeLessThanOrEqual(byGuessing)
    expect(bestJoin(votes, 'nullifier', 'tag')).toBeLessThanOrEqual(byGuessing)
  })

  it('is not known from what is published: receipts and papers are joined by their number alone', async () => {
    const votes = await voteAll((order) => order)
    await close()
    await scene.send('urn.publish')
    const looked = await scene.boxes().look(scene.box)
    const { nullifiers, papers } = looked.ok ? looked.value.published! : expect.unreachable()
    expect(nullifiers).toHaveLength(papers.length)
    const by = (member: Member, value: string) => votes.find((vote) => vote[member] === value)!
    const receipts = nullifiers.map((nullifier) => by('nullifier', nullifier))
    const tagged = papers.map(({ tag }) => by('tag', tag))
    expect(rightPairs(receipts, tagged)).toBeLessThanOrEqual(byGuessing)
    expect(rightPairs(receipts, [...tagged].reverse())).toBeLessThanOrEqual(byGuessing)
  })
})
