import { methods } from '../domain/ballot/methods.ts'
import { areaFigures, figuresOf, isCarried } from '../domain/ballot/result.ts'
import type { BallotEvent, BallotResult } from '../domain/ballot/schema.ts'
import { canonical } from './canonical.ts'
import { publicEvents, type PublicEvent } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'

type Of<Type extends BallotEvent['type']> = Extract<BallotEvent, { type: Type }>
type Opened = Of<'ballot.opened'>

export type CountFault = {
  readonly entry: number
  /** `voters`: somebody votes twice, or without being entitled · `rules`: not by what its pack asks · `recount` */
  readonly why: 'voters' | 'rules' | 'recount'
}

const handedIn = ({ yes, no, abstain }: Pick<BallotResult, 'yes' | 'no' | 'abstain'>): number =>
  yes + no + abstain

/** Figures are never left out of a result: one without them has been emptied. */
const isWhole = ({ table, yes, no, abstain, silent, baseCount, needed }: BallotResult): boolean =>
  Array.isArray(table) &&
  [yes, no, abstain, silent, baseCount, needed].every((figure) => Number.isInteger(figure) && figure >= 0)

/** Each once, and entitled. People are told apart by what they are called: who shares a name is in both lists as often. */
function areVoters(table: BallotResult['table'], entitled: readonly string[]): boolean {
  const left = [...entitled]
  return table.every(({ participant }) => {
    const place = left.indexOf(participant)
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  })
}

function addsUp(result: BallotResult, { method, entitled }: Opened): boolean {
  const { yes, no, abstain, silent, table } = result
  const count = (choice: string): number => table.filter((line) => line.choice === choice).length
  const listed = count('yes') === yes && count('no') === no && count('abstain') === abstain
  const whole = methods[method].named
    ? listed && table.length === handedIn(result)
    : table.length === 0 && abstain === 0
  return whole && handedIn(result) + silent === entitled.length && result.passed === isCarried(result)
}

/** What the public record does not say is how much each owner holds: their sums rest on the station, not what they need. */
function areaFits({ byArea }: BallotResult, { byArea: owners, pack }: Opened): boolean {
  if (!byArea || !owners) return byArea === owners
  const { yes, no, abstain } = byArea
  const due = areaFigures(owners, pack!.decision, { yes, no, abstain })
  return handedIn(byArea) <= owners.area && canonical(due) === canonical(byArea)
}

/** Base and share, of all and of a group, anew from the pack that its opening quotes. */
function fitsRules(result: BallotResult, opened: Opened): boolean {
  const { decision } = opened.pack!
  const apart =
    (opened.byArea !== undefined) === (decision.byArea !== undefined) &&
    (opened.group !== undefined) === (decision.group !== undefined)
  if (!apart) return false
  const { yes, no, abstain, table, passed: _, byArea: __, ...told } = result
  const frozen = { ...opened, group: opened.group ?? null, byArea: opened.byArea ?? null }
  const due = figuresOf(frozen, decision, { yes, no, abstain }, table)
  return canonical({ ...told, yes, no, abstain }) === canonical(due) && areaFits(result, opened)
}

function whyNot(opened: Opened, result: BallotResult): CountFault['why'] | null {
  if (!isWhole(result)) return 'recount'
  if (!areVoters(result.table, opened.entitled)) return 'voters'
  if (!addsUp(result, opened)) return 'recount'
  return opened.pack && !fitsRules(result, opened) ? 'rules' : null
}

/** What somebody else wrote may be of any shape: what cannot be counted does not add up. */
function counted(opened: Opened | undefined, { result }: Of<'ballot.closed'>): CountFault['why'] | null {
  try {
    return whyNot(opened!, result)
  } catch {
    return 'recount'
  }
}

type Pair = {
  readonly entry: number
  readonly opened: Opened | undefined
  readonly closed: Of<'ballot.closed'>
}

/** Every ballot that was closed, with the opening it goes by. */
function closedIn(entries: readonly PublicEntry[]): readonly Pair[] {
  const openings = new Map<string, Opened>()
  return publicEvents(entries).flatMap((event: PublicEvent | null, index): Pair[] => {
    const told = event as unknown as Opened | Of<'ballot.closed'> | null
    if (told?.type === 'ballot.opened') openings.set(told.ballot, told)
    return told?.type === 'ballot.closed'
      ? [{ entry: index + 1, opened: openings.get(told.ballot), closed: told }]
      : []
  })
}

/** The first entry whose ballot does not come to what it says; null when all do. */
export function miscounted(entries: readonly PublicEntry[]): CountFault | null {
  for (const { entry, opened, closed } of closedIn(entries)) {
    const why = counted(opened, closed)
    if (why) return { entry, why }
  }
  return null
}

/** Ballots that quote no pack, opened before that was asked for: how many votes they needed is the station's word. */
export const withoutPack = (entries: readonly PublicEntry[]): number =>
  closedIn(entries).filter(({ opened }) => !opened?.pack).length
