/** Lets `size` through at once and `perSecond` in the long run; what is spent beyond that has to be waited for. */
export type Bucket = {
  /** Takes `count`, whether they are there or not. Answers how many milliseconds to wait until the debt is gone. */
  readonly spend: (count: number) => number
  readonly giveBack: (count: number) => void
  /** How many there are now. */
  readonly left: () => number
}

export function createBucket(now: () => number, size: number, perSecond: number): Bucket {
  let level = size
  let at = now()
  const fill = () => {
    const time = now()
    level = Math.min(size, level + (Math.max(0, time - at) * perSecond) / 1000)
    at = time
  }
  return {
    spend: (count) => {
      fill()
      level -= count
      return Math.ceil((Math.max(0, -level) * 1000) / perSecond)
    },
    giveBack: (count) => {
      level = Math.min(size, level + count)
    },
    left: () => {
      fill()
      return Math.max(0, Math.floor(level))
    },
  }
}
