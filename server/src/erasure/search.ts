import { textsOf } from '@linyi/shared/docs/words'
import { lettersOf, namePlaces, ownPlaces, type Place } from '@linyi/shared/record/forget'
import type { DocRooms } from '../rooms/doc/rooms.ts'
import type { Storage } from '../storage/port.ts'
import type { Look, Went } from './list.ts'
import type { Presence } from './people.ts'

type Deps = { readonly storage: Storage; readonly docs: Pick<DocRooms, 'open'> }

const isSame = (one: Place, other: Place): boolean =>
  one.leaf === other.leaf &&
  one.path === other.path &&
  (one.letters === null || `${one.letters}` === `${other.letters}`)

/** What of somebody stands in one meeting: what goes at once, and what an officer has to look at. */
export async function searchMeeting(
  { storage, docs }: Deps,
  presence: Presence,
  names: readonly string[],
): Promise<{ readonly went: readonly Went[]; readonly looks: readonly Look[] }> {
  const stream = `meeting/${presence.meeting}`
  const entries = await storage.readStream(stream, 0)
  const own = entries.flatMap((entry) => ownPlaces(entry, { ...presence, names }))
  const named = entries
    .flatMap((entry) => namePlaces(entry, names))
    .filter((place) => !own.some((theirs) => isSame(theirs, place)))
  const lengthOf = ({ letters }: Place): number => (letters ? letters[1] - letters[0] : 0)
  return {
    went: own.map((place) => ({ stream, gone: { ...place, length: lengthOf(place) } })),
    looks: [
      ...named.map((place) => ({ stream, place })),
      ...(await searchDocs(storage, docs, stream, names)),
    ],
  }
}

async function searchDocs(
  storage: Storage,
  docs: Deps['docs'],
  stream: string,
  names: readonly string[],
): Promise<readonly Look[]> {
  const found: Look[] = []
  for (const doc of await storage.listDocs(stream)) {
    const room = await docs.open(doc)
    const places = await room?.read((stored) =>
      textsOf(stored).flatMap(({ text, placeOf }) =>
        lettersOf(text, names).map(([from, to]) => placeOf(from, to)),
      ),
    )
    found.push(...(places ?? []).map((place) => ({ doc, place })))
  }
  return found
}
