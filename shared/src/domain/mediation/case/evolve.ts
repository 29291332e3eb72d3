import { dayOf, monthsAfter } from '../../days.ts'
import type { Instant } from '../../decider.ts'
import type { Steps } from '../../fold.ts'
import type { CaseHeard } from './heard.ts'
import { binding } from './phases.ts'
import type { CasePhase } from './schema.ts'
import type { CasePart, End } from './state.ts'

const without = <T>(table: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(table).filter(([key]) => key !== id))

const enter = (part: CasePart, phase: CasePhase, at: Instant): CasePart => ({
  ...part,
  phase,
  course: [...part.course, { phase, at }],
})

const enterFrom = (part: CasePart, from: readonly CasePhase[], phase: CasePhase, at: Instant): CasePart =>
  from.some((one) => one === part.phase) ? enter(part, phase, at) : part

const endWith = (part: CasePart, phase: CasePhase, end: End): CasePart => ({
  ...enter(part, phase, end.at),
  end,
})

const withCourt = (part: CasePart, court: CasePart['court']): CasePart => ({ ...part, court })

/** An event without what the stream says of it. */
const fieldsOf = <Event extends { type: unknown; v: unknown; seq: unknown; at: unknown }>({
  type: _,
  v: __,
  seq: ___,
  at: ____,
  ...fields
}: Event): Omit<Event, 'type' | 'v' | 'seq' | 'at'> => fields

export const caseSteps: Steps<CasePart, CaseHeard> = {
  'case.registered': (
    part,
    { station, number, origin, from, category, title, brief, sought, finding, by, at },
  ) => ({
    ...enter(part, 'registered', at),
    ...{ station, number, origin, from, category, title, brief, sought, finding: finding ?? null },
    limitOn: monthsAfter(dayOf(at), 1),
    registeredBy: by,
  }),
  'case.amended': (part, { category, title, brief, sought }) => ({ ...part, category, title, brief, sought }),
  'case.refused': (part, { party, reason, at }) => endWith(part, 'refused', { party, reason, at }),
  'case.mediatorsSet': (part, { mediators, chosenBy, at }) => ({
    ...enterFrom(part, ['registered'], 'mediatorSet', at),
    mediators,
    chosenBy,
  }),
  'case.begun': (part, { at }) => enter(part, 'mediating', at),
  'case.openAsked': (part, { party, open }) => ({ ...part, openAsked: { ...part.openAsked, [party]: open } }),
  'case.writtenAsked': (part, { party }) => ({ ...part, writtenAsked: [...part.writtenAsked, party] }),
  'case.talkRecorded': (part, event) => ({
    ...part,
    talks: [...part.talks, { ...fieldsOf(event), mediators: part.mediators }],
  }),
  'case.extensionAgreed': (part, { party, until }) => ({
    ...part,
    extensions: { ...part.extensions, [party]: until },
  }),
  'case.extended': (part, { until }) => ({ ...part, limitOn: until, extensions: {} }),
  'case.agreedOrally': (part, event) => ({ ...enter(part, 'agreedOral', event.at), oral: fieldsOf(event) }),
  'case.oralTookEffect': (part, { on, at }) => ({ ...enter(part, 'effective', at), effectiveOn: on }),
  'case.failed': (part, { reason, at }) => endWith(part, 'failed', { party: '', reason, at }),
  'case.terminated': (part, { party, reason, at }) => endWith(part, 'terminated', { party, reason, at }),
  'case.resumed': (part, { at }) => ({ ...enter(part, 'mediating', at), effectiveOn: null, court: null }),
  'case.referred': (part, { to, at }) => ({
    ...part,
    referrals: [...part.referrals.filter((referral) => referral.to !== to), { to, status: 'sent', at }],
  }),
  'case.referralAnswered': (part, { to, status, at }) => ({
    ...part,
    referrals: part.referrals.map((referral) => (referral.to === to ? { to, status, at } : referral)),
  }),
  'case.reported': (part, { to, words, by, at }) => ({
    ...part,
    reports: [...part.reports, { to, words, by, at }],
  }),
  'case.visited': (part, event) => ({ ...part, visits: [...part.visits, fieldsOf(event)] }),
  'case.consulted': (part, event) => ({
    ...part,
    consultations: [...part.consultations, fieldsOf(event)],
  }),
  'case.archived': (part, { retention, by, at }) => ({
    ...enter(part, 'archived', at),
    ...{ retention, archivedBy: by },
  }),

  /** What they alone had wanted nobody wants any more. */
  'party.removed': (part, { party }) => ({
    ...part,
    extensions: without(part.extensions, party),
    openAsked: without(part.openAsked, party),
    writtenAsked: part.writtenAsked.filter((id) => id !== party),
  }),
  'settlement.finalised': (part, { at }) => enter(part, 'agreedWritten', at),
  'settlement.signed': (part, { at }) => enterFrom(part, ['agreedWritten'], 'signing', at),
  'settlement.sealed': (part, { at }) => enterFrom(part, ['agreedWritten'], 'signing', at),
  'settlement.tookEffect': (part, { on, at }) => ({ ...enter(part, 'effective', at), effectiveOn: on }),
  'settlement.reopened': (part, { at }) => enterFrom(part, ['agreedWritten', 'signing'], 'mediating', at),
  'settlement.assentVoided': (part, { at }) => enterFrom(part, ['agreedWritten', 'signing'], 'mediating', at),
  'performance.recorded': (part, { at }) => enterFrom(part, ['effective', 'breached'], 'performing', at),
  // Open again, and where the court has left it: it may have ruled while all counted as done.
  'performance.struck': (part, { at }) => enterFrom(part, ['performed'], part.court ?? 'performing', at),
  'performance.completed': (part, { at }) => enter(part, 'performed', at),
  'performance.breached': (part, { at }) => enter(part, 'breached', at),
  'confirmation.applied': (part, { at }) => withCourt(enter(part, 'confirmApplied', at), 'confirmApplied'),
  // What was kept stays kept whatever the court says; what is broken is broken, and may now be enforced.
  'confirmation.decided': (part, { outcome, at }) => {
    if (outcome === 'withdrawn') return withCourt(enterFrom(part, ['confirmApplied'], 'performing', at), null)
    const from = outcome === 'confirmed' ? (['effective', 'performing', 'confirmApplied'] as const) : binding
    return withCourt(enterFrom(part, from, outcome, at), outcome)
  },
}
