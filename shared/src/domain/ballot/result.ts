import type { RuleSettings } from '../rules/settings.ts'
import { leastOf } from '../rules/share.ts'
import { methods } from './methods.ts'
import type { BallotResult } from './schema.ts'
import { silentIn, type Ballot, type Tally } from './state.ts'

type Decision = NonNullable<RuleSettings['decision']>

/**
 * 应到 where the rules count by it and it is known; what was handed in where they count by that; else everyone who was
 * entitled when the ballot opened.
 */
function baseOf(
  { base }: Decision,
  { entitled, expected }: Ballot,
  { yes, no, abstain }: Tally,
): Pick<BallotResult, 'base' | 'baseCount'> {
  if (base === 'expected' && expected !== null) return { base, baseCount: expected }
  if (base === 'returned' || base === 'valid') return { base, baseCount: yes + no + abstain }
  return { base: 'present', baseCount: entitled.length }
}

/** What the sheets come to by the rules: carried with enough of the base, and with more for than against. */
export function resultOf(ballot: Ballot, decision: Decision): BallotResult {
  const { tally, named } = methods[ballot.method]
  const sheets = Object.entries(ballot.sheets)
  const counted = tally(sheets.map(([, sheet]) => sheet))
  const base = baseOf(decision, ballot, counted)
  const needed = leastOf(decision.share, base.baseCount)
  const table = sheets.flatMap(([participant, sheet]) =>
    named && 'choice' in sheet ? [{ participant, choice: sheet.choice }] : [],
  )
  return {
    ...counted,
    ...base,
    silent: named ? silentIn(ballot).length : ballot.entitled.length - counted.yes - counted.no,
    needed,
    passed: counted.yes >= needed && counted.yes > counted.no,
    table,
  }
}
