import { nameKey } from '../roll/names.ts'

/** A brief may name several units, as 街道办、城管局. */
const between = /[、，,；;/]+/u
const marks = /[（）()「」“”"'·.。-]/gu

/** What is compared when two units are: width, case, spaces, brackets and dots make no difference. */
const unitKey = (unit: string): string => nameKey(unit).replace(marks, '')

const keysOf = (units: string): readonly string[] =>
  units
    .normalize('NFKC')
    .split(between)
    .map(unitKey)
    .filter((key) => key !== '')

/** Whether the two name a unit in common. */
export function isSameUnit(one: string, other: string): boolean {
  const keys = keysOf(other)
  return keysOf(one).some((key) => keys.includes(key))
}

/** A single sign is in too many names to say anything. */
const tellingChars = 2

/**
 * Whether one may be a part or the short name of the other: 区住建局 and 区住建局物业科. Only people can tell, so it is
 * shown and refuses nothing.
 */
export function isLikeUnit(one: string, other: string): boolean {
  const within = (part: string, whole: string): boolean =>
    part.length >= tellingChars && part !== whole && whole.includes(part)
  return keysOf(one).some((a) => keysOf(other).some((b) => within(a, b) || within(b, a)))
}
