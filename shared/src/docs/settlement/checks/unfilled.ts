import type { Quote } from '../../../domain/decider.ts'
import type { Finding, LineCheck } from './finding.ts'

/** A blank of ours written out in letters. Lines and crosses are a step still missing (SET-1), and told there alone. */
const bracketed = /［[^［］]*］/gu

export const unfilledIn: LineCheck = (line) =>
  [...line.matchAll(bracketed)].map(([words]) => ({
    kind: 'unfilled',
    words,
    say: { zh: '这里看着还没填。', en: 'This looks as if it were still to be filled.' },
  }))

/** Parties whose name does not stand in the part that says who they are: who came later, or is called otherwise there. */
export const unnamedIn = ({ fields }: Quote, names: readonly string[]): readonly Finding[] =>
  names
    .filter((name) => name !== '' && !(fields['words/parties'] ?? '').includes(name))
    .map((words) => ({
      kind: 'unnamed',
      fragment: 'prose/parties',
      words,
      say: { zh: '“当事人”里没有写这一位。', en: 'Is not named among the parties.' },
    }))
