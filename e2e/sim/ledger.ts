import assert from 'node:assert/strict'

/** A letter somebody typed: every one is another, so that each can be looked for by itself. */
type Typed = {
  readonly seat: number
  /** The issue it was written into, null for what was said in the meeting. */
  readonly issue: string | null
  /** Its writer was told that it is saved, or that it would outlive this page. */
  promised: 'saved' | 'kept' | null
  /** Somebody rubbed it out, or took away what it stood in: it may be gone. */
  removed: boolean
  /** The page went before anything was promised: it may be gone. */
  excused: boolean
}

/** Where letters may be. */
export type Places = {
  /** All the server shows, on the board and in the meeting, as one text. */
  readonly server: string
  /** What somebody's device shows them as refused. */
  readonly givenBack: (seat: number) => string
  /** All that somebody's device shows or keeps of their own: that, and what is unsent. */
  readonly holds: (seat: number) => string
}

/** Hangul: no other word of a run has any. */
const firstLetter = 0xac00

/** Of a letter that is lost: so much of what its seat went through is told. */
const diaryLinesMax = 60

/** What everybody typed and what they were promised of it. */
export function createLedger() {
  let next = firstLetter
  const diary: { readonly seat: number; readonly line: string }[] = []
  const diaryOf = (letter: string, { seat }: Typed): string => {
    const own = diary.filter((one) => one.seat === seat)
    const from = own.findIndex(({ line }) => line.includes(letter))
    return own
      .slice(Math.max(0, from), from + diaryLinesMax)
      .map(({ line }) => `\n  ${line}`)
      .join('')
  }
  const typed = new Map<string, Typed>()
  /** Issues somebody took off the list: whatever was written in them may go with them. */
  const gone = new Set<string>()
  const mayBeGone = ({ removed, issue }: Typed) => removed || (issue !== null && gone.has(issue))

  return {
    /** Something happened to a seat: told when a letter of it is lost. */
    note: (seat: number, line: string) => {
      if (diary.findLast((one) => one.seat === seat)?.line !== line) diary.push({ seat, line })
    },
    type: (seat: number, issue: string | null, count: number): string => {
      const letters = Array.from({ length: count }, () => String.fromCodePoint(next++))
      diary.push({ seat, line: `types ${letters.join('')} into ${issue}` })
      for (const letter of letters)
        typed.set(letter, { seat, issue, promised: null, removed: false, excused: false })
      return letters.join('')
    },
    remove: (words: string) => {
      for (const letter of words) {
        const one = typed.get(letter)
        if (one) one.removed = true
      }
    },
    removeIn: (issue: string) => void gone.add(issue),
    /**
     * `saved`: everything this seat wrote on the board so far; `kept`: it would outlive the page.
     * @param givenBack what the page shows as refused besides
     */
    promise: (seat: number, what: 'saved' | 'kept', givenBack: string) => {
      for (const [letter, one] of typed) {
        const isOpen = one.seat === seat && one.issue !== null && one.promised !== 'saved'
        if (isOpen && !givenBack.includes(letter)) one.promised = what
      }
    },
    /** The page says that it keeps nothing any more. */
    takeBack: (seat: number) => {
      diary.push({ seat, line: 'promises nothing any more' })
      for (const one of typed.values()) if (one.seat === seat && one.promised === 'kept') one.promised = null
    },
    promiseSaid: (words: string) => {
      for (const letter of words) typed.get(letter)!.promised = 'saved'
    },
    /**
     * The page of a seat is gone, and with it what it had promised nothing about.
     * @param onDevice what outlives it
     * @param givenBack what it showed as refused: a device that keeps no more keeps none of that either
     */
    excuse: (seat: number, onDevice: string, givenBack: string) => {
      for (const [letter, one] of typed) {
        if (one.seat !== seat || onDevice.includes(letter)) continue
        if (one.promised === null || givenBack.includes(letter)) one.excused = true
      }
    },
    /** What was shown as saved is on disk, or came back to its writer. */
    checkSaved: (places: Places) => {
      for (const [letter, one] of typed)
        if (one.promised === 'saved' && !mayBeGone(one) && !one.excused)
          assert(
            places.server.includes(letter) || places.givenBack(one.seat).includes(letter),
            `shown as saved to seat ${one.seat}, and gone: ${letter}${diaryOf(letter, one)}`,
          )
    },
    /** No letter is lost, and none is there twice. */
    checkAll: (places: Places) => {
      for (const [letter, one] of typed) {
        const times = places.server.split(letter).length - 1
        assert(times <= 1, `written twice: ${letter} of seat ${one.seat}${diaryOf(letter, one)}`)
        const isThere = times === 1 || places.holds(one.seat).includes(letter)
        assert(
          isThere || mayBeGone(one) || one.excused,
          `lost: ${letter} of seat ${one.seat}, promised ${one.promised}${diaryOf(letter, one)}`,
        )
      }
    },
    /** Those that a seat wrote on the board and that stand in a text. */
    of: (seat: number, text: string): string =>
      [...typed]
        .flatMap(([letter, one]) =>
          one.seat === seat && one.issue !== null && text.includes(letter) ? [letter] : [],
        )
        .join(''),
    count: () => typed.size,
    promised: () => [...typed.values()].filter(({ promised }) => promised === 'saved').length,
  }
}

export type Ledger = ReturnType<typeof createLedger>
