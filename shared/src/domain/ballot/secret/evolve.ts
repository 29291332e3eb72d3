import { limits } from '../../../lib/limits.ts'
import type { Steps } from '../../fold.ts'
import type { BallotEvent } from '../schema.ts'
import type { BallotPart } from '../state.ts'
import type { Lot, Witness } from './lot-state.ts'
import type { secretEvents } from './schema.ts'
import type { SecretBallot, SecretCount } from './state.ts'

export type SecretEvent = Extract<BallotEvent, { type: keyof typeof secretEvents }>

const withSecret = (
  part: BallotPart,
  id: string,
  change: (ballot: SecretBallot) => Partial<SecretBallot>,
): BallotPart => {
  const ballot = part.secret[id]!
  return { ...part, secret: { ...part.secret, [id]: { ...ballot, ...change(ballot) } } }
}

const withLastCount = (
  part: BallotPart,
  id: string,
  change: (last: SecretCount) => Partial<SecretCount>,
): BallotPart =>
  withSecret(part, id, ({ counts }) => {
    const last = counts[counts.length - 1]!
    return { counts: [...counts.slice(0, -1), { ...last, ...change(last) }] }
  })

const withGiven = (
  part: BallotPart,
  change: (given: readonly string[]) => readonly string[],
): BallotPart => ({ ...part, slips: { ...part.slips!, given: change(part.slips!.given) } })

const withLot = (part: BallotPart, id: string, change: (lot: Lot | null) => Lot): BallotPart =>
  withSecret(part, id, ({ announced }) => ({ announced: { ...announced!, lot: change(announced!.lot) } }))

const withWitness = (
  part: BallotPart,
  id: string,
  participant: string,
  change: Partial<Pick<Witness, 'seal' | 'opened'>>,
): BallotPart =>
  withLot(part, id, (lot) => ({
    ...lot!,
    witnesses: lot!.witnesses.map((one) => (one.participant === participant ? { ...one, ...change } : one)),
  }))

export const secretSteps: Steps<BallotPart, SecretEvent> = {
  'ballot.secretOpened': (part, { ballot, motion, entitled, expected, terms, after, issuingMs, at }) => ({
    ...part,
    secret: {
      ...part.secret,
      [ballot]: {
        ...{ motion, entitled, expected, terms, after },
        ...{ openedAt: at, castsFrom: at + (issuingMs ?? limits.issuingWindowMs), stoppedAt: null },
        ...{ helped: [], rulings: [], paperRound: null, counts: [], announced: null, annulled: null },
      },
    },
    open: ballot,
    slips: part.slips?.ballot === ballot ? null : part.slips,
  }),
  'ballot.slipsPrepared': (part, { ballot }) => ({ ...part, slips: { ballot, given: [] } }),
  'ballot.slipGiven': (part, { participant }) => withGiven(part, (given) => [...given, participant]),
  'ballot.slipTakenBack': (part, { participant }) =>
    withGiven(part, (given) => given.filter((one) => one !== participant)),
  'ballot.slipsDropped': (part, { ballot }) => ({
    ...part,
    slips: null,
    dropped: [...part.dropped, ballot],
  }),
  'ballot.helped': (part, { ballot, participant, helper, help }) =>
    withSecret(part, ballot, ({ helped }) => ({ helped: [...helped, { participant, helper, help }] })),
  'ballot.sheetRuled': (part, { ballot, sheet, participant, reason, at }) =>
    withSecret(part, ballot, ({ rulings }) => ({
      rulings: [...rulings, { sheet, participant, reason, at, ruled: null, shownTo: [] }],
    })),
  'ballot.rulingShown': (part, { ballot, participant, row, as }) =>
    withSecret(part, ballot, ({ rulings }) => {
      const last = rulings[rulings.length - 1]!
      const shown = { ...last, ruled: { row, as }, shownTo: [...last.shownTo, participant] }
      return { rulings: [...rulings.slice(0, -1), shown] }
    }),
  'ballot.turnedToPaper': (part, { ballot, instead, issued, phone, booth, paper, returned }) =>
    withSecret(part, ballot, () => ({ paperRound: { instead, issued, phone, booth, paper, returned } })),
  'ballot.sealed': (part, { ballot, sealing, at }) =>
    withSecret(part, ballot, ({ counts }) => ({
      counts: [...counts, { at, sealing, outcome: null, shownTo: [], signatures: [], sentBack: null }],
    })),
  'ballot.counted': (part, { ballot, participant, outcome }) =>
    withLastCount(part, ballot, ({ shownTo }) => ({ outcome, shownTo: [...shownTo, participant] })),
  'ballot.signed': (part, { ballot, participant, at }) =>
    withLastCount(part, ballot, ({ signatures }) => ({ signatures: [...signatures, { participant, at }] })),
  'ballot.sentBack': (part, { ballot, participant, reason, at }) =>
    withLastCount(part, ballot, () => ({ sentBack: { participant, reason, at } })),
  'ballot.announced': (part, { ballot, outcome, elected, reserve, settled, at, by }) => ({
    ...withSecret(part, ballot, () => ({
      announced: { at, by, outcome, elected, reserve, settled, lot: null, rest: null },
    })),
    open: '',
  }),
  'ballot.lotCalled': (part, { ballot, witnesses, reason }) =>
    withLot(part, ballot, (before) => ({
      witnesses: witnesses.map((participant) => ({ participant, seal: null, opened: null })),
      givenUp: before ? [...before.givenUp, reason] : [],
      drawn: null,
    })),
  'ballot.numberSealed': (part, { ballot, participant, seal }) =>
    withWitness(part, ballot, participant, { seal }),
  'ballot.numberOpened': (part, { ballot, participant, number, salt }) =>
    withWitness(part, ballot, participant, { opened: { number, salt } }),
  'ballot.lotDrawn': (part, { ballot, seed, order, won, elected, reserve, settled, at }) =>
    withSecret(
      withLot(part, ballot, (lot) => ({ ...lot!, drawn: { seed, order, won, at } })),
      ballot,
      ({ announced }) => ({ announced: { ...announced!, elected, reserve, settled } }),
    ),
  'ballot.restDecided': (part, { ballot, decision, reason, reserve, settled, at }) =>
    withSecret(part, ballot, ({ announced }) => ({
      announced: { ...announced!, reserve, settled, rest: { decision, reason, at } },
    })),
}

/** Stopped, resumed, annulled: the same for every way of voting. */
export const changeSecret = withSecret
