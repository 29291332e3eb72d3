import { untrack } from 'svelte'

/**
 * What is dear to work out, worked out again at most once in a while, however often it changes: thirty pages need not be
 * checked at every key that forty people press. Made while a component is.
 * @param changes read for nothing but that it changes
 * @param everyMs how old the answer may be, once something has changed
 */
export function nowAndThen<T>(changes: () => unknown, work: () => T, everyMs: number): { readonly value: T } {
  let value = $state.raw(untrack(work))
  let timer: ReturnType<typeof setTimeout> | null = null
  $effect(() => {
    changes()
    timer ??= setTimeout(() => {
      timer = null
      value = untrack(work)
    }, everyMs)
  })
  $effect(() => () => {
    if (timer !== null) clearTimeout(timer)
  })
  return {
    get value() {
      return value
    },
  }
}
