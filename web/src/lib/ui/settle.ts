/** The time a list takes to come to its new order, in ms: none where the person wants no movement. */
const reorderMs = (): number =>
  parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--reorder')) || 0

type Boxes = { readonly from: DOMRect; readonly to: DOMRect }

/** A row that got another place goes there in a straight line. For `animate:`; `still` puts it there at once. */
export const settle = (_: Element, { from, to }: Boxes, { still = false }: { still?: boolean } = {}) => {
  const by = from.top - to.top
  return {
    duration: still ? 0 : reorderMs(),
    css: (_: number, left: number) => `transform: translateY(${left * by}px)`,
  }
}
