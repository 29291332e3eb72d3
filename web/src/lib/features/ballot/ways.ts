import type { BallotMethod } from '@linyi/shared/domain/ballot/schema'
import type { Texts } from '#lib/i18n/texts.ts'
import { handsTexts } from './hands/texts.ts'
import { openTexts } from './open/texts.ts'
import { rollCallTexts } from './rollCall/texts.ts'

type Way = {
  /** What sets it apart, for who chooses one. */
  readonly note: string
  /** What is said of those who handed in nothing. */
  readonly silent: string
}

/** The ways of voting in words, in the order in which they are offered. */
export const ways: Readonly<Record<BallotMethod, Texts<Way>>> = {
  open: openTexts,
  hands: handsTexts,
  rollCall: rollCallTexts,
}
