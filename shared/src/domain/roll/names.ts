import { fail, ok, type Result } from '../../lib/result.ts'
import type { Inputs } from '../decider.ts'
import { reject, type Rejection } from '../rejection.ts'

/** What is compared when two names are: width, case and spaces make no difference. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/gu, '')

const postNames = [
  ['主持人', '主持', '记录人', '记录员', '监票人', '计票人', '投影', '工作人员'],
  ['站长', '副站长', '联络员', '网格员', '人大代表', '驻站代表', '代表', '调解员', '特邀调解员'],
  ['moderator', 'chair', 'recorder', 'scrutineer', 'teller', 'projector', 'staff'],
  ['station head', 'liaison officer', 'grid worker', 'deputy', 'mediator'],
].flat()

/** Posts and duties: nobody may come in under one. */
const posts: ReadonlySet<string> = new Set(postNames.map(nameKey))

export type NameWish = {
  readonly name: string
  readonly grid: string
  /** The ids of the person who wants it: a name they already have is no clash. */
  readonly ids: readonly string[]
  readonly staff: boolean
}

/**
 * The name a person goes by in this meeting: as given if nobody has it, else with the grid, else with a number after
 * it. Names of staff and of posts are refused to everyone else.
 */
export function distinctName(
  { name, grid, ids, staff }: NameWish,
  { nameHolder, gridName }: Pick<Inputs, 'nameHolder' | 'gridName'>,
): Result<string, Rejection> {
  if (!staff && posts.has(nameKey(name))) return fail(reject('roll.staffName'))
  const holder = nameHolder(name)
  if (holder === null || ids.includes(holder.id)) return ok(name)
  if (!staff && holder.staff) return fail(reject('roll.staffName'))
  const isFree = (candidate: string): boolean => {
    const other = nameHolder(candidate)
    return other === null || ids.includes(other.id)
  }
  const place = gridName(grid)
  const full = place === null ? name : `${name}（${place}）`
  if (place !== null && isFree(full)) return ok(full)
  let number = 2
  while (!isFree(`${full}${number}`)) number++
  return ok(`${full}${number}`)
}
