const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const STEP_DIGITS = 4
/** Leaves 1900 steps to either side of the middle before ranks grow longer. */
const STEP = BASE * BASE
const RANK_CHARS_MAX = 64

const digit = (rank: string, i: number): number => (i < rank.length ? DIGITS.indexOf(rank[i]!) : 0)

/**
 * A rank that sorts after `before` and before `after`; null bounds are open.
 * @returns null when there is no room: the bounds are equal, in the wrong order, or already as long as a rank may be
 */
export const rankBetween = (before: string | null, after: string | null): string | null => {
  if (before === null && after === null) return DIGITS[BASE >> 1]!
  const stepped = after === null ? step(before!, STEP) : before === null ? step(after, -STEP) : null
  const rank = stepped ?? middle(before ?? '', after)
  return rank !== null && rank.length <= RANK_CHARS_MAX ? rank : null
}

/** Ranks for a whole list, evenly apart. */
export const ranksFor = (count: number): string[] => {
  const apart = Math.floor(BASE ** STEP_DIGITS / (count + 1))
  return Array.from({ length: count }, (_, i) => write((i + 1) * apart))
}

const step = (rank: string, by: number): string | null => {
  let value = 0
  for (let i = 0; i < STEP_DIGITS; i++) value = value * BASE + digit(rank, i)
  const next = value + by
  return next > 0 && next < BASE ** STEP_DIGITS ? write(next) : null
}

const write = (value: number): string => {
  let rank = ''
  for (let i = 0, rest = value; i < STEP_DIGITS; i++, rest = Math.floor(rest / BASE))
    rank = DIGITS[rest % BASE]! + rank
  return rank.replace(/0+$/, '')
}

/** The shortest rank between two; `after` null is the open end. */
const middle = (before: string, after: string | null): string | null => {
  if (after !== null && before >= after) return null
  for (let i = 0, prefix = ''; ; i++) {
    const low = digit(before, i)
    const high = after === null ? BASE : digit(after, i)
    if (low === high) {
      if (after !== null && i >= after.length) return null
      prefix += DIGITS[low]
    } else if (high - low > 1) return prefix + DIGITS[(low + high) >> 1]
    else return prefix + DIGITS[low] + middle(before.slice(i + 1), null)!
  }
}
