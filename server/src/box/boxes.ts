import type { Cast } from '@linyi/shared/box/token'
import type { BoxContents, BoxTerms, SlipWay } from '@linyi/shared/domain/boxes'
import type { Actor } from '@linyi/shared/domain/decider'
import { reject, type Rejection } from '@linyi/shared/domain/rejection'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok, type Result } from '@linyi/shared/lib/result'
import type { Log } from '../log.ts'
import type { BoxPort } from '../rooms/box-port.ts'
import type { Clock } from '../rooms/clock.ts'
import { createKeeper } from '../rooms/keeper.ts'
import type { Asker } from '../rooms/port.ts'
import type { Bus } from '../bus/port.ts'
import { createTries, triesOfAll } from '../rooms/tries.ts'
import type { Storage, StoredBox } from '../storage/port.ts'
import { castInto, type Receipt } from './casting.ts'
import { createClosing } from './closing.ts'
import { askCode, printSlips, redeemCode } from './codes.ts'
import { handOut, issueToken, surrenderToken } from './issuing.ts'
import type { PublicNumbers } from './keys.ts'
import { loadBox, type LiveBox, type Opener } from './live-box.ts'
import { enterSheets, type SheetsAre } from './sheets.ts'
import { createTurnout, type TurnoutNews } from './turnout.ts'

/** What everybody may know of a box. */
export type BoxView = Pick<BoxTerms, 'castsFrom' | 'issuesUntil' | 'open' | 'paperChars'> & {
  readonly publicKey: PublicNumbers
  /** What its papers ask, as the rules say it. */
  readonly face: unknown
  /** As people were told last. */
  readonly papers: number
  /** Null before the announcement. */
  readonly published: Pick<StoredBox, 'nullifiers' | 'papers'> | null
}

type SlipsAre = Pick<StoredBox, 'slips' | 'sheets' | 'waiting' | 'differing' | 'codes'> & {
  /** Two have entered the sheets, for the count that comes next where it was sent back. */
  readonly entered: boolean
}

type Answer<T> = Promise<Result<T, Rejection>>

/** The boxes of all streams. All reject with `StorageFault` only. */
export type Boxes = BoxPort & {
  readonly look: (box: string) => Answer<BoxView>
  /** @param slip at a shared tablet, the line of whoever stands before it; null on one's own phone */
  readonly issue: (
    box: string,
    asker: Asker,
    blinded: string,
    slip: string | null,
  ) => Answer<{ readonly blindSig: string }>
  /** Whether the code of a printed slip would open a token now. */
  readonly askCode: (box: string, code: string) => Answer<object>
  readonly redeem: (box: string, code: string, blinded: string) => Answer<{ readonly blindSig: string }>
  readonly print: (box: string, asker: Asker) => Answer<readonly string[]>
  readonly handOut: (box: string, asker: Asker, slip: string, sheet: string) => Answer<object>
  /** The same of a printed slip. */
  readonly handSlip: (box: string, asker: Asker, slip: string, sheet: string) => Answer<object>
  readonly surrender: (box: string, asker: Asker, token: Pick<Cast, 'token' | 'sig'>) => Answer<object>
  readonly cast: (box: string, cast: Cast) => Answer<Receipt>
  readonly slips: (box: string, asker: Asker) => Answer<SlipsAre>
  readonly enterSheets: (box: string, asker: Asker, papers: readonly string[]) => Answer<SheetsAre>
  readonly turnout: TurnoutNews
  /** Takes up the boxes that were not closed when the server stopped. */
  readonly resume: () => Promise<void>
  readonly close: () => void
}

export type BoxesDeps = {
  readonly bus: Bus
  readonly storage: Storage
  readonly open: Opener
  readonly clock: Clock
  readonly log: Log
}

const idleMs = 60_000
const minuteMs = 60_000
const boxesTriedMax = 1000
const ways: readonly SlipWay[] = ['phone', 'booth', 'paper']
/** A printed slip that was handed out is for the booth. */
const isFor = (way: SlipWay, spent: string): boolean => spent === way || (way === 'booth' && spent === 'slip')

