import type { AlikePair } from '@linyi/shared/domain/issue/alike'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'

const keyOf = ({ one, other }: AlikePair): string => [one, other].sort().join(' ')

/** Pairs of lines that the chair has looked at and left apart: not suggested again on this device. */
export class KeptApart {
  readonly #visit: MeetingVisit
  #keys: readonly string[] = $state.raw([])

  constructor(visit: MeetingVisit) {
    this.#visit = visit
    void visit.kept.under(this.#path('')).then((kept) => {
      this.#keys = [...this.#keys, ...(kept as readonly string[])]
    })
  }

  #path(key: string): string {
    return `apart/${this.#visit.facts.meeting}/${key}`
  }

  has(pair: AlikePair): boolean {
    return this.#keys.includes(keyOf(pair))
  }

  add(pair: AlikePair): void {
    const key = keyOf(pair)
    this.#keys = [...this.#keys, key]
    void this.#visit.kept.put(this.#path(key), key)
  }
}
