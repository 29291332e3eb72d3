import type { Quote } from '@linyi/shared/domain/decider'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { isLocked } from '@linyi/shared/domain/mediation/settlement/agreed'
import { missingInPart } from '@linyi/shared/domain/mediation/settlement/missing'
import { fragmentsOf, type Part } from '@linyi/shared/domain/mediation/settlement/parts'
import {
  blocksIn,
  fragmentTitles,
  hashIn,
  partIn,
  type Block,
  type PartText,
} from '@linyi/shared/domain/mediation/settlement/text'

/** `agreed` to the words that stand there · `again` agreed to words that are gone · `waits` neither. */
export type PartyStanding = {
  readonly party: string
  readonly is: 'agreed' | 'again' | 'waits'
  readonly beside: boolean
  /** Why a mediator opened the part again after they had agreed; empty where it was not. */
  readonly reopenedFor: string
}

/** One part of the settlement: its words as the server has them, and who stands where. */
export type PartView = {
  readonly part: Part
  /** What an assent names. */
  readonly hash: string
  readonly text: PartText
  readonly blocks: readonly Block[]
  /** In readable lines; empty where nothing is written. */
  readonly words: string
  /** The same clause by clause, without what stands over them. */
  readonly lines: readonly string[]
  /** Places still to be filled, among what is written. */
  readonly blanks: number
  readonly locked: boolean
  readonly standings: readonly PartyStanding[]
  readonly objections: readonly { readonly party: string; readonly words: string }[]
  /** What a party had agreed to before it was changed; null where they had not. */
  readonly agreedBefore: (party: string) => string | null
}

export function partView(state: CaseState, quote: Quote, part: Part): PartView {
  const { assents, objections, fallen } = state.settlement.parts[part]
  const hash = hashIn(quote, part)
  const text = partIn(quote, part)
  const words = quote.fields[`words/${part}`] ?? ''
  const titles = fragmentsOf[part].map((fragment) => fragmentTitles[fragment])
  const isTitle = (line: string): boolean => titles.length > 1 && titles.includes(line)
  return {
    part,
    hash,
    text,
    blocks: blocksIn(text, part),
    words,
    lines: words.split('\n').filter((line) => line !== '' && !isTitle(line)),
    blanks: missingInPart(quote, part).filter(({ what }) => what !== 'empty').length,
    locked: isLocked(state, part),
    standings: Object.keys(state.party.parties).map((party) => {
      const assent = assents[party]
      const is = assent?.hash === hash ? 'agreed' : assent || fallen[party] ? 'again' : 'waits'
      return { party, is, beside: assent?.beside ?? false, reopenedFor: fallen[party]?.reason ?? '' }
    }),
    objections: Object.entries(objections).map(([party, { words }]) => ({ party, words })),
    agreedBefore: (party) => fallen[party]?.was ?? null,
  }
}
