import type { Day } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { CategoryId } from './categories.ts'
import type { CaseLifeEvent, CasePhase, MediatorCapacity, Partner, Retention } from './schema.ts'

type Fields<Type extends CaseLifeEvent['type']> = Omit<Extract<CaseLifeEvent, { type: Type }>, 'type' | 'v'>

type Mediators = readonly { readonly participant: string; readonly capacity: MediatorCapacity }[]

/** `mediators`: who mediated then. */
export type Talk = Fields<'case.talkRecorded'> & { readonly by: string; readonly mediators: Mediators }
export type Consultation = Fields<'case.consulted'> & { readonly by: string }
export type Visit = Fields<'case.visited'> & { readonly by: string }
export type Oral = Fields<'case.agreedOrally'> & { readonly by: string }
/** Why it ended without an agreement; `party` is empty where the mediators ended it, or it was turned away. */
export type End = { readonly party: string; readonly reason: string; readonly at: Instant }
/** Passed on; `status` is `sent` until somebody says what became of it. */
export type Referral = {
  readonly to: Partner
  readonly status: 'sent' | 'taken' | 'settled' | 'returned'
  readonly at: Instant
}
export type Report = Fields<'case.reported'> & { readonly by: string; readonly at: Instant }

export type CasePart = {
  readonly station: string
  /** 〔year〕人调字第 count 号; null before there is a case. */
  readonly number: { readonly year: number; readonly count: number } | null
  readonly origin: 'applied' | 'found' | 'referred'
  readonly from: Partner | null
  /** What was found when the station went round, and came of it; for who reads screening, to look it up. */
  readonly finding: { readonly round: string; readonly finding: string } | null
  readonly category: CategoryId
  readonly title: string
  readonly brief: string
  readonly sought: string
  readonly phase: CasePhase | null
  /** Every phase it came to, in order: 经过. */
  readonly course: readonly { readonly phase: CasePhase; readonly at: Instant }[]
  readonly mediators: Mediators
  readonly chosenBy: 'committee' | 'parties'
  /** The last day of the month, or of what all agreed to after it; null before there is a case. */
  readonly limitOn: Day | null
  /** By party: the day they agreed to. */
  readonly extensions: Readonly<Record<string, Day>>
  /** By party, whoever said so: in the open, or not. */
  readonly openAsked: Readonly<Record<string, boolean>>
  readonly writtenAsked: readonly string[]
  /** For staff and the parties who were there. */
  readonly talks: readonly Talk[]
  readonly oral: Oral | null
  /** The day an agreement took effect; null before. */
  readonly effectiveOn: Day | null
  /** Where the court has the agreement in effect, also while what came of it is the phase; null where none was asked. */
  readonly court: Extract<CasePhase, 'confirmApplied' | 'confirmed' | 'notConfirmed'> | null
  readonly end: End | null
  readonly referrals: readonly Referral[]
  /** For staff. */
  readonly reports: readonly Report[]
  /** For staff. */
  readonly visits: readonly Visit[]
  /** For staff. */
  readonly consultations: readonly Consultation[]
  readonly retention: Retention | null
  /** 登记人, 立卷人: who registered it, and who put it in the archive; empty before. */
  readonly registeredBy: string
  readonly archivedBy: string
}

export const initialCase: CasePart = {
  station: '',
  number: null,
  origin: 'applied',
  from: null,
  finding: null,
  category: 'other',
  title: '',
  brief: '',
  sought: '',
  phase: null,
  course: [],
  mediators: [],
  chosenBy: 'committee',
  limitOn: null,
  extensions: {},
  openAsked: {},
  writtenAsked: [],
  talks: [],
  oral: null,
  effectiveOn: null,
  court: null,
  end: null,
  referrals: [],
  reports: [],
  visits: [],
  consultations: [],
  retention: null,
  registeredBy: '',
  archivedBy: '',
}
