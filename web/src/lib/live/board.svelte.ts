import { createDocClient } from '@linyi/shared/client/doc-client'
import type { DocClient, Present, SavedState, TrayEntry } from '@linyi/shared/client/doc-client/surface'
import { bindText, type TextBinding, type TextControl } from '@linyi/shared/client/text-binding'
import { boardRights, type BoardLists } from '@linyi/shared/docs/board/rights'
import type { BoardIssue } from '@linyi/shared/docs/board/list'
import type { TextField } from '@linyi/shared/docs/board/shape'
import type { BoardRights } from '@linyi/shared/docs/board/rights'
import { createSubscriber } from 'svelte/reactivity'
import { boardLists } from './board-lists.ts'
import { caretTimes, noCaretTimes, type CaretTimes } from './carets.ts'
import { device } from './device.ts'
import { docOnPage, keepAsPageGoes } from './doc-page.ts'
import type { MeetingVisit } from './visit.svelte.ts'

/** The list as this person sees and writes it. Loaded after the first paint: it brings Yjs along. */
export class LiveBoard {
  readonly #client: DocClient
  readonly #visit: MeetingVisit
  readonly #lists: BoardLists
  readonly #hear: () => void
  #caretTimes: CaretTimes = noCaretTimes
  readonly leave: () => void

  constructor(visit: MeetingVisit, me: string) {
    const doc = `meeting/${visit.facts.meeting}/board`
    this.#visit = visit
    this.#lists = boardLists(visit.facts)
    this.#client = createDocClient({
      ...docOnPage(visit, { me, doc }),
      me,
      rights: () => this.rights,
    })
    const deafen = this.#client.listen(() => {
      this.#caretTimes = caretTimes(this.#caretTimes, this.#client.present(), visit.clock.now)
    })
    this.#hear = createSubscriber((tell) => this.#client.listen(tell))
    const stop = keepAsPageGoes(() => this.#client.keepNow())
    this.leave = () => {
      deafen()
      stop()
      this.#client.leave()
    }
  }

  /** What the meeting's rules allow this person now; null while they are not known here. */
  get rights(): BoardRights | null {
    const { state, actor } = this.#visit
    return state && actor && boardRights(state, actor, this.#lists)
  }

  get loaded(): boolean {
    this.#hear()
    return this.#client.loaded()
  }

  /** In the order of their ranks. */
  get issues(): readonly BoardIssue[] {
    this.#hear()
    return this.#client.issues()
  }

  /** Others who have the list open, as the server vouches for them. */
  get present(): readonly Present[] {
    this.#hear()
    return this.#client.present()
  }

  /** By the server's clock. */
  get caretTimes(): CaretTimes {
    this.#hear()
    return this.#caretTimes
  }

  get saved(): SavedState {
    this.#hear()
    return this.#client.saved()
  }

  get tray(): readonly TrayEntry[] {
    this.#hear()
    return this.#client.tray()
  }

  isPending(issue: string): boolean {
    this.#hear()
    return this.#client.isPending(issue)
  }

  bind(control: TextControl, issue: string, field: TextField): TextBinding {
    return bindText(control, this.#client.text(issue, field), device.after)
  }

  readonly client = {
    create: (issue: Parameters<DocClient['createIssue']>[0]) => this.#client.createIssue(issue),
    setGrid: (issue: string, grid: string) => this.#client.setGrid(issue, grid),
    move: (issue: string, to: number) => this.#client.moveIssue(issue, to),
    remove: (issue: string) => this.#client.deleteIssue(issue),
    undo: () => this.#client.undo(),
    redo: () => this.#client.redo(),
    dismiss: (entry: string) => this.#client.dismiss(entry),
    setCaret: (caret: Present['caret']) => this.#client.setCaret(caret),
    wake: () => this.#client.wake(),
    renew: () => this.#client.renew(),
  }
}