export function createBoxes({ storage, bus, open, clock, log }: BoxesDeps): Boxes {
  const onFault = (error: unknown) => log.error({ err: error }, 'a box could not be read or written')
  const turnout = createTurnout(storage.papersIn, clock, onFault)
  const keeper = createKeeper<{ readonly live: LiveBox | null }>({
    clock,
    idleMs,
    letGo: ({ live }) => {
      if (!live) return
      turnout.drop(live)
      live.room.close()
    },
    // One that is lost may come to be anew, with other keys, when its ballot opens.
    isEmpty: ({ live }) => live === null || live.isLost,
  })
  const closing = createClosing({ storage, clock, log })

  const load = async (box: string) => {
    const live = await loadBox(box, { storage, open, now: clock.now })
    if (live) turnout.set(live)
    return { live }
  }

  const using = async <T>(box: string, work: (live: LiveBox) => Answer<T>): Answer<T> => {
    const { value, release } = await keeper.take(box, () => load(box))
    try {
      return value.live ? await work(value.live) : fail(reject('box.unknown'))
    } finally {
      release()
    }
  }

  const asActor = <T>(
    box: string,
    asker: Asker,
    work: (live: LiveBox, actor: Actor) => Answer<T>,
  ): Answer<T> =>
    using(box, async (live) => {
      const actor = live.room.actorOf(asker)
      const refusal = actor ? live.room.rules.mayOpen(live.room.ahead().state, actor) : reject('box.unknown')
      return actor && !refusal ? work(live, actor) : fail(refusal ?? reject('box.unknown'))
    })

  const ownTries = createTries(limits.wrongCodesPerMinuteMax, minuteMs, boxesTriedMax, clock.now)
  const wrongCodes = triesOfAll('slip codes', ownTries, { bus, secret: storage.epoch })

  /** Whoever types codes is nobody, so wrong ones are counted by box: guessing one of thousands takes years. */
  const withCode = <T>(box: string, work: (live: LiveBox) => Answer<T>): Answer<T> =>
    using(box, async (live) => {
      // Of an open box alone: names of others, thousands of them, must not push it out of what is remembered.
      if (!live.terms().open) return fail(reject('box.closed'))
      // Counted before it is tried: many at once are no way round the bound.
      if (!wrongCodes.take(box)) return fail(reject('box.tooManyCodes'))
      const answer = await work(live)
      if (answer.ok || answer.error.code !== 'box.codeUnknown') wrongCodes.giveBack(box)
      return answer
    })

  const attended = new Set<string>()
  /** Sealed when this node began, for a count that may have stopped with another. */
  const leftSealed = new Set<string>()

  /** Keeps a box in memory until it is settled; has it closed when it is over. One that was reserved is attended already when it opens. */
  const attend = async (box: string): Promise<void> => {
    if (attended.has(box)) return
    attended.add(box)
    const { value, release } = await keeper.take(box, () => load(box))
    const { live } = value
    if (!live) {
      attended.delete(box)
      return release()
    }
    let isOver = false
    const check = () => {
      const terms = live.rules.terms(live.room.durable().state, box)
      // While people may vote nobody counts; before, another node may be at it, and nothing may come in beside.
      if (terms?.open && leftSealed.delete(box)) void unseal(box).catch(onFault)
      if (terms?.over && !isOver) closing.close(box, terms.settled)
      else if (terms?.settled) closing.close(box, true)
      isOver ||= terms?.over ?? false
      if (!terms?.settled) return
      stop()
      attended.delete(box)
      release()
    }
    const stop = live.room.watch(check)
    check()
  }

  /** How often the rules say it was counted. */
  const countsOf = async (box: string): Promise<number | null> => {
    const { value, release } = await keeper.take(box, () => load(box))
    release()
    return value.live && value.live.terms().counts
  }

  const unseal: BoxPort['unseal'] = async (box) => {
    const counts = await countsOf(box)
    if (counts !== null) await storage.unsealBox(box, counts)
  }

  return {
    opened: (box) => void attend(box).catch(onFault),
    seal: async (box) => {
      const counts = await countsOf(box)
      if (counts === null) return null
      await storage.sealBox(box, counts + 1)
      const row = await storage.box(box)
      return row && row.state !== 'lost' ? contentsOf(await storage.readBox(box), counts) : null
    },
    unseal,
    look: (box) =>
      using(box, async (live) => {
        const { castsFrom, issuesUntil, paperChars, published, ...terms } = live.terms()
        const inside = published ? await storage.readBox(box) : null
        return ok({
          ...{ castsFrom, issuesUntil, open: terms.open, paperChars, papers: live.papers },
          publicKey: live.key.numbers,
          face: live.rules.face(live.room.durable().state, box),
          published: inside && { nullifiers: inside.nullifiers, papers: inside.papers },
        })
      }),
    issue: (box, asker, blinded, slip) =>
      asActor(box, asker, (live, actor) => issueToken(live, actor, blinded, slip, storage)),
    askCode: (box, code) => withCode(box, (live) => askCode(live, code, storage)),
    redeem: (box, code, blinded) => withCode(box, (live) => redeemCode(live, code, blinded, storage)),
    print: (box, asker) => asActor(box, asker, (live, actor) => printSlips(live, actor, storage)),
    handOut: (box, asker, slip, sheet) =>
      asActor(box, asker, (live, actor) => handOut(live, actor, { slip, way: 'paper', sheet }, storage)),
    handSlip: (box, asker, slip, sheet) =>
      asActor(box, asker, (live, actor) => handOut(live, actor, { slip, way: 'slip', sheet }, storage)),
    surrender: (box, asker, token) =>
      asActor(box, asker, (live, actor) => surrenderToken(live, actor, token, storage)),
    cast: (box, cast) =>
      using(box, async (live) => {
        const answer = await castInto(live, cast, storage)
        if (answer.ok) turnout.note(live)
        return answer
      }),
    slips: (box, asker) =>
      asActor(box, asker, async (live, actor) => {
        const refusal = live.rules.mayReadSlips(live.room.ahead().state, box, actor)
        if (refusal) return fail(refusal)
        const inside = await storage.readBox(box)
        const { slips, sheets, waiting, differing, codes } = inside
        const { entering, counts } = live.terms()
        const entered = sheets !== null && (!entering || isEntered(inside, counts))
        return ok({ slips, sheets, entered, waiting, differing, codes })
      }),
    enterSheets: (box, asker, papers) =>
      asActor(box, asker, (live, actor) => enterSheets(live, actor, papers, storage)),
    turnout: { of: turnout.of, watch: turnout.watch },
    resume: async () => {
      for (const box of await storage.boxesIn(['sealed'])) leftSealed.add(box)
      const unsettled = await storage.boxesIn(['open', 'sealed', 'closing', 'closed', 'settling'])
      for (const box of unsettled) await attend(box).catch(onFault)
      for (const state of ['closing', 'settling'] as const)
        for (const box of await storage.boxesIn([state])) closing.close(box, state === 'settling')
    },
    close: () => {
      closing.stop()
      turnout.stop()
      keeper.close()
    },
  }
}

const isEntered = (
  { sheets, sheetsAfter }: Pick<StoredBox, 'sheets' | 'sheetsAfter'>,
  counts: number,
): boolean => sheets !== null && (sheetsAfter ?? 0) === counts

const contentsOf = (
  { slips, nullifiers, papers, sheets, sheetsAfter, waiting }: StoredBox,
  counts: number,
): BoxContents => ({
  issued: slips.length,
  bySlip: Object.fromEntries(
    ways.map((way) => [way, slips.filter((slip) => isFor(way, slip.way)).length]),
  ) as BoxContents['bySlip'],
  sheets,
  waiting,
  entered: isEntered({ sheets, sheetsAfter }, counts),
  ballots: papers,
  nullifiers,
})
