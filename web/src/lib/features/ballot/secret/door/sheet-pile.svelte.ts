import { writePaper } from '@linyi/shared/domain/ballot/secret/paper'
import type { SecretTerms } from '@linyi/shared/domain/ballot/secret/terms'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import type { Choice } from '../../choices.ts'
import { blank, mark, type Filling, type Form } from '../paper/form.ts'
import { paperOf } from '../paper/form-of.ts'
import { fillingOf, pilePath, putIn, takenOut, voidSheet } from './pile.ts'

/**
 * The pile as one person reads it: what is noted stays on this device until it is in, whatever happens to the page.
 * To be made while a component is being made.
 */
export class SheetPile {
  readonly #visit: MeetingVisit
  readonly #path: string
  readonly #terms: SecretTerms
  readonly #form: () => Form
  papers: readonly string[] = $state.raw([])
  filling: Filling = $state.raw(blank)
  /** The sheet that is open; behind the last one it is a new one. */
  at = $state(0)
  /** The row whose turn it is. */
  row = $state(0)
  /** What is noted next was missed, and goes in before the sheet that lies here. */
  missed = $state(false)

  /** @param whose the person who reads, as what is kept on this device is named by them */
  constructor(visit: MeetingVisit, whose: string, box: string, terms: SecretTerms, form: () => Form) {
    this.#visit = visit
    this.#path = pilePath(whose, box)
    this.#terms = terms
    this.#form = form
    void visit.kept.under(this.#path).then(([kept]) => {
      if (Array.isArray(kept) && this.papers.length === 0)
        this.open((kept as string[]).length, kept as string[])
    })
  }

  open(place: number, from = this.papers): void {
    this.papers = from
    this.missed = false
    this.at = Math.max(0, Math.min(place, from.length))
    this.row = 0
    this.filling = fillingOf(this.#form(), this.#terms, from[this.at] ?? voidSheet(this.#terms))
  }

  choose(row: string, choice: Choice): void {
    this.filling = mark(this.filling, row, choice)
    this.row = this.#form().rows.findIndex(({ id }) => id === row) + 1
  }

  noteThis(): void {
    this.note(writePaper(this.#terms, paperOf(this.#form(), this.#terms, this.filling)))
  }

  /** Behind a sheet that was put right the next new one is open; behind one that was missed the one that lay there. */
  note(paper: string): void {
    const { at, papers, missed } = this
    const next = putIn(papers, at, paper, missed)
    this.#keep(next)
    this.open(missed || at === papers.length ? at + 1 : next.length, next)
  }

  /** Reads one that was missed, before the sheet that is open. */
  readMissed(): void {
    this.missed = true
    this.row = 0
    this.filling = blank
  }

  takeOut(): void {
    const next = takenOut(this.papers, this.at)
    this.#keep(next)
    this.open(this.at, next)
  }

  /** It is in: nothing of it stays, neither on this device nor on this page. */
  drop(): void {
    void this.#visit.kept.drop(this.#path)
    this.open(0, [])
    this.filling = blank
  }

  #keep(papers: readonly string[]): void {
    void this.#visit.kept.put(this.#path, papers)
  }
}
