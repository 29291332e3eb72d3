const silentMsMax = 15_000
/** The editor reads the letters out of the page a moment after the input method has ended. */
const settleMs = 80

type Deps = {
  readonly tell: (composing: boolean) => void
  readonly after: (delayMs: number, run: () => void) => () => void
}

/**
 * Says when an input method is at work in an element. Some engines never say that it has ended: silence and leaving the
 * field count as the end.
 * @returns the way to stop
 */
export function watchComposing(element: HTMLElement, { tell, after }: Deps): () => void {
  let composing = false
  let callOff = () => {}

  const end = () => {
    callOff()
    if (composing) tell(false)
    composing = false
  }
  const endIn = (ms: number) => {
    callOff()
    if (composing) callOff = after(ms, end)
  }
  const onStart = () => {
    if (!composing) tell(true)
    composing = true
    endIn(silentMsMax)
  }
  const listeners: readonly (readonly [string, () => void])[] = [
    ['compositionstart', onStart],
    ['compositionupdate', () => endIn(silentMsMax)],
    ['compositionend', () => endIn(settleMs)],
    ['focusout', () => endIn(settleMs)],
  ]
  for (const [name, listener] of listeners) element.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener)
    end()
  }
}
