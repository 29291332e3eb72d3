import { limits } from '../../../lib/limits.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { ballotsRoot, receiptsRoot, rootOfBoth } from '../../../record/merkle.ts'
import type { BoxContents } from '../../boxes.ts'
import { decided, refused } from '../../decided.ts'
import type { Actor, Decision } from '../../decider.ts'
import { chiefOf } from '../../election/package.ts'
import type { MeetingEvent, MeetingState } from '../../meeting-state.ts'
import { reject, type Rejection } from '../../rejection.ts'
import { expected } from '../../roll/counts.ts'
import { rulesIn } from '../../meeting/kinds.ts'
import { issuingMsOf } from '../../rules/preset.ts'
import { personOf } from '../../roll/state.ts'
import { firstOf, type Answer, type Deciders } from '../../rules-table.ts'
import { secretApart } from '../apart.ts'
import { conditionsOf, entitledIn } from '../conditions.ts'
import type { BallotCommand } from '../schema.ts'
import { isTaken } from '../state.ts'
import { mayTurn } from './boxes.ts'
import { certifiersIn, withScrutineers, withTerms } from './conditions.ts'
import { termsAnew, termsAsked } from './frozen-terms.ts'
import { leftOpen, stoodFirst, waitsForPresidium } from './left-open.ts'
import { lotDeciders } from './lots.ts'
import type { SecretOutcome } from './outcome.ts'
import { countTask, reckonCount, type Reckoned } from './reckoning.ts'
import { ruleSheet } from './rulings.ts'
import type { Sealing, secretCommands } from './schema.ts'
import { heldOutside, slipDeciders } from './slips.ts'
import { standingCount, type SecretBallot } from './state.ts'

type Decided = Result<Decision<MeetingEvent>, Rejection>
export type SecretCommand = Extract<BallotCommand, { type: keyof typeof secretCommands }>
type Of<Type extends SecretCommand['type']> = Extract<SecretCommand, { type: Type }>

const orRefused = (refusal: Answer, then: () => Decided): Decided =>
  refusal ? refused(refusal.code, refusal.params) : then()

function open(state: MeetingState, { ballot, motion, endDebate, terms }: Of<'ballot.openSecret'>): Decided {
  if (isTaken({ ...state.ballot, slips: null }, ballot)) return refused('ballot.repeatedId')
  const outside = state.ballot.slips?.ballot === ballot ? heldOutside(state, entitledIn(state)).length : 0
  if (outside > 0) return refused('ballot.slipsOutside', { count: outside })
  const before = firstOf(
    secretApart(state),
    ...Object.values(conditionsOf(state, motion, endDebate)),
    withScrutineers(state),
  )
  return orRefused(before ?? withTerms(state, motion, terms), () =>
    decided({
      ...{ type: 'ballot.secretOpened', v: 1, ballot, motion, endDebate },
      ...{ entitled: entitledIn(state), expected: expected(state) },
      terms: termsAsked(state, motion, terms),
      after: leftOpen(state, motion)?.id ?? '',
      issuingMs: issuingMsOf(rulesIn(state.meeting)),
    }),
  )
}

/**
 * 改用纸票: a round that devices could not carry through is called off with what had come in by then, and the whole roll
 * votes anew, on the same terms. Who switched and why is kept (全国人大表决办法 2006).
 */
