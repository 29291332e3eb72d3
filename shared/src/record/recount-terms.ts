import type { SecretOutcome } from '../domain/ballot/secret/outcome.ts'
import type { Sealing } from '../domain/ballot/secret/schema.ts'
import type { SecretTerms } from '../domain/ballot/secret/terms.ts'
import { limits } from '../lib/limits.ts'
import { canonical } from './canonical.ts'
import { publicEvents } from './public-events.ts'
import type { PublicEntry } from './public-record.ts'

export type TermsFault = {
  readonly entry: number
  /**
   * `uncertified`: announced without two scrutineers’ signatures under its last count, or though two counts differed ·
   * `terms`: it is not counted from the roll that was frozen, or not by the majority that its rules ask for
   */
  readonly why: 'uncertified' | 'terms'
}

type Opened = {
  readonly type: 'ballot.secretOpened'
  readonly ballot: string
  readonly entitled: readonly string[]
  readonly expected: number | null
  readonly terms: SecretTerms
  readonly after: string
}
type Sealed = { readonly type: 'ballot.sealed'; readonly ballot: string; readonly sealing: Sealing }
type Signed = {
  readonly type: 'ballot.signed' | 'ballot.sentBack'
  readonly ballot: string
  readonly participant: string
}
type Announced = {
  readonly type: 'ballot.announced'
  readonly ballot: string
  readonly outcome: SecretOutcome
}
type Told = Opened | Sealed | Signed | Announced

/** What is known of a ballot by the time it is announced. */
type Known = {
  opened: Opened | null
  sealing: Sealing | null
  /** Under the last count; empty again once it is sent back. */
  signers: readonly string[]
  outcome: SecretOutcome | null
}
type All = Map<string, Known>

const isCertified = ({ sealing, signers }: Known): boolean =>
  sealing !== null && sealing.second !== 'differs' && new Set(signers).size >= limits.signaturesNeeded

/** 票选 by most yes alone: where the rules allow it, among those tied, and again where such a ballot was all void. */
function goesByMostYes({ terms, after }: Opened, all: All): boolean {
  const before = all.get(after)
  if (terms.plain || !before?.outcome) return terms.plain === true
  const { annulled, next } = before.outcome
  return annulled ? before.opened?.terms.majority === null : next === 'revote'
}

/** The share that its pack asks for, of what that names: 应到 where somebody said how many. */
function isOfPack({ expected, terms: { pack, majority } }: Opened): boolean {
  if (!pack.decision) return true
  const { share, base } = pack.decision
  const byExpected = expected === null ? 'present' : 'all'
  const asked = base === 'expected' ? byExpected : base
  return majority!.base === asked && canonical(majority!.share) === canonical(share)
}

/** A share is taken of those whom the ballot froze, not of a number beside them. Papers are counted elsewhere. */
function isOfFrozen(opened: Opened, all: All): boolean {
  const { entitled, expected, terms } = opened
  const { rule, majority } = terms
  if (majority === null) return rule !== 'threshold' || goesByMostYes(opened, all)
  if (rule !== 'threshold' || !isOfPack(opened)) return false
  if (majority.base === 'all') return majority.count === expected
  return majority.base !== 'present' || majority.count === entitled.length
}

function takeIn(known: Known, told: Exclude<Told, Announced>): void {
  if (told.type === 'ballot.secretOpened') known.opened = told
  else if (told.type === 'ballot.signed') known.signers = [...known.signers, told.participant]
  else if (told.type === 'ballot.sentBack') Object.assign(known, { sealing: null, signers: [] })
  else if (told.type === 'ballot.sealed') Object.assign(known, { sealing: told.sealing, signers: [] })
}

function whyNot(told: Told, all: All): TermsFault['why'] | null {
  const known = all.get(told.ballot) ?? { opened: null, sealing: null, signers: [], outcome: null }
  all.set(told.ballot, known)
  if (told.type !== 'ballot.announced') {
    takeIn(known, told)
    return null
  }
  if (!isCertified(known)) return 'uncertified'
  known.outcome = told.outcome
  const { opened, sealing } = known
  return opened && sealing!.issued <= opened.entitled.length && isOfFrozen(opened, all) ? null : 'terms'
}

/** What somebody else wrote may be of any shape: what cannot be read holds for nothing. */
function read(told: Told, all: All): TermsFault['why'] | null {
  try {
    return whyNot(told, all)
  } catch {
    return 'terms'
  }
}

/**
 * The first announced secret ballot that was never certified (SECRET-16), or that is not held by the roll and the
 * majority of its own opening; null when there is none.
 */
export function unsound(entries: readonly PublicEntry[]): TermsFault | null {
  const all: All = new Map()
  for (const [index, event] of publicEvents(entries).entries()) {
    const why = event && read(event as unknown as Told, all)
    if (why) return { entry: index + 1, why }
  }
  return null
}

/** Ballots by a majority whose pack has its rules in words alone, opened before figures were asked for. */
export function withoutFigures(entries: readonly PublicEntry[]): number {
  const events = publicEvents(entries) as unknown as readonly (Told | null)[]
  const announced = events.flatMap((event) => (event?.type === 'ballot.announced' ? [event.ballot] : []))
  return events.filter(
    (event) =>
      event?.type === 'ballot.secretOpened' &&
      announced.includes(event.ballot) &&
      event.terms.majority !== null &&
      !event.terms.pack.decision,
  ).length
}
