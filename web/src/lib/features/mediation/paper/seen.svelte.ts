import type { Part } from '@linyi/shared/domain/mediation/settlement/parts'
import type { CaseVisit } from '#lib/live/case-visit.svelte.ts'

/** The words of each part as this person last looked at them on this device: what changed since is shown to them. */
export class SeenParts {
  readonly #visit: CaseVisit
  readonly #path: string
  #ready = $state(false)
  #words = $state.raw<Readonly<Partial<Record<Part, string>>>>({})

  constructor(visit: CaseVisit) {
    this.#visit = visit
    this.#path = `seen/${visit.actor?.id ?? ''}/${visit.id}`
    void visit.kept.under(this.#path).then(([kept]) => {
      if (kept && typeof kept === 'object') this.#words = { ...(kept as object), ...this.#words }
      this.#ready = true
    })
  }

  /** Null where they never did. */
  wordsOf(part: Part): string | null {
    return this.#words[part] ?? null
  }

  /** Somebody who sees a part for the first time has nothing to compare it with: from here on they do. */
  meet(part: Part, words: string): void {
    if (this.#ready && words !== '' && this.#words[part] === undefined) this.saw(part, words)
  }

  /** They looked at it once, and it reads otherwise now. */
  isOther(part: Part, words: string): boolean {
    return this.#words[part] !== undefined && this.#words[part] !== words
  }

  saw(part: Part, words: string): void {
    if (this.#words[part] === words) return
    this.#words = { ...this.#words, [part]: words }
    void this.#visit.kept.put(this.#path, this.#words)
  }
}
