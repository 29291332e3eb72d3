import type * as Y from 'yjs'
import { appendProse } from '../../docs/minutes/edits.ts'
import { minutesLaw } from '../../docs/minutes/law.ts'
import { minutesRights } from '../../docs/minutes/rights.ts'
import { proseOf, proseSchema } from '../../docs/minutes/shape.ts'
import type { Actor } from '../../domain/decider.ts'
import type { MeetingState } from '../../domain/meeting-state.ts'
import type { Phase } from '../../domain/meeting/schema.ts'
import { chair, fold, joined, officer, recorder, resident, until } from '../given.ts'
import { copiesOf, type DocCopies } from '../docs/copies.ts'
import { createDesk, type Desk } from '../docs/desk.ts'

/** Client ids in the order in which Yjs resolves conflicts. */
export const clients = { recorder: 300, other: 100, fresh: 250 } as const

const writers = new Map<string, Actor>([recorder, officer, chair, resident].map((one) => [one.id, one]))

export type Scene = DocCopies & {
  readonly desk: Desk
  readonly enter: (phase: Phase) => void
}

/** The edits that begin a plain rich text: a paragraph, a heading, a list of two, and a paragraph that is deleted. */
export const plainDraft: readonly ((doc: Y.Doc) => void)[] = [
  (doc) =>
    appendProse(doc, [
      ['paragraph', '𠮷祥里的积水，街坊说了三年。'],
      ['heading', '讨论'],
      ['bullet', '先清排水口'],
      ['bullet', '再看护坡'],
      ['paragraph', '写错了的一段'],
    ]),
  (doc) => proseOf(doc).delete(3, 1),
]

/** Minutes that the recorder has begun: a paragraph, a heading, a list of two, and a paragraph that was deleted. */
export const setScene = (): Scene => {
  const meeting = fold([...until('inProgress'), joined(resident)])
  let state: MeetingState = meeting
  const desk = createDesk(minutesLaw, (writer) => minutesRights(state, writers.get(writer)!, proseSchema))
  const { copyOf, editOf } = copiesOf(desk.doc, minutesLaw.rootsOf)
  const write = (edit: (doc: Y.Doc) => void) => desk.submit(recorder.id, editOf(clients.recorder, edit))

  plainDraft.forEach(write)
  return {
    desk,
    enter: (phase) => {
      state = { ...meeting, meeting: { ...meeting.meeting, phase } }
    },
    copyOf,
    editOf,
  }
}
