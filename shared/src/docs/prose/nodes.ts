/**
 * The node types of a plain rich text as ProseMirror specifies them: so that nothing of an editor comes into `shared`.
 * What the gate lets in is in `grammar.ts`; a change here raises the schema version of every doc made of them. There are
 * no marks: what is confirmed or agreed to is read aloud, and nobody hears bold type.
 */
export const proseNodes = {
  doc: { content: 'block+' },
  paragraph: {
    group: 'block',
    content: 'text*',
    parseDOM: [{ tag: 'p' }],
    toDOM: () => ['p', 0] as const,
  },
  heading: {
    group: 'block',
    content: 'text*',
    attrs: { level: { default: 2 } },
    defining: true,
    parseDOM: [
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
    ],
    toDOM: ({ attrs }: { readonly attrs: { readonly [name: string]: unknown } }) =>
      [attrs['level'] === 3 ? 'h3' : 'h2', 0] as const,
  },
  bulletList: {
    group: 'block',
    content: 'listItem+',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0] as const,
  },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    parseDOM: [{ tag: 'ol' }],
    toDOM: () => ['ol', 0] as const,
  },
  listItem: {
    content: 'paragraph+',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: () => ['li', 0] as const,
  },
  text: {},
}
