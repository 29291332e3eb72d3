import * as Y from 'yjs'
import { rightsInPaper } from '../../docs/working/rights.ts'
import { workingLaw } from '../../docs/working/law.ts'
import { proseOf } from '../../docs/minutes/shape.ts'
import { workingSchema } from '../../docs/working/shape.ts'
import type { CasePhase } from '../../domain/mediation/case/schema.ts'
import { createDesk, type Desk } from '../docs/desk.ts'
import { everyoneInCase, foldCase, mediator, untilPhase } from '../mediation/given-case.ts'
import { plainDraft } from '../minutes/scene.ts'

/** Client ids in the order in which Yjs resolves conflicts. */
export const clients = { mediator: 300, side: 100, fresh: 250 } as const

export type PaperScene = {
  readonly desk: Desk
  readonly enter: (phase: CasePhase) => void
  /** A copy of the paper under a client id, as a browser would hold it. */
  readonly copyOf: (client: number) => Y.Doc
  /** The update that an edit on such a copy gives. */
  readonly editOf: (client: number, edit: (doc: Y.Doc) => void) => Uint8Array
}

/** The paper of 甲方's room, which a mediator has begun as minutes are begun. */
export const setPaper = (): PaperScene => {
  let state = foldCase(untilPhase('mediating'))
  const desk = createDesk(workingLaw, (writer) =>
    rightsInPaper(
      state,
      everyoneInCase.find(({ id }) => id === writer)!,
      'caucus/a',
      workingSchema,
    ),
  )
  const copyOf = (client: number): Y.Doc => {
    const copy = new Y.Doc()
    proseOf(copy)
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc))
    copy.clientID = client
    return copy
  }
  const editOf: PaperScene['editOf'] = (client, edit) => {
    const copy = copyOf(client)
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    edit(copy)
    return Y.mergeUpdates(updates)
  }
  for (const edit of plainDraft) desk.submit(mediator.id, editOf(clients.mediator, edit))
  return {
    desk,
    enter: (phase) => {
      state = foldCase(untilPhase(phase))
    },
    copyOf,
    editOf,
  }
}
