import { slipCode } from '@linyi/shared/box/slip-code'
import { limits } from '@linyi/shared/lib/limits'
import { receiptNumberOf, nullifierOf } from '@linyi/shared/box/token'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StorageFault, type Storage } from '../storage/port.ts'
import { openHouse, type House } from '../testing/house.ts'
import {
  castOf,
  fetchToken,
  keyOf,
  openUrn,
  prepare,
  vote,
  type Scene,
  unblind,
  type Held,
} from '../testing/urn.ts'

let house: House
let scene: Scene
let skippedMs = 0
beforeEach(async () => {
  skippedMs = 0
  house = await openHouse({ now: () => Date.now() + skippedMs })
  scene = await openUrn(house, 4)
})
afterEach(async () => {
  scene.close()
  await house.close()
})

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const ok = { ok: true }

/** A store that does what it is asked, and whose answer to the next write into a box is lost. */
const losing = (storage: Storage): Storage & { lose: () => void } => {
  let isLost = false
  return {
    ...storage,
    lose: () => void (isLost = true),
    writeBox: async (write) => {
      const outcome = await storage.writeBox(write)
      if (!isLost) return outcome
      isLost = false
      throw new StorageFault('the line broke')
    },
  }
}

describe('a token', () => {
  it('is signed for a slip, and again for the same blinded message, and for no other', async () => {
    const [voter] = scene.voters
    const [held, other] = [prepare(await keyOf(scene)), prepare(await keyOf(scene))]
    const ask = (blinded: string) => scene.boxes().issue(scene.box, voter!, blinded, null)
    const first = await ask(held.blinded)
    expect(first).toMatchObject(ok)
    expect(await ask(held.blinded)).toEqual(first)
    expect(await ask(other.blinded)).toMatchObject(refusedWith('box.tokenIssued'))
  })

  it('is had by two requests at once that are the same, and by one of two that differ', async () => {
    const key = await keyOf(scene)
    const held = prepare(key)
    const [one, two] = scene.voters
    const same = [held, held].map(({ blinded }) => scene.boxes().issue(scene.box, one!, blinded, null))
    const [first, second] = await Promise.all(same)
    expect(first).toMatchObject(ok)
    expect(second).toEqual(first)
    const differing = [prepare(key), prepare(key)].map(({ blinded }) =>
      scene.boxes().issue(scene.box, two!, blinded, null),
    )
    const answers = await Promise.all(differing)
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('is signed by the same request after a crash between the commit and the signature', async () => {
    const storage = losing(house.storage)
    const crashing = await openUrn(house, 1, { storage })
    const held = prepare(await keyOf(crashing))
    const ask = () => crashing.boxes().issue(crashing.box, crashing.voters[0]!, held.blinded, null)
    storage.lose()
    await expect(ask()).rejects.toBeInstanceOf(StorageFault)
    await crashing.restart()
    const cast = castOf(held, await fetchToken(crashing, crashing.voters[0]!, held))
    expect(await crashing.boxes().cast(crashing.box, cast)).toMatchObject(ok)
    const slips = await crashing.boxes().slips(crashing.box, crashing.keeper)
    expect(slips).toMatchObject({
      value: { slips: [{ slip: crashing.idOf(crashing.voters[0]!), way: 'phone' }] },
    })
    crashing.close()
  })

  it('is had by nobody who was not on the roll, nor with a slip of somebody else', async () => {
    const { blinded } = prepare(await keyOf(scene))
    const [voter, other] = scene.voters
    expect(await scene.boxes().issue(scene.box, scene.keeper, blinded, null)).toMatchObject(
      refusedWith('box.noSlip'),
    )
    expect(await scene.boxes().issue(scene.box, voter!, blinded, scene.idOf(other!))).toMatchObject(
      refusedWith('who.door'),
    )
    expect(await scene.boxes().issue('01ARZ3NDEKTSV4RRFFQ69G5FAV', voter!, blinded, null)).toMatchObject(
      refusedWith('box.unknown'),
    )
  })

  it('is not made of a number beyond the modulus, and the slip is not spent for it', async () => {
    const [voter] = scene.voters
    const ask = (blinded: string) => scene.boxes().issue(scene.box, voter!, blinded, null)
    expect(await ask('f'.repeat(512))).toMatchObject(refusedWith('command.malformed'))
    expect(await ask(prepare(await keyOf(scene)).blinded)).toMatchObject(ok)
  })

  it('is given to nobody new once issuing is over, and again to who had it', async () => {
    const late = await openUrn(house, 2, { over: { issuesUntil: house.clock.now() - 1 } })
    const { blinded } = prepare(await keyOf(late))
    expect(await late.boxes().issue(late.box, late.voters[0]!, blinded, null)).toMatchObject(
      refusedWith('box.issuingOver'),
    )
    late.close()
  })
})

describe('a slip', () => {
  const ways = {
    phone: async (voter: number) =>
      scene.boxes().issue(scene.box, scene.voters[voter]!, prepare(await keyOf(scene)).blinded, null),
    booth: async (voter: number) => {
      const slip = scene.idOf(scene.voters[voter]!)
      return scene.boxes().issue(scene.box, scene.keeper, prepare(await keyOf(scene)).blinded, slip)
    },
    slip: (voter: number) =>
      scene.boxes().handSlip(scene.box, scene.keeper, scene.idOf(scene.voters[voter]!), `${Math.random()}`),
    paper: (voter: number) =>
      scene.boxes().handOut(scene.box, scene.keeper, scene.idOf(scene.voters[voter]!), `${Math.random()}`),
  }
  const names = Object.keys(ways) as (keyof typeof ways)[]
  const pairs = names.flatMap((first) => names.map((second) => [first, second] as const))

  it.each(pairs)('that was spent by %s is not spent by %s as well', async (first, second) => {
    expect(await ways[first](0)).toMatchObject(ok)
    expect(await ways[second](0)).toMatchObject(refusedWith('box.tokenIssued'))
    expect(await ways[second](1)).toMatchObject(ok)
  })

  it.each(pairs)('that %s and %s ask for at once is had by one', async (first, second) => {
    const answers = await Promise.all([ways[first](0), ways[second](0)])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('is handed out on paper once, and by who may', async () => {
    const slip = scene.idOf(scene.voters[0]!)
    const handOut = (sheet: string, by = scene.keeper) => scene.boxes().handOut(scene.box, by, slip, sheet)
    expect(await handOut('sheet 1', scene.voters[1])).toMatchObject(refusedWith('who.door'))
    expect(await handOut('sheet 1')).toMatchObject(ok)
    expect(await handOut('sheet 1')).toMatchObject(ok)
    expect(await handOut('sheet 2')).toMatchObject(refusedWith('box.tokenIssued'))
  })

  it('of a phone that gives its token back is free again, and the token worth nothing', async () => {
    const [voter] = scene.voters
    const held = prepare(await keyOf(scene))
    const sig = await fetchToken(scene, voter!, held)
    const giveBack = () => scene.boxes().surrender(scene.box, voter!, { token: held.token, sig })
    expect(await giveBack()).toMatchObject(ok)
    expect(await giveBack()).toMatchObject(ok)
    expect(await ways.paper(0)).toMatchObject(ok)
    expect(await scene.boxes().cast(scene.box, castOf(held, sig))).toMatchObject(refusedWith('box.spent'))
    expect(await ways.phone(0)).toMatchObject(refusedWith('box.tokenIssued'))
  })

  it('is not free again for a token that was cast, nor for one that nobody signed', async () => {
    const { held, cast } = await vote(scene, scene.voters[0]!)
    const giveBack = (sig: string) =>
      scene.boxes().surrender(scene.box, scene.voters[0]!, { token: held.token, sig })
    expect(await giveBack(cast.sig)).toMatchObject(refusedWith('box.spent'))
    expect(await giveBack('0'.repeat(512))).toMatchObject(refusedWith('box.badToken'))
    expect(await ways.booth(0)).toMatchObject(refusedWith('box.tokenIssued'))
  })

  it('of a lost phone whose token was issued stays spent', async () => {
    await ways.phone(0)
    expect(await ways.booth(0)).toMatchObject(refusedWith('box.tokenIssued'))
    expect(await scene.boxes().slips(scene.box, scene.voters[1]!)).toMatchObject(refusedWith('who.counter'))
  })
})

describe('a printed slip', () => {
  const print = async (by = scene.keeper) => {
    const printed = await scene.boxes().print(scene.box, by)
    return printed.ok ? printed.value : []
  }
  const handOut = (voter: number) =>
    scene.boxes().handSlip(scene.box, scene.keeper, scene.idOf(scene.voters[voter]!), `${Math.random()}`)
  const redeem = async (code: string, held: Held) => scene.boxes().redeem(scene.box, code, held.blinded)

  it('is one of as many as the roll has lines, and nothing in the store says its code', async () => {
    const codes = await print()
    expect(new Set(codes).size).toBe(scene.voters.length)
    for (const code of codes) expect(slipCode.safeParse(code).success).toBe(true)
    expect(await scene.boxes().print(scene.box, scene.voters[0]!)).toMatchObject(refusedWith('who.officer'))
    const { slips } = await house.storage.readBox(scene.box)
    expect(slips).toEqual([])
  })

  it('opens one token, whoever it was handed to, and the same one again', async () => {
    const [code, other] = await print()
    const [held, second] = [prepare(await keyOf(scene)), prepare(await keyOf(scene))]
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(refusedWith('box.notHandedOut'))
    await handOut(2)
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(ok)
    const first = await redeem(code!, held)
    expect(first).toMatchObject(ok)
    await scene.restart()
    expect(await redeem(code!, held)).toEqual(first)
    expect(await redeem(code!, second)).toMatchObject(refusedWith('box.codeUsed'))
    expect(await redeem(other!, second)).toMatchObject(refusedWith('box.notHandedOut'))
    const sig = unblind(await keyOf(scene), held, (first as { value: { blindSig: string } }).value.blindSig)
    expect(await scene.boxes().cast(scene.box, castOf(held, sig))).toMatchObject(ok)
  })

  it('is spent by one of two that type it at once', async () => {
    const [code] = await print()
    await handOut(0)
    const key = await keyOf(scene)
    const answers = await Promise.all([redeem(code!, prepare(key)), redeem(code!, prepare(key))])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  it('is worth nothing once others were printed, or voting has stopped', async () => {
    const [before] = await print()
    const [code] = await print()
    await handOut(0)
    expect(await scene.boxes().askCode(scene.box, before!)).toMatchObject(refusedWith('box.codeUnknown'))
    // From then on it may be in somebody’s hand.
    expect(await scene.boxes().print(scene.box, scene.keeper)).toMatchObject(refusedWith('box.slipsOut'))
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(ok)
    await scene.send('urn.stop')
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(refusedWith('box.closed'))
    expect(await scene.boxes().print(scene.box, scene.keeper)).toMatchObject(refusedWith('box.closed'))
  })

  it('is not found by trying: after a hundred wrong codes nobody’s is looked at for a minute', async () => {
    const [code] = await print()
    await handOut(0)
    for (let i = 0; i < limits.wrongCodesPerMinuteMax; i++)
      expect(await scene.boxes().askCode(scene.box, `wrong${i}`)).toMatchObject(
        refusedWith('box.codeUnknown'),
      )
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(refusedWith('box.tooManyCodes'))
    skippedMs = 60_000
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(ok)
  })

  it('is not found by trying codes of thousands of other boxes in between', async () => {
    const [code] = await print()
    await handOut(0)
    const wrong = (i: number) => scene.boxes().askCode(scene.box, `wrong${i}`)
    for (let i = 0; i < limits.wrongCodesPerMinuteMax; i++) await wrong(i)
    const others = Array.from({ length: 1200 }, (_, i) => scene.boxes().askCode(`none ${i}`, 'wrong'))
    expect((await Promise.all(others)).every((answer) => !answer.ok)).toBe(true)
    expect(await scene.boxes().askCode(scene.box, code!)).toMatchObject(refusedWith('box.tooManyCodes'))
  })

  it('is not found by trying many at once either', async () => {
    await print()
    const many = Array.from({ length: limits.wrongCodesPerMinuteMax + 20 }, (_, i) =>
      scene.boxes().askCode(scene.box, `wrong${i}`),
    )
    const answers = await Promise.all(many)
    const looked = answers.filter((answer) => !answer.ok && answer.error.code === 'box.codeUnknown')
    expect(looked).toHaveLength(limits.wrongCodesPerMinuteMax)
  })
})

describe('a paper', () => {
  it('goes in once for a token, and the same again has the same answer', async () => {
    const { held, cast, answer } = await vote(scene, scene.voters[0]!, 'yyna')
    expect(answer).toEqual({ ok: true, value: { receipt: receiptNumberOf(nullifierOf(held.token)) } })
    expect(await scene.boxes().cast(scene.box, cast)).toEqual(answer)
    const changed = await scene.boxes().cast(scene.box, { ...cast, ballot: 'nnnn' })
    expect(changed).toMatchObject(refusedWith('box.spent'))
    expect((await house.storage.readBox(scene.box)).papers).toEqual([{ tag: held.tag, paper: 'yyna' }])
  })

  it('is in once when the answer was lost, also when voting stopped before it was sent again', async () => {
    const storage = losing(house.storage)
    const crashing = await openUrn(house, 1, { storage })
    const held = prepare(await keyOf(crashing))
    const cast = castOf(held, await fetchToken(crashing, crashing.voters[0]!, held))
    storage.lose()
    await expect(crashing.boxes().cast(crashing.box, cast)).rejects.toBeInstanceOf(StorageFault)
    await crashing.restart()
    await crashing.send('urn.stop')
    expect(await crashing.boxes().cast(crashing.box, cast)).toMatchObject(ok)
    expect(await crashing.boxes().cast(crashing.box, { ...cast, ballot: 'nnnn' })).toMatchObject(
      refusedWith('box.closed'),
    )
    expect(await house.storage.papersIn(crashing.box)).toBe(1)
    crashing.close()
  })

  it('that the rules refuse, or of another length, does not spend its token', async () => {
    const held = prepare(await keyOf(scene))
    const sig = await fetchToken(scene, scene.voters[0]!, held)
    const cast = (ballot: string) => scene.boxes().cast(scene.box, castOf(held, sig, ballot))
    expect(await cast('yy')).toMatchObject(refusedWith('box.badPaper'))
    expect(await cast('yyyx')).toMatchObject(refusedWith('ballot.tooManyHands'))
    expect(await cast('yyyy')).toMatchObject(ok)
  })

  it('needs a signature of this very box', async () => {
    const other = await openUrn(house, 1)
    const held = prepare(await keyOf(other))
    const sig = await fetchToken(other, other.voters[0]!, held)
    expect(await scene.boxes().cast(scene.box, castOf(held, sig))).toMatchObject(refusedWith('box.badToken'))
    expect(await other.boxes().cast(other.box, castOf(held, sig))).toMatchObject(ok)
    other.close()
  })

  it('waits until all tokens were given out, and comes too late once voting has stopped', async () => {
    const early = await openUrn(house, 1, { over: { castsFrom: house.clock.now() + 5000 } })
    const { answer } = await vote(early, early.voters[0]!)
    expect(answer).toMatchObject(refusedWith('box.notYet'))
    early.close()
    await scene.send('urn.stop')
    const { blinded } = prepare(await keyOf(scene))
    expect(await scene.boxes().issue(scene.box, scene.voters[0]!, blinded, null)).toMatchObject(
      refusedWith('box.closed'),
    )
    await scene.send('urn.resume')
    expect((await vote(scene, scene.voters[0]!)).answer).toMatchObject(ok)
  })
})

describe('what came back on paper', () => {
  const enter = (by: number, ...papers: string[]) =>
    scene.boxes().enterSheets(scene.box, scene.voters[by]!, papers)

  it('goes in once two have entered the same, void sheets as they are', async () => {
    await scene.boxes().handOut(scene.box, scene.keeper, scene.idOf(scene.voters[0]!), 'sheet 1')
    expect(await enter(1, 'yyyy')).toMatchObject(refusedWith('ballot.notStopped'))
    await scene.send('urn.stop')
    expect(await enter(1, 'yyyy', 'yyy')).toMatchObject(refusedWith('box.badPaper'))
    expect(await enter(1, 'yyyy', '????')).toEqual({ ok: true, value: { is: 'waiting' } })
    expect(await enter(2, 'yyyy', 'nnnn')).toMatchObject(refusedWith('box.sheetsDiffer'))
    await enter(1, '????', 'yyyy')
    expect(await enter(2, 'yyyy', '????')).toEqual({ ok: true, value: { is: 'entered' } })
    expect(await enter(3, 'yyyy')).toMatchObject(refusedWith('box.sheetsEntered'))
    const read = await scene.boxes().slips(scene.box, scene.keeper)
    expect(read).toMatchObject({ value: { slips: [{ way: 'paper' }], sheets: 2 } })
    await scene.send('urn.count')
    expect(scene.contents()).toMatchObject({ sheets: 2, issued: 1, bySlip: { phone: 0, booth: 0, paper: 1 } })
    expect(
      scene
        .contents()!
        .ballots.map(({ paper }) => paper)
        .sort(),
    ).toEqual(['????', 'yyyy'])
  })

  it('is entered alike by nobody alone', async () => {
    await scene.send('urn.stop')
    await enter(1, 'yyyy')
    expect(await enter(1, 'yyyy')).toEqual({ ok: true, value: { is: 'waiting' } })
    expect(await house.storage.papersIn(scene.box)).toBe(0)
  })
})

describe('what everybody may read of a box', () => {
  it('is its key and its terms; what is in it only once that was announced', async () => {
    const { held } = await vote(scene, scene.voters[0]!, 'nnnn')
    const look = async () => (await scene.boxes().look(scene.box)) as { value: { published: unknown } }
    expect((await look()).value.published).toBeNull()
    await scene.send('urn.stop')
    await scene.send('urn.count')
    expect((await look()).value.published).toBeNull()
    await scene.send('urn.publish')
    expect((await look()).value.published).toEqual({
      nullifiers: [nullifierOf(held.token)],
      papers: [{ tag: held.tag, paper: 'nnnn' }],
    })
  })
})
