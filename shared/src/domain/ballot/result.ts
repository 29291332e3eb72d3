import type { RuleSettings } from '../rules/settings.ts'
import { leastOf, type Share } from '../rules/share.ts'
import { methods } from './methods.ts'
import type { BallotResult, Matter } from './schema.ts'
import type { Ballot, ByArea, Group, Tally } from './state.ts'

type Decision = NonNullable<RuleSettings['decision']>
type Table = BallotResult['table']

/** Of those who vote by name, by what each of them weighs. */
function weighed(table: Table, weightOf: (participant: string) => number): Tally {
  const of = (asked: keyof Tally) =>
    table.reduce((sum, { participant, choice }) => sum + (choice === asked ? weightOf(participant) : 0), 0)
  return { yes: of('yes'), no: of('no'), abstain: of('abstain') }
}

const handedIn = ({ yes, no, abstain }: Tally): number => yes + no + abstain

/**
 * 应到 where the rules count by it and it is known; what was handed in where they count by that; else everyone who was
 * entitled when the ballot opened.
 */
function baseOf(
  { base }: Decision,
  { entitled, expected }: { readonly entitled: readonly string[]; readonly expected: number | null },
  counted: Tally,
): Pick<BallotResult, 'base' | 'baseCount'> {
  if (base === 'expected' && expected !== null) return { base, baseCount: expected }
  if (base === 'returned' || base === 'valid') return { base, baseCount: handedIn(counted) }
  return { base: 'present', baseCount: entitled.length }
}

/** Of what is asked in this matter: 重大事项 of owners ask for more. */
export const shareAsked = ({ share, byArea }: Decision, matter: Matter | undefined): Share =>
  matter === 'major' && byArea ? byArea.major : share

type AllOwners = Pick<ByArea, 'matter' | 'owners' | 'area'>

/** 民法典 278: by area what `figuresOf` reckons by heads. In 0.01 m². */
export function areaFigures({ matter, owners, area }: AllOwners, decision: Decision, counted: Tally) {
  const { takePart } = decision.byArea!
  return {
    ...{ matter, ...counted, owners, area },
    needed: leastOf(shareAsked(decision, matter), handedIn(counted)),
    ownersNeeded: leastOf(takePart, owners),
    areaNeeded: leastOf(takePart, area),
  }
}

function groupResult({ capacity, members, expected }: Group, decision: Decision, table: Table) {
  const counted = weighed(table, (participant) => (members.includes(participant) ? 1 : 0))
  const base = baseOf(decision, { entitled: members, expected }, counted)
  return {
    ...{ capacity, ...counted, ...base, silent: members.length - handedIn(counted) },
    needed: leastOf(decision.group!.share, base.baseCount),
  }
}

const carries = ({ yes, no, needed }: Tally & { readonly needed: number }): boolean =>
  yes >= needed && yes > no

/** Owners: enough of them took part, by heads and by area, and by area it is carried too. */
const carriedByArea = (byArea: NonNullable<BallotResult['byArea']>, tookPart: number): boolean =>
  tookPart >= byArea.ownersNeeded && handedIn(byArea) >= byArea.areaNeeded && carries(byArea)

/** Carried with enough of the base, and with more for than against; by area and in a group counted apart as well. */
export const isCarried = ({ byArea, group, ...counted }: Omit<BallotResult, 'passed'>): boolean =>
  carries(counted) && (!byArea || carriedByArea(byArea, handedIn(counted))) && (!group || carries(group))

/** What is frozen when a ballot opens, as far as figures are reckoned from it. */
type Frozen = Pick<Ballot, 'entitled' | 'expected' | 'group'> & { readonly byArea: AllOwners | null }

/** By heads, for the ballot and for a group counted apart: all that follows from what was frozen, the rules and the votes. */
export function figuresOf(frozen: Frozen, decision: Decision, counted: Tally, table: Table) {
  const base = baseOf(decision, frozen, counted)
  const group = frozen.group && groupResult(frozen.group, decision, table)
  return {
    ...counted,
    ...base,
    silent: frozen.entitled.length - handedIn(counted),
    needed: leastOf(shareAsked(decision, frozen.byArea?.matter), base.baseCount),
    ...(group && { group }),
  }
}

/** What the sheets come to by the rules. */
export function resultOf(ballot: Ballot, decision: Decision): BallotResult {
  const { tally, named } = methods[ballot.method]
  const sheets = Object.entries(ballot.sheets)
  const counted = tally(sheets.map(([, sheet]) => sheet))
  const table = sheets.flatMap(([participant, sheet]) =>
    named && 'choice' in sheet ? [{ participant, choice: sheet.choice }] : [],
  )
  const { byArea } = ballot
  const areas = weighed(table, (participant) => byArea?.areas[participant] ?? 0)
  const result = {
    ...figuresOf(ballot, decision, counted, table),
    ...(byArea && { byArea: areaFigures(byArea, decision, areas) }),
    table,
  }
  return { ...result, passed: isCarried(result) }
}
