/** What parties agree to bit by bit: each part is assented to by itself, and locked by itself (调解法 29). */
export const parts = ['parties', 'facts', 'terms', 'performance'] as const
export type Part = (typeof parts)[number]

/**
 * The fragments of the settlement's doc that make up each part, each a root type of its own: a neighbour's split or
 * paste can never reach into a locked part (decisions 9).
 */
export const fragmentsOf = {
  parties: ['prose/parties'],
  facts: ['prose/facts', 'prose/disputes', 'prose/responsibilities'],
  terms: ['prose/terms'],
  performance: ['prose/performance'],
} as const satisfies Readonly<Record<Part, readonly string[]>>
export type Fragment = (typeof fragmentsOf)[Part][number]

export const fragments: readonly Fragment[] = parts.flatMap((part): readonly Fragment[] => fragmentsOf[part])

const partBy = new Map<string, Part>(
  parts.flatMap((part) => fragmentsOf[part].map((fragment) => [fragment, part] as const)),
)

/** @param fragment the name of one of the doc's root types */
export const partOf = (fragment: string): Part => partBy.get(fragment)!
