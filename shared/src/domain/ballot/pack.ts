import type { MeetingPart } from '../meeting/state.ts'
import { rulesIn } from '../meeting/kinds.ts'
import type { RulePack } from '../rules/packs.ts'
import { shareName } from '../rules/share.ts'
import type { Ballot } from './state.ts'

/** What a ballot is counted and told by. */
export type BallotRules = Pick<RulePack, 'source' | 'asOf'> & {
  readonly decision: NonNullable<RulePack['decision']>
}

/** The pack it was opened under, whatever the meeting goes by since; of one that quotes none, the meeting's. */
export function rulesOf(
  { pack }: Pick<Ballot, 'pack'>,
  meeting: Pick<MeetingPart, 'facts' | 'rules'>,
): BallotRules {
  if (!pack) {
    const { source, asOf, decision } = rulesIn(meeting)
    return { source, asOf, decision: decision! }
  }
  const { source, asOf, said, decision } = pack
  return { source, asOf, decision: { ...decision, shareName: shareName(decision.share), said } }
}
