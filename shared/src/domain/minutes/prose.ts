/** A paragraph, a smaller heading or a list of what the recorder wrote. */
export type ProseBlock =
  | { readonly kind: 'paragraph' | 'subheading'; readonly text: string }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly string[] }

/** The recorder's words around what the events write. */
export type Prose = {
  /** What stands before the first heading: it opens the minutes. */
  readonly opening: readonly ProseBlock[]
  /** Every heading begins one; they follow what the events write. */
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly ProseBlock[] }[]
}

export const proseKinds = ['heading', 'subheading', 'paragraph', 'bullet', 'numbered'] as const
export type ProseKind = (typeof proseKinds)[number]

/**
 * Where words stand in a quote of the minutes: `prose/{block}/{kind}`, of a list `prose/{block}/{kind}/{item}`, both
 * counted from 0 over what is not empty.
 */
export const prosePath = (block: number, kind: ProseKind, item?: number): string =>
  ['prose', block, kind, ...(item === undefined ? [] : [item])].join('/')

type Line = { readonly block: number; readonly kind: string; readonly item: number; readonly text: string }

const lineAt = ([path, text]: readonly [string, string]): Line => {
  const [, block, kind = '', item = 0] = path.split('/')
  return { block: Number(block), kind, item: Number(item), text }
}

/** Reads a quote of the minutes. In a public record some of the words are others, or none. */
export function proseIn(fields: Readonly<Record<string, string>>): Prose {
  const lines = Object.entries(fields)
    .map(lineAt)
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.block - other.block || one.item - other.item)
  const opening: ProseBlock[] = []
  const sections: { heading: string; blocks: ProseBlock[] }[] = []
  const items = new Map<number, string[]>()
  for (const { block, kind, text } of lines) {
    const blocks = sections[sections.length - 1]?.blocks ?? opening
    if (kind === 'heading') sections.push({ heading: text, blocks: [] })
    else if (kind === 'paragraph' || kind === 'subheading') blocks.push({ kind, text })
    else {
      const list = items.get(block) ?? []
      if (list.length === 0) blocks.push({ kind: 'list', numbered: kind === 'numbered', items: list })
      items.set(block, list)
      list.push(text)
    }
  }
  return { opening, sections }
}
