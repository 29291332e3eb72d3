/** Words that lean on the one after them: a line never ends with one. */
const leaning = new Set('与和及或在把从对向将被让给为'.split(''))
const punctuation = /^[\p{P}\s]+$/u

/** `Intl.Segmenter` is above the floor: without it a heading breaks after punctuation only. */
function words(text: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return text.match(/[^，。、；：？！]*[，。、；：？！]?/gu) ?? []
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** The pieces within which a heading must not break: words, with their punctuation and what leans on them. */
export function phrases(text: string): readonly string[] {
  const pieces: string[] = []
  let lean = false
  for (const word of words(text)) {
    if (pieces.length && (lean || punctuation.test(word))) pieces[pieces.length - 1] += word
    else pieces.push(word)
    lean = leaning.has(word)
  }
  return pieces
}
