/** Where a row is on its way to. `from` and `to` count the rows, `to` as if the moved one were taken out. */
export type Dragged = {
  readonly from: number
  readonly to: number
  /** How far the row is from where it was, in px. */
  readonly by: number
  readonly height: number
}

/** Of each row, from the top of the list, in px. */
export type Span = { readonly top: number; readonly height: number }

/** @param by how far the row `from` was carried, in px */
export function dragTo(spans: readonly Span[], from: number, by: number): Dragged {
  const { top, height } = spans[from]!
  const middle = top + by + height / 2
  const to = spans.filter((span, at) => at !== from && span.top + span.height / 2 < middle).length
  return { from, to, by, height }
}

/** How far a row gives way while another is carried over it, in px. */
export function shiftOf({ from, to, by, height }: Dragged, at: number): number {
  if (at === from) return by
  if (at > from && at <= to) return -height
  return at < from && at >= to ? height : 0
}

const edgePx = 56
const stepPx = 10

const scrollerOf = (node: Element): Element => {
  for (let each = node.parentElement; each; each = each.parentElement)
    if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY))
      return each
  return document.scrollingElement ?? document.documentElement
}

/**
 * Carries a row of a list by its handle, with a finger, a pen or a mouse. Only the handle takes the gesture, so the list
 * scrolls under a finger everywhere else; Escape lets the row fall back. Buttons do the same for who cannot drag.
 */
export class DragOrder {
  dragged: Dragged | null = $state.raw(null)
  #stop: (() => void) | null = null

  /** @param drop is told where the row was let go, when that is another place */
  start(event: PointerEvent, list: HTMLElement, from: number, drop: (to: number) => void): void {
    if (event.button !== 0 || this.#stop) return
    event.preventDefault()
    const handle = event.currentTarget as HTMLElement
    const { pointerId } = event
    const base = list.getBoundingClientRect().top
    const spans = Array.from(list.children, (row) => {
      const { top, height } = row.getBoundingClientRect()
      return { top: top - base, height }
    })
    const grip = event.clientY - base
    const scroller = scrollerOf(list)
    let pointer = event.clientY
    let frame = 0

    const follow = () => {
      this.dragged = dragTo(spans, from, pointer - list.getBoundingClientRect().top - grip)
    }
    const scroll = () => {
      const { top, bottom } = scroller.getBoundingClientRect()
      const up = pointer < Math.max(top, 0) + edgePx
      const down = pointer > Math.min(bottom, innerHeight) - edgePx
      if (up || down) {
        scroller.scrollTop += up ? -stepPx : stepPx
        follow()
      }
      frame = requestAnimationFrame(scroll)
    }
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== pointerId) return
      pointer = moved.clientY
      follow()
    }
    const end = (dropped: boolean) => {
      const last = this.dragged
      this.#stop?.()
      if (dropped && last && last.to !== last.from) drop(last.to)
    }
    const lift = (ended: PointerEvent) => ended.pointerId === pointerId && end(true)
    const cancel = () => end(false)
    const escape = (key: KeyboardEvent) => key.key === 'Escape' && end(false)

    handle.setPointerCapture(pointerId)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', lift)
    handle.addEventListener('pointercancel', cancel)
    addEventListener('keydown', escape)
    frame = requestAnimationFrame(scroll)
    follow()
    this.#stop = () => {
      this.#stop = null
      this.dragged = null
      cancelAnimationFrame(frame)
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', lift)
      handle.removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', escape)
      if (handle.hasPointerCapture(pointerId)) handle.releasePointerCapture(pointerId)
    }
  }

  /** For when the list goes away under the finger. */
  readonly stop = (): void => this.#stop?.()
}
