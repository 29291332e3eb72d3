import type { Kept } from '#lib/live/kept.ts'
import { createSubscriber } from 'svelte/reactivity'

/** What somebody typed, chose, or was handed: worth a word when it is gone with the page. The rest is a page's own memory. */
const worthAWord = [
  ...['drafts/', 'tray/', 'outbox/', 'typed/'],
  ...['choice/', 'filling/', 'box/', 'lot/', 'sheets/'],
  ...['plan/', 'officials/'],
]

/** What the server has meanwhile is worth no word: on a full device each press of a button would bring one, and take it away. */
const patienceMs = 2000

/** Whether anything of weight is in this page alone, and stays so, because the device is full or this browser keeps nothing. */
export class Unkept {
  #lasts = false
  readonly #hear: () => void

  constructor(kept: Kept) {
    const isWeighty = () => kept.unkept().some((path) => worthAWord.some((kind) => path.startsWith(kind)))
    this.#hear = createSubscriber((tell) => {
      let patience: ReturnType<typeof setTimeout> | undefined
      const set = (lasts: boolean) => {
        clearTimeout(patience)
        patience = undefined
        if (lasts === this.#lasts) return
        this.#lasts = lasts
        tell()
      }
      const look = () => {
        if (isWeighty()) patience ??= setTimeout(() => set(true), patienceMs)
        else set(false)
      }
      look()
      const stop = kept.listen(look)
      return () => {
        stop()
        clearTimeout(patience)
      }
    })
  }

  get any(): boolean {
    this.#hear()
    return this.#lasts
  }
}
