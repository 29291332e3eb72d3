import { erasedName } from '../domain/erasure/erased-name.ts'
import type { AccountRole } from '../domain/decider.ts'

/** Somebody of a record, as its station knows them at the close. */
export type RecordPerson = {
  /** Empty for who gave none. */
  readonly name: string
  /** The grid's name; empty for none. */
  readonly grid: string
  /** Those who hold a post act in public (个保法): by name and post. */
  readonly posts: readonly AccountRole[]
  /** A resident who agreed to be named. */
  readonly named: boolean
  /** Was in the meeting, and has had their name erased since. */
  readonly erased: boolean
}

export const postNames: { readonly [Role in AccountRole]: string } = {
  stationHead: '站长',
  liaisonOfficer: '联络员',
  deputy: '人大代表',
  gridWorker: '网格员',
  mediator: '特邀调解员',
  handlingUnit: '承办单位',
  oversightBody: '人大街道工委',
}

/** What somebody is called before people of one grid are told apart. */
function kindOfName({ name, grid, posts, named, erased }: RecordPerson): { called: string; own: boolean } {
  const held = posts.length > 0 ? `（${posts.map((post) => postNames[post]).join('、')}）` : ''
  if (erased) return { called: erasedName.zh + held, own: false }
  if (held !== '' && name !== '') return { called: `${name}${held}`, own: true }
  if (named && name !== '') return { called: name, own: true }
  return { called: `${grid}居民`, own: false }
}

/**
 * What everybody in a record is called in public. Residents of one grid are numbered as they appear, so that a reader
 * can count people and follow who answers whom; one alone has no number.
 * @param ids in the order of their first appearance
 */
export function calledIn(
  ids: readonly string[],
  personOf: (id: string) => RecordPerson,
): ReadonlyMap<string, string> {
  const byName = new Map<string, string[]>()
  for (const id of new Set(ids)) {
    const { called } = kindOfName(personOf(id))
    byName.set(called, [...(byName.get(called) ?? []), id])
  }
  const names = new Map<string, string>()
  for (const [called, alike] of byName)
    alike.forEach((id, index) => names.set(id, alike.length > 1 ? `${called}${index + 1}` : called))
  return names
}

/** Whether somebody stands in the record by their own name. */
export const isNamed = (person: RecordPerson): boolean => kindOfName(person).own
