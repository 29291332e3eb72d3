/** Where a heading may be cut: not within a list of things (、). */
const CUT = /^([^，。；？！]{4,})[，。；？！](.+)$/u

/** The first clause of a title, and what follows it; empty where nothing does. */
export function clauses(title: string): { readonly head: string; readonly rest: string } {
  const [, head = title, rest = ''] = CUT.exec(title) ?? []
  return { head, rest }
}
