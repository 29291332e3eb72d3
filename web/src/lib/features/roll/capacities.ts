import type { Capacity } from '@linyi/shared/domain/roll/schema'

export type { Capacity }

/** In the order in which a door offers them. */
export const capacities: readonly Capacity[] = [
  'residentRepresentative',
  'resident',
  'deputy',
  'gridWorker',
  'homeowner',
  'homeownersCommittee',
  'observer',
]
