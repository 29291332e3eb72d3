/**
 * Which vote stands in the place of the list: for the moderator the one that is open, as soon as it is, and its result
 * after it, until they go back to the list. To be made while a component is being made.
 */
export class ShownBallot {
  #id = $state('')

  constructor(openFor: () => string) {
    $effect(() => {
      const open = openFor()
      if (open !== '') this.#id = open
    })
  }

  /** Empty while it is the list that stands there. */
  get id(): string {
    return this.#id
  }

  show(id: string): void {
    this.#id = id
  }

  leave(): void {
    this.#id = ''
  }
}