function turnToPaper(
  state: MeetingState,
  { ballot: id, next, reason }: Of<'ballot.turnToPaper'>,
  contents: BoxContents | undefined,
): Decided {
  const ballot = state.ballot.secret[id]!
  const { motion, terms, after } = ballot
  if (isTaken(state.ballot, next)) return refused('ballot.repeatedId')
  if (ballot.paperRound) return refused('ballot.onPaper')
  if (!mayTurn(ballot)) return refused('ballot.alreadyCounted')
  if (!contents) return refused('ballot.boxMissing')
  const { expected: said, quorum, entitled } = conditionsOf(state, motion, '')
  const { issued, bySlip, ballots, sheets } = contents
  return orRefused(firstOf(said, quorum, entitled), () =>
    ok({
      events: [
        { type: 'ballot.annulled', v: 1, ballot: id, reason },
        {
          ...{ type: 'ballot.secretOpened', v: 1, ballot: next, motion, endDebate: '', after },
          terms: termsAnew(state, terms),
          issuingMs: issuingMsOf(rulesIn(state.meeting)),
          ...{ entitled: entitledIn(state), expected: expected(state) },
        },
        {
          ...{ type: 'ballot.turnedToPaper', v: 1, ballot: next, instead: id },
          ...{ issued, ...bySlip, returned: ballots.length - (sheets ?? 0) },
        },
      ],
    }),
  )
}

/** What everybody may know of a box that was counted: numbers, roots, and whether two counts agree. */
function sealingOf(contents: BoxContents, outcome: SecretOutcome, second: Sealing['second']): Sealing {
  const { issued, bySlip, ballots, nullifiers, sheets } = contents
  const [receipts, papers] = [receiptsRoot(nullifiers), ballotsRoot(ballots)]
  return {
    ...{ issued, ...bySlip, returned: ballots.length, unreturned: Math.max(issued - ballots.length, 0) },
    ...{ sheets: sheets ?? 0, void: outcome.void },
    ...{ receiptsRoot: receipts, ballotsRoot: papers, fingerprint: rootOfBoth(receipts, papers), second },
  }
}

function count(state: MeetingState, ballot: string, contents: BoxContents | undefined): Decided {
  const { stoppedAt, terms, counts } = state.ballot.secret[ballot]!
  if (stoppedAt === null) return refused('ballot.notStopped')
  if (standingCount({ counts })) return refused('ballot.alreadyCounted')
  if (!contents) return refused('ballot.boxMissing')
  const { paper: handedOut } = contents.bySlip
  if (handedOut > 0 && (contents.sheets === null || contents.waiting)) return refused('ballot.sheetsMissing')
  return orRefused(withScrutineers(state), () => {
    const reckoned = contents.reckoned as Reckoned | undefined
    const { outcome, second } = reckoned ?? reckonCount(countTask(terms, contents))
    const shown = certifiersIn(state).map(
      (participant) => ({ type: 'ballot.counted', v: 1, ballot, participant, outcome }) as const,
    )
    const sealing = sealingOf(contents, outcome, second)
    return ok({ events: [{ type: 'ballot.sealed', v: 1, ballot, sealing }, ...shown] })
  })
}

/** Whoever has read sheets knows part of how people vote, so nobody votes after that. */
export function mayGoOn({ counts }: SecretBallot, contents: BoxContents | undefined): Answer {
  if (counts.length > 0) return reject('ballot.alreadyCounted')
  if (!contents) return reject('ballot.boxMissing')
  return contents.waiting || contents.sheets !== null ? reject('ballot.sheetsRead') : null
}

function mayBeSigned(ballot: SecretBallot, participant: string, fingerprint: string): Answer {
  const standing = standingCount(ballot)
  if (!standing) return { code: 'ballot.notCounted' }
  const { sealing, signatures, shownTo } = standing
  if (!shownTo.includes(participant)) return { code: 'ballot.notShown' }
  if (sealing.second === 'differs') return { code: 'ballot.countsDiffer' }
  if (sealing.fingerprint !== fingerprint) return { code: 'ballot.otherFingerprint' }
  const signed = signatures.some((signature) => signature.participant === participant)
  return signed ? { code: 'ballot.alreadySigned' } : null
}

/** Everyone who has won on this motion, this ballot's winners last. */
function electedWith(state: MeetingState, { after }: SecretBallot, { winners }: SecretOutcome): string[] {
  const before = state.ballot.secret[after]?.announced?.elected ?? []
  return [...before, ...winners]
}

