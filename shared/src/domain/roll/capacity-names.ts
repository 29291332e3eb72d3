import type { InBoth } from '../in-both.ts'
import type { Capacity } from './schema.ts'

/** What people of each capacity are called. */
export const capacityNames: Readonly<Record<Capacity, InBoth>> = {
  deputy: { zh: '人大代表', en: 'deputy' },
  residentRepresentative: { zh: '居民代表', en: 'residents’ representative' },
  gridWorker: { zh: '网格员', en: 'grid worker' },
  homeownersCommittee: { zh: '业委会', en: 'homeowners’ committee' },
  homeowner: { zh: '业主', en: 'homeowner' },
  resident: { zh: '居民', en: 'resident' },
  observer: { zh: '列席', en: 'observer' },
}
