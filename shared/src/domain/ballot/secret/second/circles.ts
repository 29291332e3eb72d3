/** Voters who are for the same projects, by place. */
export type Faction = { readonly for: readonly number[]; readonly size: number }

/**
 * Factions that are for the same of what was bought make a circle: they have paid for the same, so they hold the same.
 * Which circles there are follows from what was bought alone, whatever the endowment.
 */
export type Circles = {
  /** By faction. */
  readonly circleOf: readonly number[]
  /** By circle: its factions. */
  readonly factions: readonly number[]
  /** By project, then by circle: how many voters are for it. */
  readonly sizes: readonly Int32Array[]
}

/** What became of each circle when something was bought: which one pays and which does not; −1 where nobody does. */
export type Parting = { readonly pay: readonly number[]; readonly keep: readonly number[] }

/** Nobody has paid for anything: one circle. */
export function oneCircle(factions: readonly Faction[], support: readonly number[]): Circles {
  return {
    circleOf: factions.map(() => 0),
    factions: [factions.length],
    sizes: support.map((voters) => Int32Array.of(voters)),
  }
}

/** @param those the factions that are for what is bought */
export function part(
  before: Circles,
  all: readonly Faction[],
  those: readonly number[],
): Parting & { readonly circles: Circles } {
  const leaving = before.factions.map(() => 0)
  for (const index of those) leaving[before.circleOf[index]!]!++
  const factions = [...before.factions]
  const pay = leaving.map((many, circle) => {
    if (many === 0) return -1
    if (many === before.factions[circle]) return circle
    factions[circle]! -= many
    return factions.push(many) - 1
  })
  const circleOf = [...before.circleOf]
  const sizes = before.sizes.map((old) => {
    const wider = new Int32Array(factions.length)
    wider.set(old)
    return wider
  })
  for (const index of those) {
    const [from, to] = [circleOf[index]!, pay[circleOf[index]!]!]
    if (from === to) continue
    circleOf[index] = to
    const { for: projects, size } = all[index]!
    for (const place of projects) {
      sizes[place]![from]! -= size
      sizes[place]![to]! += size
    }
  }
  const keep = pay.map((payers, circle) => (payers === circle ? -1 : circle))
  return { pay, keep, circles: { circleOf, factions, sizes } }
}
