/**
 * Counts of ranked papers once more, paper by paper: second opinions for tests, which share nothing with the first but the
 * question. Candidates are numbers; a paper is a list of ranks.
 */
export type SlowPaper = readonly (readonly number[])[]

/** Divisible by whatever up to six people may share. */
const units = 60

/** Drops the last (the lowest number of those equal) until one has more than half; who was dropped, and who won. */
export function slowIrv(
  candidates: number,
  papers: readonly SlowPaper[],
): { dropped: number[]; winner: number } {
  let left = Array.from({ length: candidates }, (_, one) => one)
  const dropped: number[] = []
  for (;;) {
    const votes = new Map(left.map((one) => [one, 0]))
    for (const paper of papers) {
      for (const rank of paper) {
        const here = rank.filter((one) => left.includes(one))
        if (here.length === 0) continue
        for (const one of here) votes.set(one, votes.get(one)! + units / here.length)
        break
      }
    }
    const all = [...votes.values()].reduce((a, b) => a + b, 0)
    const winner = left.find((one) => votes.get(one)! * 2 > all)
    if (winner !== undefined) return { dropped, winner }
    const least = Math.min(...votes.values())
    const out = left.find((one) => votes.get(one) === least)!
    dropped.push(out)
    left = left.filter((one) => one !== out)
  }
}

type Single = { readonly order: readonly number[]; value: number; holder: number | null }

/** Scottish STV with whole numbers of hundred-thousandths, each paper by itself. Votes after each stage, and winners. */
export function slowScottish(
  candidates: number,
  papers: readonly SlowPaper[],
  seats: number,
): { readonly stages: readonly (readonly number[])[]; readonly winners: readonly number[] } {
  const one = 100_000
  const quota = (Math.floor(papers.length / (seats + 1)) + 1) * one
  const singles: Single[] = papers.map((paper) => {
    const order: number[] = []
    for (const rank of paper) {
      if (rank.length !== 1) break
      order.push(rank[0]!)
    }
    return { order, value: one, holder: order[0]! }
  })
  const state = new Map<number, 'in' | 'elected' | 'done' | 'out'>()
  for (let candidate = 0; candidate < candidates; candidate++) state.set(candidate, 'in')
  const among = (...states: string[]): number[] =>
    [...state.keys()].filter((key) => states.includes(state.get(key)!))
  const kept = new Map<number, number>()
  const votesOf = (candidate: number): number =>
    kept.get(candidate) ??
    singles.reduce((sum, { holder, value }) => sum + (holder === candidate ? value : 0), 0)
  const stages: number[][] = []
  const winners: number[] = []
  const chosen = (tied: readonly number[], pick: (numbers: number[]) => number): number => {
    let still = [...tied]
    for (const stage of [...stages].reverse()) {
      const edge = pick(still.map((candidate) => stage[candidate]!))
      still = still.filter((candidate) => stage[candidate] === edge)
    }
    return still[0]!
  }
  const win = (list: readonly number[]): void => {
    const votes = stages[stages.length - 1]!
    for (const candidate of [...list].sort((a, b) => votes[b]! - votes[a]! || a - b)) {
      state.set(candidate, 'elected')
      winners.push(candidate)
    }
  }
  const moveOn = (from: number, reprice: (value: number) => number): void => {
    for (const single of singles) {
      if (single.holder !== from) continue
      const rest = single.order.slice(single.order.indexOf(from) + 1)
      single.holder = rest.find((candidate) => state.get(candidate) === 'in') ?? null
      single.value = reprice(single.value)
    }
  }
  for (;;) {
    stages.push(Array.from({ length: candidates }, (_, candidate) => votesOf(candidate)))
    const votes = stages[stages.length - 1]!
    if (among('in').length <= seats - winners.length) {
      win(among('in'))
      return { stages, winners }
    }
    win(among('in').filter((candidate) => votes[candidate]! >= quota))
    if (winners.length >= seats) return { stages, winners }
    const rich = among('elected').filter((candidate) => votes[candidate]! > quota)
    if (rich.length > 0) {
      const from = chosen(rich, (numbers) => Math.max(...numbers))
      const total = votes[from]!
      state.set(from, 'done')
      kept.set(from, quota)
      moveOn(from, (value) => Number((BigInt(value) * BigInt(total - quota)) / BigInt(total)))
    } else {
      const out = chosen(among('in'), (numbers) => Math.min(...numbers))
      state.set(out, 'out')
      moveOn(out, (value) => value)
    }
  }
}

const ordersOf = (rank: readonly number[]): number[][] =>
  rank.length <= 1
    ? [[...rank]]
    : rank.flatMap((first) => ordersOf(rank.filter((one) => one !== first)).map((rest) => [first, ...rest]))

const strictOf = (paper: SlowPaper): number[][] =>
  paper.reduce<number[][]>(
    (orders, rank) => orders.flatMap((order) => ordersOf(rank).map((more) => [...order, ...more])),
    [[]],
  )

/**
 * Where Meek's votes settle when these are elected and those are out, in floating point: good to some six decimals. A
 * shared rank is taken apart into all its orders.
 */
export function slowMeek(
  candidates: number,
  papers: readonly SlowPaper[],
  seats: number,
  elected: readonly number[],
  out: readonly number[],
): readonly number[] {
  const keep: number[] = Array.from({ length: candidates }, (_, one) => (out.includes(one) ? 0 : 1))
  const orders = papers.flatMap((paper) => {
    const strict = strictOf(paper)
    return strict.map((order) => ({ order, weight: 1 / strict.length }))
  })
  for (let turn = 0; ; turn++) {
    const votes = keep.map(() => 0)
    let lost = 0
    for (const { order, weight } of orders) {
      let vote = weight
      for (const candidate of order) {
        votes[candidate]! += vote * keep[candidate]!
        vote *= 1 - keep[candidate]!
      }
      lost += vote
    }
    const quota = (papers.length - lost) / (seats + 1)
    const over = elected.reduce((sum, candidate) => sum + Math.max(0, votes[candidate]! - quota), 0)
    if (over < 1e-9 || turn === 20_000) return votes
    for (const candidate of elected)
      if (votes[candidate]! > 0) keep[candidate] = Math.min(1, (keep[candidate]! * quota) / votes[candidate]!)
  }
}
