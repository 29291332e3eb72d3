import { erasedName } from '../domain/erasure/erased-name.ts'
import type { Capacity } from '../domain/roll/schema.ts'
import { postNames, type RecordPerson } from '../record/called.ts'

/** Somebody on a paper of the station's own: by the name they are known by in the room, and where they belong. */
export type PaperPerson = {
  readonly name: string
  /** Their post, or their grid; empty for neither. */
  readonly unit: string
  /** Acts in public: their name is never masked. */
  readonly official: boolean
}

export function paperPerson(
  { name, grid, posts, erased }: RecordPerson,
  capacity: Capacity | undefined,
): PaperPerson {
  const official = posts.length > 0
  const committee = capacity === 'homeownersCommittee' ? '业主委员会' : ''
  return {
    name: erased ? erasedName.zh : name || `${grid}居民`,
    unit: official ? postNames[posts[0]!] : `${grid}${committee}`,
    official,
  }
}

/** 人大代表黄代表、梁代表；北园新村梁伯: units in the order in which they first come. */
export function byUnit(people: readonly PaperPerson[]): string {
  const units = new Map<string, string[]>()
  for (const { name, unit } of people) units.set(unit, [...(units.get(unit) ?? []), name])
  return [...units].map(([unit, names]) => `${unit}${names.join('、')}`).join('；')
}
