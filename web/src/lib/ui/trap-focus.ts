const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/**
 * Keeps the focus inside `node` from now on, and gives it back to where it was when the node goes; to the page's content
 * if that has gone meanwhile.
 */
export function trapFocus(node: HTMLElement): () => void {
  const before = document.activeElement
  const inside = (): HTMLElement[] =>
    [...node.querySelectorAll<HTMLElement>(focusable)].filter((one) => one.offsetParent !== null)
  const first = node.querySelector<HTMLElement>('[data-first-focus]') ?? node

  function wrap(event: KeyboardEvent): void {
    if (event.key !== 'Tab') return
    const all = inside()
    const edge = event.shiftKey ? all[0] : all[all.length - 1]
    const other = event.shiftKey ? all[all.length - 1] : all[0]
    if (document.activeElement === edge || document.activeElement === node || !all.length) {
      event.preventDefault()
      other?.focus()
    }
  }

  /** A click or a script beside it: back in. */
  function pull(event: FocusEvent): void {
    if (event.target instanceof Node && !node.contains(event.target)) first.focus()
  }

  node.addEventListener('keydown', wrap)
  document.addEventListener('focusin', pull)
  first.focus()
  return () => {
    node.removeEventListener('keydown', wrap)
    document.removeEventListener('focusin', pull)
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    else document.getElementById('content')?.focus({ preventScroll: true })
  }
}
