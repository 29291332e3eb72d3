import { rightsInPaper } from '../../docs/working/rights.ts'
import { workingLaw } from '../../docs/working/law.ts'
import { workingSchema } from '../../docs/working/shape.ts'
import type { CasePhase } from '../../domain/mediation/case/schema.ts'
import { copiesOf, type DocCopies } from '../docs/copies.ts'
import { createDesk, type Desk } from '../docs/desk.ts'
import { everyoneInCase, foldCase, mediator, untilPhase } from '../mediation/given-case.ts'
import { plainDraft } from '../minutes/scene.ts'

/** Client ids in the order in which Yjs resolves conflicts. */
export const clients = { mediator: 300, side: 100, fresh: 250 } as const

export type PaperScene = DocCopies & {
  readonly desk: Desk
  readonly enter: (phase: CasePhase) => void
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
  const { copyOf, editOf } = copiesOf(desk.doc, workingLaw.rootsOf)
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
