import type { Kept } from '#lib/live/kept.ts'

/** Words typed in one room by one person and not sent yet, kept under that room's own name. */
export class TypedWords {
  readonly #kept: Kept
  readonly #path: string
  #words = $state('')
  #written = false

  /** @param path `typed/person/case/room`: a shared tablet never shows one person's words to another */
  constructor(kept: Kept, path: string) {
    this.#kept = kept
    this.#path = path
    void kept.under(path).then(([words]) => {
      if (!this.#written && typeof words === 'string') this.#words = words
    })
  }

  get words(): string {
    return this.#words
  }

  write(words: string): void {
    this.#written = true
    this.#words = words
    void (words === '' ? this.#kept.drop(this.#path) : this.#kept.put(this.#path, words))
  }
}
