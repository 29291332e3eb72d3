import { nullifierOf, type Cast } from '@linyi/shared/box/token'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openHouse, type House } from '../testing/house.ts'
import {
  beyondReckoning,
  castOf,
  fetchToken,
  keyOf,
  openUrn,
  prepare,
  vote,
  type Scene,
} from '../testing/urn.ts'

let house: House
let scene: Scene
beforeEach(async () => {
  house = await openHouse()
  scene = await openUrn(house, 12)
})
afterEach(async () => {
  scene.close()
  await house.close()
})

const stateOf = async () => (await house.storage.box(scene.box))!.state
const closed = () => expect.poll(stateOf).toBe('closed')

/** Everyone has a token and their paper filled in. */
async function readyCasts(): Promise<readonly Cast[]> {
  const key = await keyOf(scene)
  return Promise.all(
    scene.voters.map(async (voter) => {
      const held = prepare(key)
      return castOf(held, await fetchToken(scene, voter, held))
    }),
  )
}

describe('a count', () => {
  it('finds every paper that was acked and none that was not, wherever among the casts it comes', async () => {
    const casts = await readyCasts()
    const answers = casts.slice(0, 6).map((cast) => scene.boxes().cast(scene.box, cast))
    const counting = scene.send('urn.count')
    answers.push(...casts.slice(6).map((cast) => scene.boxes().cast(scene.box, cast)))
    expect(await counting).toMatchObject({ ok: true })
    const acked = (await Promise.all(answers)).flatMap((answer, i) =>
      answer.ok ? nullifierOf(casts[i]!.token) : [],
    )
    const { nullifiers, ballots, issued, bySlip } = scene.contents()!
    expect(nullifiers).toEqual([...acked].sort())
    expect(ballots).toHaveLength(acked.length)
    expect([issued, bySlip]).toEqual([12, { phone: 12, booth: 0, paper: 0 }])
  })

  it('lets nothing in afterwards, and its key is gone', async () => {
    const [first, ...rest] = await readyCasts()
    await scene.boxes().cast(scene.box, first!)
    await scene.send('urn.count')
    const late = await Promise.all(rest.map((cast) => scene.boxes().cast(scene.box, cast)))
    expect(new Set(late.map((answer) => answer.ok || answer.error.code))).toEqual(new Set(['box.closed']))
    await closed()
    expect((await house.storage.box(scene.box))!.privateKey).toBeNull()
    expect(await house.storage.papersIn(scene.box)).toBe(1)
  })

  it('that is refused leaves the box open, and papers go in again', async () => {
    await vote(scene, scene.voters[0]!)
    const refused = await scene.send('urn.count', scene.keeper, 5)
    expect(refused).toMatchObject({ ok: false, error: { code: 'ballot.countMissing' } })
    expect(await stateOf()).toBe('open')
    expect((await vote(scene, scene.voters[1]!)).answer.ok).toBe(true)
    expect(await scene.send('urn.count', scene.keeper, 2)).toMatchObject({ ok: true })
  })

  it('that another thread could not reckon leaves the box open as well', async () => {
    const failed = await scene.send('urn.count', scene.keeper, beyondReckoning)
    expect(failed).toMatchObject({ ok: false, error: { code: 'fault' } })
    expect(await stateOf()).toBe('open')
    expect((await vote(scene, scene.voters[0]!)).answer.ok).toBe(true)
    expect(await scene.send('urn.count', scene.keeper, 1)).toMatchObject({ ok: true })
  })

  it('by somebody who may not does not stop anybody for a moment', async () => {
    const sealed = vi.spyOn(house.storage, 'sealBox')
    const refused = await scene.send('urn.count', scene.voters[0]!)
    expect(refused).toMatchObject({ ok: false, error: { code: 'who.officer' } })
    expect(sealed).not.toHaveBeenCalled()
  })

  it('can be made again from the same papers', async () => {
    await vote(scene, scene.voters[0]!)
    await vote(scene, scene.voters[1]!)
    await scene.send('urn.count')
    const first = scene.contents()
    await closed()
    expect(await scene.send('urn.count')).toMatchObject({ ok: true })
    expect(scene.contents()).toEqual(first)
  })

  it('of papers that went with their store is refused', async () => {
    await house.storage.moveBox(scene.box, 'open', 'lost')
    const refused = await scene.send('urn.count')
    expect(refused).toMatchObject({ ok: false, error: { code: 'box.lost' } })
    expect(await scene.send('urn.annul')).toMatchObject({ ok: true })
  })
})

describe('a start', () => {
  it('opens a box that was sealed for a count which never came', async () => {
    await house.storage.moveBox(scene.box, 'open', 'sealed')
    await scene.restart()
    expect((await vote(scene, scene.voters[0]!)).answer.ok).toBe(true)
  })

  it('leaves one sealed while voting has stopped, since another node may be counting it', async () => {
    await scene.send('urn.stop')
    await house.storage.moveBox(scene.box, 'open', 'sealed')
    await scene.restart()
    expect(await stateOf()).toBe('sealed')
    await scene.send('urn.resume')
    await expect.poll(stateOf).toBe('open')
    expect((await vote(scene, scene.voters[0]!)).answer.ok).toBe(true)
  })

  it('closes a box whose count is on disk', async () => {
    await house.storage.moveBox(scene.box, 'open', 'closing')
    await scene.restart()
    await closed()
  })

  it('closes one that was annulled without a count', async () => {
    await vote(scene, scene.voters[0]!)
    await scene.send('urn.annul')
    await expect.poll(stateOf).toBe('settled')
    expect(await house.storage.papersIn(scene.box)).toBe(1)
  })
})
