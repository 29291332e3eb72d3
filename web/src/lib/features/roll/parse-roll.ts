import { codePoints, limits } from '@linyi/shared/lib/limits'
import type { Grid } from '@linyi/shared/domain/station/schema'
import { areaFrom } from '@linyi/shared/domain/roll/area'
import { nameKey } from '@linyi/shared/domain/roll/names'
import { capacities, type Capacity } from './capacities.ts'

/** Words by which rolls call a capacity, beside the reader's own. */
const spoken: Readonly<Record<string, Capacity>> = {
  代表: 'deputy',
  人大代表: 'deputy',
  驻站代表: 'deputy',
  居民代表: 'residentRepresentative',
  村民代表: 'residentRepresentative',
  网格员: 'gridWorker',
  业委会: 'homeownersCommittee',
  业主: 'homeowner',
  居民: 'resident',
  村民: 'resident',
  列席: 'observer',
  旁听: 'observer',
}

export type ParsedLine = {
  readonly name: string
  readonly capacity: Capacity
  readonly grid: string
  /** 专有部分面积 in 0.01 m², where it is written beside an owner. */
  readonly area?: number
}
export type RollProblem = 'noName' | 'longName' | 'unknownWord' | 'twoNumbers' | 'twice' | 'staff'
export type ParsedRow =
  | { readonly at: number; readonly text: string; readonly line: ParsedLine }
  | { readonly at: number; readonly text: string; readonly problem: RollProblem; readonly word: string }

type Known = {
  readonly grids: readonly Grid[]
  /** What the reader's language calls each capacity. */
  readonly capacityNames: Readonly<Record<Capacity, string>>
  /** Names that people of the station come in under by themselves. */
  readonly staffNames: readonly string[]
  /** Whether numbers beside a name are areas: where owners vote. */
  readonly areas: boolean
}

/** 3, 3. or nothing: what stands before a name in a list. */
const isNumber = (word: string): boolean => /^\d*[.．]?$/u.test(word)

/**
 * A roll pasted from a table or a chat: one person a line, name first, then capacity, grid and area in any order, apart
 * by tabs, commas or spaces. Rows that cannot go in say why and hold nobody else up.
 * @param fallback the capacity of whoever has none written beside them
 */
export function parseRoll(text: string, fallback: Capacity, known: Known): readonly ParsedRow[] {
  const staff = new Set(known.staffNames.map(nameKey))
  const seen = new Set<string>()
  const capacityOf = (word: string): Capacity | undefined =>
    spoken[word] ?? capacities.find((each) => known.capacityNames[each] === word)
  const gridOf = (word: string): string | undefined => known.grids.find(({ name }) => name === word)?.id

  const read = (row: string, at: number): ParsedRow => {
    const wrong = (problem: RollProblem, word = ''): ParsedRow => ({ at, text: row, problem, word })
    const all = row.split(/[\t,，、;；]+|\s+/u)
    const [name = '', ...rest] = all.slice(all.findIndex((word) => !isNumber(word)))
    const areas = known.areas ? rest.map(areaFrom).filter((area) => area !== null) : []
    const words = rest.filter((word) => !isNumber(word) && !(known.areas && areaFrom(word) !== null))
    if (isNumber(name)) return wrong('noName')
    if (codePoints(name) > limits.nameCharsMax) return wrong('longName')
    const unknown = words.find((word) => !capacityOf(word) && gridOf(word) === undefined)
    if (unknown !== undefined) return wrong('unknownWord', unknown)
    // A door number reads like an area, and of two units one would be lost: which is meant, nobody guesses.
    if (areas.length > 1) return wrong('twoNumbers', name)
    if (staff.has(nameKey(name))) return wrong('staff', name)
    const grid = words.map(gridOf).find((id) => id !== undefined) ?? ''
    const key = `${nameKey(name)} ${grid}`
    if (seen.has(key)) return wrong('twice', name)
    seen.add(key)
    const capacity = words.map(capacityOf).find((each) => each !== undefined) ?? fallback
    const [area] = areas
    return { at, text: row, line: { name, capacity, grid, ...(area !== undefined && { area }) } }
  }
  return text
    .split(/\r?\n/)
    .map((row, index) => ({ row: row.trim(), at: index + 1 }))
    .filter(({ row }) => row !== '')
    .map(({ row, at }) => read(row, at))
}
