/** What a rich text is made of, as its gate knows it; the editor's side of the same is in `nodes.ts`. */
export type Grammar = {
  /** The root fragments, and what may stand in each. */
  readonly roots: Readonly<Record<string, readonly string[]>>
  /** What may stand in each node. `text` is a run of letters and holds nothing else. */
  readonly nodes: Readonly<Record<string, readonly string[]>>
  /** What each attribute of a node may say; any other is refused. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>>
  /** Letters (code points) and nodes of the whole doc. */
  readonly charsMax: number
  readonly nodesMax: number
}

/** A section and a part of one; the first level is the title of the paper. */
export const headingLevels: readonly unknown[] = [2, 3]

export const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList'] as const

/** Paragraphs, headings and lists. A list holds paragraphs, so that no list stands in a list. */
export const plainNodes = {
  paragraph: ['text'],
  heading: ['text'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph'],
} as const

export const plainAttributes = {
  heading: { level: (value: unknown) => headingLevels.includes(value) },
} as const
