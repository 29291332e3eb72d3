import { readPlace, textsOf, type DocPlace } from '@linyi/shared/docs/words'
import { textAt, type Letters } from '@linyi/shared/record/forget'
import { blank, changedLetters } from '@linyi/shared/record/gone'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Storage, StoredEvent } from '../storage/port.ts'
import type { Shown } from './carry-out.ts'
import type { Look, Went } from './list.ts'

/** Words that hold the name of somebody who was erased, once for all the places where they stand. */
export type LookPassage = {
  readonly text: string
  /** Where the name stands. */
  readonly letters: readonly Letters[]
  readonly suggestion: string
  readonly found: readonly Found[]
}
type Found = { readonly look: Look; readonly letters: Letters }

type Deps = { readonly storage: Storage; readonly docs: Pick<DocRooms, 'open'> }

/** What a passage is called in a form: by the first place it stands in. */
export function passageName({ found: [first] }: LookPassage): string {
  const { look } = first!
  if ('doc' in look) return `${look.doc} ${look.place.from.client} ${look.place.from.clock}`
  return `${look.place.leaf} ${look.place.path}`
}

const leafOf = ({ leaf }: StoredEvent): string => Buffer.from(leaf).toString('hex')

/** What is to be looked at in one stream, as it stands now. What is gone meanwhile is not there any more. */
export async function passagesToLookAt(
  { storage, docs }: Deps,
  stream: string,
  looks: readonly Look[],
): Promise<readonly LookPassage[]> {
  const entries = looks.length === 0 ? [] : await storage.readStream(stream, 0)
  const byLeaf = new Map(entries.map((entry) => [leafOf(entry), entry]))
  const passages = new Map<string, Found[]>()
  for (const look of looks) {
    const read = 'doc' in look ? await readInDoc(docs, look) : readInEntry(byLeaf, look)
    if (!read) continue
    passages.set(read.text, [...(passages.get(read.text) ?? []), { look, letters: read.letters }])
  }
  return [...passages].map(([text, found]) => {
    const letters = distinct(found.map((one) => one.letters))
    return { text, letters, suggestion: blanked(text, letters), found }
  })
}

const readInDoc = async (docs: Deps['docs'], { doc, place }: Extract<Look, { doc: string }>) =>
  (await (await docs.open(doc))?.read((stored) => readPlace(stored, place))) ?? null

function readInEntry(byLeaf: ReadonlyMap<string, StoredEvent>, { place }: Extract<Look, { stream: string }>) {
  const entry = byLeaf.get(place.leaf)
  const text = entry ? textAt(entry, place.path) : null
  return text === null || !place.letters || place.letters[1] > text.length
    ? null
    : { text, letters: place.letters }
}

const distinct = (letters: readonly Letters[]): readonly Letters[] =>
  [...new Map(letters.map((one) => [`${one}`, one])).values()].sort(([one], [other]) => one - other)

const blanked = (text: string, letters: readonly Letters[]): string =>
  letters.reduce((left, [from, to]) => left.slice(0, from) + blank.repeat(to - from) + left.slice(to), text)

const keyOf = (one: Went): string =>
  'doc' in one ? JSON.stringify(one.place) : `${one.gone.leaf} ${one.gone.path}`

/** What goes where somebody wrote `shown` in the place of a passage, and what then stands there. */
export async function wentWith(
  docs: Deps['docs'],
  written: readonly { readonly passage: LookPassage; readonly shown: string }[],
): Promise<{ readonly went: readonly Went[]; readonly shown: Shown }> {
  const went = new Map<string, Went>()
  const put = new Map<string, string>()
  for (const { passage, shown } of written) {
    const letters = changedLetters(passage.text, shown)
    if (letters === null) continue
    const words = shown.slice(letters[0], shown.length - (passage.text.length - letters[1]))
    for (const { look } of passage.found) {
      const one = 'doc' in look ? await inDoc(docs, look, letters) : inEntry(look, letters, words.length)
      if (one === null) continue
      went.set(keyOf(one), one)
      put.set(keyOf(one), words)
    }
  }
  return {
    went: [...went.values()],
    shown: {
      inEntry: (gone) => put.get(keyOf({ stream: '', gone }))!,
      inDoc: (place) => put.get(keyOf({ doc: '', place }))!,
    },
  }
}

const inEntry = (
  { stream, place: { leaf, path } }: Extract<Look, { stream: string }>,
  letters: Letters,
  length: number,
): Went => ({ stream, gone: { leaf, path, letters, length } })

/** The place of the same letters in the draft; null where nothing of it is taken away. */
async function inDoc(
  docs: Deps['docs'],
  { doc, place }: Extract<Look, { doc: string }>,
  [from, to]: Letters,
): Promise<Went | null> {
  const room = from === to ? null : await docs.open(doc)
  const wider = await room?.read((stored) => {
    const here = readPlace(stored, place)
    const same = (one: DocPlace): boolean => JSON.stringify(one) === JSON.stringify(place)
    const text = textsOf(stored).find(({ placeOf }) => here && same(placeOf(...here.letters)))
    return text?.placeOf(from, to) ?? null
  })
  return wider ? { doc, place: wider } : null
}
