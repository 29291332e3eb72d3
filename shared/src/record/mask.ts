import type { Plainly } from '../domain/disclosure.ts'
import { canonical } from './canonical.ts'
import { isErased, readFields, type Entry, type Erased, type Opening } from './entry.ts'
import { namesIn } from './members.ts'
import type { PublicEntry } from './public-record.ts'
import { openEvent } from './seal.ts'

type Each = { readonly each: Loose }
type Named = { readonly named: (name: string) => Plainly }
type Members = { readonly [name: string]: Loose }
/** A reading without the type of what it reads. */
type Loose = Plainly | Each | Named | Members

const isNamed = (reading: object): reading is Named => typeof (reading as Partial<Named>).named === 'function'

export type DisclosureTable = { readonly [type: string]: 'hidden' | { readonly [name: string]: unknown } }

/** Who and what stands in the place of what the public may not read. */
export type Mask = {
  /** What somebody is called in public. */
  readonly person: (id: string) => string
  /** @param path of the words within their entry, into lists as well: `agenda/0/title` */
  readonly words: (text: string, path: string) => string
}

/** Written with every event, whatever its table says. */
const around: Members = {
  type: 'open',
  v: 'open',
  by: 'person',
  audience: 'closed',
}

/** Closed until the table opens it. */
function readingAt(table: Loose, path: string): Loose {
  let reading: Loose = table
  for (const name of namesIn(path)) {
    if (typeof reading === 'string') return reading
    if (isNamed(reading)) reading = reading.named(name)
    else reading = Object.hasOwn(reading, name) ? (reading as Members)[name]! : 'closed'
  }
  return reading
}

/** The value as the public reads it; undefined for what stays closed. */
function masked(reading: Loose, path: string, value: unknown, mask: Mask): unknown {
  if (reading === 'closed') return undefined
  if (reading === 'open' || value === null) return value
  if (reading === 'person') return value === '' ? '' : mask.person(String(value))
  if (reading === 'words') return mask.words(String(value), path)
  if (Array.isArray(value))
    return value.map((item, index) => masked((reading as Each).each, `${path}/${index}`, item, mask))
  const members = Object.entries(value as object).map(([name, member]) => [
    name,
    masked(readingAt(reading, name), `${path}/${name}`, member, mask),
  ])
  return Object.fromEntries(members.filter(([, member]) => member !== undefined))
}

const hidden = ({ header }: Entry): PublicEntry => ({ header, open: [], shown: {} })

const partsOf = (field: Opening | Erased) =>
  isErased(field) ? { path: field[0], value: field[1] } : { path: field[1], value: field[2] }

export type Words = { readonly path: string; readonly text: string }

/** Everything that somebody wrote in an entry, by its path: also what the public may not read. */
export function wordsIn({ fields }: Entry, readings: unknown): Words[] {
  const found: Words[] = []
  const words = (text: string, path: string) => (found.push({ path, text }), text)
  for (const { path, value } of readFields(fields).map(partsOf))
    masked(readingAt(readings as Members, path), path, value, { person: (id) => id, words })
  return found
}

/**
 * An entry as the public reads it. What is not public stays hidden, whatever the table says; what was erased is shown
 * as what stands in its place, and no opening is given for it.
 */
export function maskEntry(entry: Entry, table: DisclosureTable, mask: Mask): PublicEntry {
  const { event, audience } = openEvent<{ readonly type: string }>(entry)
  const reading = table[event.type] ?? 'hidden'
  if (reading === 'hidden' || !audience.includes('public')) return hidden(entry)
  const readings = { ...(reading as Members), ...around }
  const open: Opening[] = []
  const shown: Record<string, unknown> = {}
  for (const field of readFields(entry.fields)) {
    const { path, value } = partsOf(field)
    const read = masked(readingAt(readings, path), path, value, mask)
    if (read === undefined) continue
    if (!isErased(field) && canonical(read) === canonical(value)) open.push(field)
    else shown[path] = read
  }
  return { header: entry.header, open, shown }
}
