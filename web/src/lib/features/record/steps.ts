import type { Milestone, RecordStep } from '@linyi/shared/record/record-view'
import type { recordTexts } from './texts.ts'

type Words = (typeof recordTexts)['zh']

/** One line of the course of a meeting. */
export type Line = {
  readonly seq: number
  readonly at: number
  /** The entry's leaf, hex. */
  readonly leaf: string
  readonly text: string
}

/** What an entry came to, in a sentence. */
export function stepSentence(milestone: Milestone, { steps }: Words): string {
  switch (milestone.kind) {
    case 'started':
      return steps.started(milestone.present)
    case 'listLocked':
      return steps.listLocked(milestone.issues)
    case 'ballotClosed':
      return steps.ballotClosed(milestone.motion, milestone.passed)
    case 'ballotAnnounced':
      return steps.ballotAnnounced(milestone)
    case 'lotDrawn':
      return steps.lotDrawn(milestone.won)
    case 'restDecided':
      return steps.restDecided(milestone.decision)
    case 'adopted':
      return steps.adopted(milestone.text)
    default:
      return steps[milestone.kind]
  }
}

export const lineOf = ({ seq, at, leaf, milestone }: RecordStep, words: Words): Line => ({
  ...{ seq, at, leaf },
  text: stepSentence(milestone, words),
})

/** 9e07 41bc … 52d8: enough to tell two apart at a glance. */
export const shortPrint = (leaf: string): string =>
  `${leaf.slice(0, 4)} ${leaf.slice(4, 8)} … ${leaf.slice(-4)}`
