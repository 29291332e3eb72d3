/**
 * What writers write and people say of themselves: a tilde and eight signs that tell when it was sent. So any process
 * that reads one knows how long it was on its way, whoever sent it and however it was merged with others.
 */
export const wordLength = 9
export const emptyWord = '~00000000'

const tilde = 0x7e
const digits = '0123456789abcdefghijklmnopqrstuvwxyz'
const valueOf = new Int8Array(256).fill(-1)
for (const [value, digit] of [...digits].entries()) valueOf[digit.charCodeAt(0)] = value

/** Where in a frame its word begins. */
export const placeOfWord = (frame: Buffer): number => frame.indexOf(emptyWord)

/** Writes the time into a frame that is about to leave. */
export function stampWord(frame: Buffer, at: number, us: number): void {
  let left = Math.floor(us)
  for (let i = wordLength - 1; i > 0; i--) {
    frame[at + i] = digits.charCodeAt(left % 36)
    left = Math.floor(left / 36)
  }
}

/** When each word in these bytes was sent, in microseconds. */
export function wordsIn(bytes: Buffer): number[] {
  const sent: number[] = []
  for (let at = bytes.indexOf(tilde); at >= 0; at = bytes.indexOf(tilde, at + 1)) {
    const us = readWord(bytes, at)
    if (us !== null) sent.push(us)
  }
  return sent
}

function readWord(bytes: Buffer, at: number): number | null {
  if (at + wordLength > bytes.length) return null
  let us = 0
  for (let i = 1; i < wordLength; i++) {
    const value = valueOf[bytes[at + i]!]!
    if (value < 0) return null
    us = us * 36 + value
  }
  // Words of the setting up say no time.
  return us === 0 ? null : us
}
