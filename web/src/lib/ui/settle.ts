/** In ms; a built style sheet may say `.28s` where the token says `280ms`. */
export const milliseconds = (time: string): number =>
  (parseFloat(time) || 0) * (/\ds$/.test(time.trim()) ? 1000 : 1)

/** The time a list takes to come to its new order: none where the person wants no movement. */
const reorderMs = (): number =>
  milliseconds(getComputedStyle(document.documentElement).getPropertyValue('--reorder'))

type Boxes = { readonly from: DOMRect; readonly to: DOMRect }

/** A row that got another place goes there in a straight line. For `animate:`; `still` puts it there at once. */
export const settle = (_: Element, { from, to }: Boxes, { still = false }: { still?: boolean } = {}) => {
  const by = from.top - to.top
  return {
    duration: still ? 0 : reorderMs(),
    css: (_: number, left: number) => `transform: translateY(${left * by}px)`,
  }
}
