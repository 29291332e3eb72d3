import type { Quote } from '@linyi/shared/domain/decider'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { parts } from '@linyi/shared/domain/mediation/settlement/parts'
import { partView } from './part-view.ts'

/** Which part waits for a party's word, by its place: that is where they begin to read. The first where none does. */
export function firstOpen(state: CaseState, quote: Quote, party: string): number {
  const place = parts.findIndex((part) => {
    const { words, standings } = partView(state, quote, part)
    return words !== '' && standings.some((one) => one.party === party && one.is !== 'agreed')
  })
  return Math.max(0, place)
}