function announce(state: MeetingState, { ballot: id }: Of<'ballot.announce'>): Decided {
  const ballot = state.ballot.secret[id]!
  const standing = standingCount(ballot)
  if (!standing) return refused('ballot.notCounted')
  const needed = limits.signaturesNeeded
  if (standing.signatures.length < needed) return refused('ballot.signaturesMissing', { needed })
  const chief = chiefOf(state)
  const isAwaited = chief !== null && !standing.signatures.some(({ participant }) => participant === chief)
  if (isAwaited) return refused('ballot.chiefMissing')
  const outcome = standing.outcome!
  const elected = electedWith(state, ballot, outcome)
  const { motion } = ballot
  const settled = outcome.next === 'none' ? settledWith(state, ballot, elected) : leftForNow
  return decided({ type: 'ballot.announced', v: 1, ballot: id, motion, outcome, elected, ...settled })
}

const leftForNow = { reserve: [], settled: null } as const

/** Nothing is left open: who has not won goes to the reserve. */
const settledWith = (state: MeetingState, ballot: SecretBallot, elected: readonly string[]) => ({
  reserve: stoodFirst(state, ballot).filter((one) => !elected.includes(one)),
  settled: elected.length > 0 ? ('carried' as const) : ('lost' as const),
})

function decideRest(state: MeetingState, { ballot: id, decision, reason }: Of<'ballot.decideRest'>): Decided {
  const open = leftOpen(state, state.motion.active)
  if (open?.id !== id) return refused('ballot.nothingLeft')
  const { ballot } = open
  const { motion, announced } = ballot
  if (decision === 'secondBallot' && !waitsForPresidium(ballot)) return refused('ballot.revoteFirst')
  const settled = decision === 'leftEmpty' ? settledWith(state, ballot, announced.elected) : leftForNow
  return decided({ type: 'ballot.restDecided', v: 1, ballot: id, motion, decision, reason, ...settled })
}

function noteHelp(
  state: MeetingState,
  { ballot, participant, help }: Of<'ballot.noteHelp'>,
  actor: Actor,
): Decided {
  const { entitled, helped } = state.ballot.secret[ballot]!
  const helper = personOf(state.roll, actor.id)
  if (!entitled.includes(participant)) return refused('ballot.notEntitled')
  if (helper === participant) return refused('ballot.helpsOneself')
  const isNoted = helped.some((one) => one.participant === participant && one.help === help)
  if (isNoted) return refused('ballot.helpNoted')
  return decided({ type: 'ballot.helped', v: 1, ballot, participant, helper, help })
}

export const secretDeciders: Deciders<SecretCommand> = {
  'ballot.openSecret': open,
  ...slipDeciders,
  'ballot.noteHelp': noteHelp,
  'ballot.ruleSheet': (state, command, actor, { boxes }) =>
    ruleSheet(state, command, actor, boxes[command.ballot]),
  'ballot.turnToPaper': (state, command, _, { boxes }) => turnToPaper(state, command, boxes[command.ballot]),
  'ballot.count': (state, { ballot }, _, { boxes }) => count(state, ballot, boxes[ballot]),
  'ballot.sign': (state, { ballot, fingerprint }, actor) => {
    const participant = personOf(state.roll, actor.id)
    const refusal = mayBeSigned(state.ballot.secret[ballot]!, participant, fingerprint)
    return orRefused(refusal, () => decided({ type: 'ballot.signed', v: 1, ballot, participant }))
  },
  'ballot.sendBack': (state, { ballot, reason }, actor) => {
    const participant = personOf(state.roll, actor.id)
    return standingCount(state.ballot.secret[ballot]!)
      ? decided({ type: 'ballot.sentBack', v: 1, ballot, participant, reason })
      : refused('ballot.notCounted')
  },
  'ballot.announce': announce,
  'ballot.decideRest': decideRest,
  ...lotDeciders,
}
