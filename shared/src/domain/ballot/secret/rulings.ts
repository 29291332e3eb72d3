import { ok, type Result } from '../../../lib/result.ts'
import type { BoxContents } from '../../boxes.ts'
import { refused } from '../../decided.ts'
import type { Actor, Decision } from '../../decider.ts'
import type { MeetingEvent, MeetingState } from '../../meeting-state.ts'
import type { Rejection } from '../../rejection.ts'
import { personOf } from '../../roll/state.ts'
import type { BallotCommand } from '../schema.ts'
import { certifiersIn } from './conditions.ts'
import { fits, signIs } from './paper.ts'
import { paperKinds } from './paper-kinds.ts'
import { standingCount, type SecretBallot } from './state.ts'

/** 看原票定. A sheet goes by the number that is written on its back before anybody reads it, so that it keeps its own. */

type RuleSheet = Extract<BallotCommand, { type: 'ballot.ruleSheet' }>
type Ruled = Pick<RuleSheet, 'row' | 'as'>

/** What a row of the paper can say that is ruled on; a paper of points or ranks has 弃权 alone. */
const fitsRow = ({ terms }: SecretBallot, { row, as }: Ruled): boolean => {
  if (row === null) return as === 'void'
  if (!terms.candidates.some(({ id }) => id === row)) return false
  if (as === 'abstain') return true
  const kind = paperKinds[terms.rule]
  return (as === 'yes' && kind === 'approvals') || (as !== 'void' && kind === 'marks')
}

export function ruleSheet(
  state: MeetingState,
  { ballot: id, sheet, row, as, reason }: RuleSheet,
  actor: Actor,
  contents: BoxContents | undefined,
): Result<Decision<MeetingEvent>, Rejection> {
  const ballot = state.ballot.secret[id]!
  if (ballot.stoppedAt === null) return refused('ballot.notStopped')
  if (standingCount(ballot)) return refused('ballot.alreadyCounted')
  if (!contents) return refused('ballot.boxMissing')
  if (contents.entered) return refused('ballot.ruledTooLate')
  const max = ballot.entitled.length
  if (sheet > max) return refused('ballot.noSuchSheet', { max })
  if (!fitsRow(ballot, { row, as })) return refused('ballot.rulingUnclear')
  const participant = personOf(state.roll, actor.id)
  const shown = certifiersIn(state).map(
    (one) => ({ type: 'ballot.rulingShown', v: 1, ballot: id, sheet, participant: one, row, as }) as const,
  )
  return ok({
    events: [{ type: 'ballot.sheetRuled', v: 1, ballot: id, sheet, participant, reason }, ...shown],
  })
}

type Candidates = Pick<SecretBallot, 'terms' | 'rulings'>

/** By sheet: a later ruling on a row takes the place of the one before, and one on a row takes 废票 back. */
function inForce({ rulings }: Candidates): ReadonlyMap<number, readonly Ruled[]> {
  const bySheet = new Map<number, readonly Ruled[]>()
  for (const { sheet, ruled } of rulings) {
    if (!ruled) continue
    const others = (bySheet.get(sheet) ?? []).filter(({ row }) => row !== null && row !== ruled.row)
    bySheet.set(sheet, ruled.row === null ? [ruled] : [...others, ruled])
  }
  return bySheet
}

/** The first sheet, from 1, that was entered otherwise than it was ruled on; null where none was. Numbers past the pile say nothing. */
export function notAsRuled(ballot: Candidates, papers: readonly string[]): number | null {
  const { terms } = ballot
  const says = (paper: string, { row, as }: Ruled): boolean => {
    if (row === null || as === 'void') return fits(terms, paper) !== null
    const place = terms.candidates.findIndex(({ id }) => id === row)
    return signIs(terms, paper, place, as)
  }
  for (const [sheet, rulings] of [...inForce(ballot)].sort(([one], [other]) => one - other)) {
    const paper = papers[sheet - 1]
    if (paper !== undefined && !rulings.every((ruled) => says(paper, ruled))) return sheet
  }
  return null
}
