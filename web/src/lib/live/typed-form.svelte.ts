import type { Kept } from './kept.ts'

/** What a form holds: words, a choice, ticks. Plain JSON. */
export type Fields = Record<string, unknown>

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What somebody has typed into a form and not sent yet. It is kept on the device under their own name: a refresh or a
 * cut line loses none of it, and a shared tablet never shows one person's words to another. Made while a component is.
 */
export class TypedForm<Form extends Fields> {
  /** Bind to these. */
  readonly fields: Form
  readonly #kept: Kept
  readonly #path: string
  readonly #blank: Form
  /** What the device kept is read, so that an empty form does not wipe it out. */
  #read = $state(false)
  #sent = $state(false)

  /**
   * @param path `typed/person/…`, which nothing else is kept under
   * @param blank the form before anything is typed
   */
  constructor(kept: Kept, path: string, blank: Form) {
    this.#kept = kept
    this.#path = path
    this.#blank = blank
    const fields = $state({ ...blank })
    this.fields = fields
    void kept.under(path).then(([found]) => {
      this.#fill((found ?? {}) as Partial<Form>)
      this.#read = true
    })
    $effect(() => {
      const typed = $state.snapshot(fields) as Form
      if (this.#read && !this.#sent) this.#keep(typed)
    })
  }

  #keep(typed: Form): void {
    void (alike(typed, this.#blank) ? this.#kept.drop(this.#path) : this.#kept.put(this.#path, typed))
  }

  /** What was typed before the device had answered stands. */
  #fill(found: Partial<Form>): void {
    for (const name of Object.keys(this.#blank) as (keyof Form)[]) {
      const before = found[name]
      const untouched = alike(this.fields[name], this.#blank[name])
      if (before !== undefined && typeof before === typeof this.#blank[name] && untouched)
        this.fields[name] = before as Form[typeof name]
    }
  }

  /** It is on its way, and waits elsewhere until the server has it: the device forgets it here. */
  sent(): void {
    this.#sent = true
    void this.#kept.drop(this.#path)
  }

  /** The server said no: what still stands in the form is kept again, also where it was closed meanwhile. */
  refused(): void {
    this.#sent = false
    this.#keep($state.snapshot(this.fields) as Form)
  }

  /** Nothing is typed any more. */
  clear(): void {
    Object.assign(this.fields, this.#blank)
    void this.#kept.drop(this.#path)
  }
}
