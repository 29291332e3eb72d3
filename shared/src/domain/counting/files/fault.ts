/** What is wrong with a ballot file. */
export type FileWhy =
  | 'unknownFormat'
  | 'tooLarge'
  | 'notText'
  | 'ended'
  | 'number'
  | 'amount'
  | 'tooManyCandidates'
  | 'tooManyPapers'
  | 'unknownCandidate'
  | 'repeatedCandidate'
  | 'repeatedVoter'
  | 'countDiffers'
  | 'quoteOpen'
  | 'section'
  | 'sectionMissing'
  | 'column'
  | 'fieldMissing'
  | 'repeatedField'
  | 'paperKind'
  | 'pointsDiffer'
  | 'notBallot'
  | 'lineEnd'
  | 'afterEnd'
  | 'option'
  | 'names'
  | 'braces'
  | 'sharedRank'
  | 'incomplete'

export type FileFault = {
  /** Counted from 1. */
  readonly line: number
  readonly why: FileWhy
  /** The words it is about, as they stand in the file; may be empty. */
  readonly what: string
}

const whatCharsMax = 40

/** What fits into one line of a report. */
function cut(what: string): string {
  const characters = [...what.slice(0, 2 * whatCharsMax + 1).replace(/\s+/g, ' ')]
  return characters.length > whatCharsMax
    ? `${characters.slice(0, whatCharsMax).join('')}…`
    : characters.join('')
}

/** Thrown by the readers alone; `readElection` hands it on as a value. */
export class Malformed extends Error {
  readonly fault: FileFault
  constructor(line: number, why: FileWhy, what = '') {
    super(why)
    this.fault = { line, why, what: cut(what) }
  }
}
