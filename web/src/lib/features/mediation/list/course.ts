import { dayOf, type Day } from '@linyi/shared/domain/days'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import type { CasePhase } from '@linyi/shared/domain/mediation/case/schema'
import { isDone } from '@linyi/shared/domain/mediation/performance/state'

/** The stations of a case's way, each with its one character. */
export const stations = [
  'registered',
  'mediators',
  'talks',
  'signing',
  'confirmation',
  'performance',
  'visit',
  'archive',
] as const
export type Station = (typeof stations)[number]

export type Node = {
  readonly station: Station
  readonly state: 'done' | 'now' | 'later' | 'off'
  /** The day it was done; null while it is not. */
  readonly on: Day | null
}

const order: readonly CasePhase[] = [
  'registered',
  'mediatorSet',
  'mediating',
  'agreedWritten',
  'signing',
  'effective',
  'performing',
  'performed',
  'archived',
]

const overWithout: readonly (CasePhase | null)[] = ['refused', 'failed', 'terminated']

/** 经过: where a case has been, where it is, and what is still before it. `off` is what it will not come to. */
export function courseOf({ case: part, performance, confirmation }: CaseState): readonly Node[] {
  const dayOfPhase = (...phases: readonly CasePhase[]): Day | null => {
    const entry = part.course.find(({ phase }) => phases.includes(phase))
    return entry ? dayOf(entry.at) : null
  }
  const reached = (phase: CasePhase): boolean => part.course.some((entry) => entry.phase === phase)
  const isOver = overWithout.includes(part.phase)
  const at = part.phase === null ? -1 : order.indexOf(part.phase)
  const node = (station: Station, on: Day | null, isNow: boolean): Node => ({
    station,
    on,
    state: on !== null ? 'done' : isNow ? 'now' : isOver ? 'off' : 'later',
  })
  const inEffect = part.effectiveOn
  const performedOn =
    performance.completedOn ??
    (performance.instalments.length > 0 && performance.instalments.every(isDone) ? inEffect : null)
  const talked = inEffect !== null || isOver || reached('agreedWritten')
  const decided = confirmation.decided?.on ?? null
  return [
    node('registered', dayOfPhase('registered'), at === 0),
    node('mediators', dayOfPhase('mediatorSet'), at === 0),
    node(
      'talks',
      talked ? (part.talks[part.talks.length - 1]?.on ?? dayOfPhase('mediating', 'refused')) : null,
      part.phase === 'mediating' || part.phase === 'mediatorSet',
    ),
    node('signing', inEffect, part.phase === 'agreedWritten' || part.phase === 'signing'),
    ...(part.oral === null ? [node('confirmation', decided, part.phase === 'confirmApplied')] : []),
    node('performance', performedOn, inEffect !== null && performedOn === null),
    node('visit', part.visits[0]?.on ?? null, part.phase === 'performed' && part.visits.length === 0),
    node('archive', dayOfPhase('archived'), false),
  ]
}
