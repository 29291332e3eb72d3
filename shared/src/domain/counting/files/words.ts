import { Malformed } from './fault.ts'

/** A word of a `.blt` file; `[…]` and `(…)` are one word each. `end`: where the file goes on after it. */
export type Word = { readonly line: number; readonly text: string; readonly end: number }

const blank = '[ \\t\\n]+|#[^\\n]*|/\\*[^]*?\\*/'
const word = '\\[[^\\]\\n]*\\]|\\([^)\\n]*\\)|[^\\s#[\\]()]+'

/** The words one after the other, without blanks and remarks (`# …`, `/* … *` + `/`). */
export function* wordsOf(text: string): Generator<Word, void> {
  const piece = new RegExp(`(?:${blank})|(${word})|[^]`, 'y')
  for (let line = 1; piece.lastIndex < text.length;) {
    const [whole, found] = piece.exec(text)!
    if (found !== undefined) yield { line, text: found, end: piece.lastIndex }
    else if ('[]()'.includes(whole)) throw new Malformed(line, 'notBallot', whole)
    line += whole.split('\n').length - 1
  }
}
