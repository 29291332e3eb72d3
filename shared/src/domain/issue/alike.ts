/** What is compared of an entry: its title, and what the station calls its grid; empty for none. */
export type Wording = { readonly id: string; readonly title: string; readonly place: string }

/** Two entries that may be one matter, in the order they were given. */
export type AlikePair = { readonly one: string; readonly other: string }

/** Letters and digits carry a title; marks and spaces only part what they stand between. */
const LETTER = /[\p{L}\p{N}]/u
/** Characters that stand in any sentence and say nothing of the matter. */
const fillers = new Set(
  '的了着过是在有和与就都也又还很太最不没要会能把被让给从到这那个一二三些点里面上下前后时常看怕人',
)

/** Shared pieces to the pieces of the shorter title. In one place less is enough: they share the place already. */
const sharedInOnePlaceMin = 1 / 8
const sharedElsewhereMin = 1 / 2

const characters = (text: string): readonly string[] => [...text.normalize('NFKC').toLowerCase()]

/** The characters of a title and the pairs of neighbours among them, without the name of its place. */
function piecesOf({ title, place }: Wording): ReadonlySet<string> {
  const named = new Set(characters(place))
  const pieces = new Set<string>()
  let before = ''
  for (const character of characters(title)) {
    const says = LETTER.test(character) && !fillers.has(character) && !named.has(character)
    if (says) pieces.add(character)
    if (says && before !== '') pieces.add(before + character)
    before = says ? character : ''
  }
  return pieces
}

/**
 * Pairs of entries whose titles read like one matter, the most alike first: a hint for who may merge, never a decision.
 * The share of common characters and neighbouring pairs is what a search over Han text uses where no dictionary is.
 */
export function alikePairs(wordings: readonly Wording[]): readonly AlikePair[] {
  const known = wordings.map((wording) => ({ ...wording, pieces: piecesOf(wording) }))
  const holders = new Map<string, number[]>()
  const pairs: (AlikePair & { readonly shared: number })[] = []
  known.forEach(({ id, place, pieces }, at) => {
    const common = new Map<number, number>()
    for (const piece of pieces) {
      const before = holders.get(piece) ?? []
      for (const index of before) common.set(index, (common.get(index) ?? 0) + 1)
      holders.set(piece, [...before, at])
    }
    for (const [index, count] of common) {
      const other = known[index]!
      const shared = count / Math.min(pieces.size, other.pieces.size)
      const enough = place !== '' && place === other.place ? sharedInOnePlaceMin : sharedElsewhereMin
      if (shared >= enough) pairs.push({ one: other.id, other: id, shared })
    }
  })
  return pairs.sort((a, b) => b.shared - a.shared).map(({ one, other }) => ({ one, other }))
}
