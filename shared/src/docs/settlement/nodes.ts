import { proseNodes } from '../prose/nodes.ts'

/** What ProseMirror hands to a rule that reads an element; no more of the DOM comes into `shared`. */
type Element = { readonly getAttribute: (name: string) => string | null }
type Attrs = { readonly attrs: { readonly [name: string]: unknown } }

const read =
  (read: (element: Element) => Record<string, unknown>) =>
  (element: unknown): Record<string, unknown> =>
    read(element as Element)

/**
 * The node types of a settlement as ProseMirror specifies them; what the gate lets in is in `law.ts`, and a change here
 * raises `settlementSchema`. A blank is a place still to be filled, with what it asks: it is replaced, not written in.
 */
export const settlementNodes = {
  ...proseNodes,
  paragraph: { ...proseNodes.paragraph, content: '(text | blank)*' },
  blank: {
    inline: true,
    atom: true,
    attrs: { ask: { default: '' } },
    parseDOM: [
      {
        tag: 'span[data-ask]',
        getAttrs: read((element) => ({ ask: element.getAttribute('data-ask') ?? '' })),
      },
    ],
    toDOM: ({ attrs }: Attrs) =>
      ['span', { 'data-ask': String(attrs['ask']), class: 'blank' }, String(attrs['ask'])] as const,
  },
}

/** The same with instalments, which stand only where the performance is agreed: a payment, its day and who pays. */
export const performanceNodes = {
  ...settlementNodes,
  instalment: {
    group: 'block',
    content: 'text*',
    defining: true,
    attrs: { amountFen: { default: 0 }, dueOn: { default: '' }, payer: { default: 'a' } },
    parseDOM: [
      {
        tag: 'p[data-instalment]',
        priority: 60,
        getAttrs: read((element) => ({
          amountFen: Number(element.getAttribute('data-fen') ?? 0),
          dueOn: element.getAttribute('data-due') ?? '',
          payer: element.getAttribute('data-payer') === 'b' ? 'b' : 'a',
        })),
      },
    ],
    toDOM: ({ attrs }: Attrs) =>
      [
        'p',
        {
          'data-instalment': '',
          'data-fen': String(attrs['amountFen']),
          'data-due': String(attrs['dueOn']),
          'data-payer': String(attrs['payer']),
        },
        0,
      ] as const,
  },
}
