import type { MeetingState } from '../../meeting-state.ts'
import { rulesIn } from '../../meeting/kinds.ts'
import { expected } from '../../roll/counts.ts'
import type { RulePack } from '../../rules/packs.ts'
import { beside } from '../../rules/preset.ts'
import { quoteCounted } from '../../rules/quote.ts'
import { entitledIn } from '../conditions.ts'
import { candidatesOf } from './conditions.ts'
import { leftOpen } from './left-open.ts'
import type { AskedTerms, SecretTerms } from './terms.ts'

/** 应到 where the rules count by it and somebody said how many; papers where they count those; else who may vote now. */
function majorityBy(
  state: MeetingState,
  { share, base }: NonNullable<RulePack['decision']>,
): SecretTerms['majority'] {
  const all = expected(state)
  if (base === 'expected' && all !== null) return { share, base: 'all', count: all }
  if (base === 'returned' || base === 'valid') return { share, base, count: 0 }
  return { share, base: 'present', count: entitledIn(state).length }
}

/** The same terms for a roll that is frozen anew. */
export const termsAnew = (state: MeetingState, terms: SecretTerms): SecretTerms => ({
  ...terms,
  majority: terms.majority && majorityBy(state, rulesIn(state.meeting).decision!),
})

/** By which the ballot will be counted: as asked, and by the meeting's rules as they read now. */
export function termsAsked(state: MeetingState, motion: string, asked: AskedTerms): SecretTerms {
  const { rule, seats, budget, scoreMax, points, binding } = asked
  const { decision } = rulesIn(state.meeting)
  const { ties } = beside(rulesIn(state.meeting))
  const before = leftOpen(state, motion)?.ballot
  const plain = rule === 'threshold' && (before ? before.terms.plain : asked.plain) === true
  /** Held again because all papers were void it goes by what it went by before. */
  const amongTied = before?.announced.outcome.annulled
    ? before.terms.majority === null
    : before?.announced.outcome.next === 'revote'
  return {
    ...{ rule, seats, budget, scoreMax, points, binding },
    candidates: candidatesOf(state, motion, asked),
    majority: rule !== 'threshold' || amongTied || plain ? null : majorityBy(state, decision!),
    ...(plain && { plain }),
    ...(ties === 'lot' && { ties }),
    pack: quoteCounted(state.meeting),
  }
}
