import { leastOf, type RulePack } from '../rules/packs.ts'
import { methods } from './methods.ts'
import type { BallotResult } from './schema.ts'
import { silentIn, type Ballot } from './state.ts'

type Decision = Pick<NonNullable<RulePack['decision']>, 'share' | 'base'>

/** 应到 where the rules count by it and it is known; else everyone who was entitled when the ballot opened. */
const baseOf = (
  { base }: Decision,
  { entitled, expected }: Ballot,
): Pick<BallotResult, 'base' | 'baseCount'> =>
  base === 'expected' && expected !== null
    ? { base, baseCount: expected }
    : { base: 'present', baseCount: entitled.length }

/** What the sheets come to by the rules: carried with enough of the base, and with more for than against. */
export function resultOf(ballot: Ballot, decision: Decision): BallotResult {
  const { tally, named } = methods[ballot.method]
  const sheets = Object.entries(ballot.sheets)
  const counted = tally(sheets.map(([, sheet]) => sheet))
  const base = baseOf(decision, ballot)
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
