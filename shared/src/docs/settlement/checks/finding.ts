import type { InBoth } from '../../../domain/in-both.ts'
import type { Fragment } from '../../../domain/mediation/settlement/parts.ts'

/** Something in the words of a settlement that somebody should look at before it is agreed to. It stops nobody. */
export type Finding = {
  readonly kind:
    'unnamed' | 'unfilled' | 'amount' | 'total' | 'date' | 'weekday' | 'vague' | 'jargon' | 'longSentence'
  readonly fragment: Fragment
  /** The words it is about, as they stand there. */
  readonly words: string
  /** What is the matter, and what to write instead. */
  readonly say: InBoth
}

/** What one check finds in one line. */
export type Found = Omit<Finding, 'fragment'>
export type LineCheck = (line: string) => readonly Found[]
