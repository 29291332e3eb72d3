import { wordsIn } from './words.ts'

const keptMax = 16

/** Reads the words of a message; one that many receivers get is read once. */
export function createSeen(): (payload: Buffer) => readonly number[] {
  const kept: { bytes: Buffer; words: readonly number[] }[] = []
  let next = 0
  return (payload) => {
    for (const one of kept)
      if (one.bytes.length === payload.length && one.bytes.equals(payload)) return one.words
    const words = wordsIn(payload)
    kept[next] = { bytes: Buffer.from(payload), words }
    next = (next + 1) % keptMax
    return words
  }
}
