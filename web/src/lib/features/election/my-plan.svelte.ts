import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { seenRows } from '#lib/features/issue/seen-rows.ts'
import type { MeetingVisit } from '#lib/live/visit.svelte.ts'
import { changedBriefs, draftOf, linesOf, planOf, type Line, type PlanDraft } from './plan-draft.ts'

type Typed = { readonly draft: PlanDraft; /** What was saved when it was begun. */ readonly on: string }

const asSaved = ({ election: { plan, briefs } }: MeetingState): string => JSON.stringify([plan, briefs])

/**
 * The plan of 票选 in one person's hands. What is typed is kept on this device until it is saved: a refresh or a lost
 * line takes nothing of it. Saving sends the briefs first, since a plan is refused without them.
 */
export class MyPlan {
  readonly #visit: MeetingVisit
  readonly #state: () => MeetingState
  readonly #path: string
  #typed: Typed | null = $state.raw(null)
  /** Whether something lay on the device when the page came. */
  found = $state(false)
  saving = $state(false)
  failed = $state(false)

  constructor(visit: MeetingVisit, me: string, state: () => MeetingState) {
    this.#visit = visit
    this.#state = state
    this.#path = `plan/${me}/${visit.facts.meeting}`
    void visit.kept.under(this.#path).then(([kept]) => {
      if (!kept || this.#typed) return
      this.#typed = kept as Typed
      this.found = true
    })
  }

  /** Null while the list is open. */
  get lines(): readonly Line[] | null {
    const ids = seenRows(this.#visit).map(({ id }) => id)
    return linesOf(this.#state(), (id) => ids.indexOf(id))
  }

  /** As it is typed, else as it is saved; lines that have gone from the list since stand no more. */
  get draft(): PlanDraft {
    const state = this.#state()
    const lines = this.lines ?? []
    const saved = draftOf(state, lines)
    if (!this.#typed) return saved
    const { draft } = this.#typed
    const listed = draft.candidates.filter((id) => lines.some(({ issue }) => issue === id))
    return { ...draft, candidates: listed, briefs: { ...saved.briefs, ...draft.briefs } }
  }

  get unsaved(): boolean {
    return this.#typed !== null
  }

  /** Somebody else has saved one since this was begun. */
  get overtaken(): boolean {
    return this.#typed !== null && !this.saving && this.#typed.on !== asSaved(this.#state())
  }

  change(part: Partial<PlanDraft>): void {
    this.failed = false
    this.#typed = {
      draft: { ...this.draft, ...part },
      on: this.#typed?.on ?? asSaved(this.#state()),
    }
    void this.#visit.kept.put(this.#path, this.#typed)
  }

  drop(): void {
    this.#typed = null
    this.found = false
    this.failed = false
    void this.#visit.kept.drop(this.#path)
  }

  /** One after the other, each recorded before the next; what was refused is told where every refusal is. */
  async save(): Promise<void> {
    const { draft } = this
    this.saving = true
    this.failed = !(await this.#send(draft))
    if (!this.failed) this.drop()
    this.saving = false
  }

  async #send(draft: PlanDraft): Promise<boolean> {
    const visit = this.#visit
    for (const { issue, brief } of changedBriefs(this.#state(), draft))
      if (!(await visit.send('election.setBrief', { issue, brief })?.outcome)?.ok) return false
    const { type: _, ...fields } = planOf(this.#state(), draft)
    return (await visit.send('election.plan', fields)?.outcome)?.ok ?? false
  }
}
