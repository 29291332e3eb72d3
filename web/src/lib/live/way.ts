/** Longer than any handshake that still comes to something. */
const hangsMs = 5000

/** Which way the lines of one page go through a balancer, as `deploy/` has two. */
export type Way = {
  /** Of the line that is begun now: what stands in the query of its address. */
  readonly dial: () => { readonly elsewhere?: '1' }
  readonly up: () => void
  readonly over: () => void
}

/**
 * To the node of their meeting, as their address says. Where the last one hung and never came up, that node may stand
 * still, which not every balancer sees: then anywhere. What just fails, as without a network, changes nothing.
 */
export function createWay(monotonicMs: () => number): Way {
  let hung = false
  let dialledAt: number | null = null
  return {
    dial: () => {
      dialledAt = monotonicMs()
      return hung ? { elsewhere: '1' } : {}
    },
    up: () => {
      dialledAt = null
      hung = false
    },
    over: () => {
      if (dialledAt !== null) hung = monotonicMs() - dialledAt >= hangsMs
      dialledAt = null
    },
  }
}
