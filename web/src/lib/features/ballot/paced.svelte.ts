/** Turnout is shown at most so often, so that nobody reads from a wall who has just voted (decisions 1). */
export const turnoutMs = 3000

/**
 * A value that changes at most every `paceMs`; what comes in between shows when its time has come. To be called while a
 * component is being made.
 */
export function paced<Value>(read: () => Value, paceMs: number): { readonly now: Value } {
  let shown = $state.raw(read())
  let shownAt = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  function show(): void {
    timer = undefined
    shownAt = performance.now()
    shown = read()
  }
  $effect(() => {
    read()
    timer ??= setTimeout(show, Math.max(0, shownAt + paceMs - performance.now()))
  })
  $effect(() => () => clearTimeout(timer))
  return {
    get now() {
      return shown
    },
  }
}
