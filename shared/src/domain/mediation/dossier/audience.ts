import type { AudienceClass } from '../../decider.ts'
import type { Audiences } from '../../rules-table.ts'
import type { DossierEvent, Piece } from './schema.ts'
import type { DossierPart } from './state.ts'

/** Who somebody is, and who may sign for them, is for those who mediate and for whoever handed it in. */
const closed: readonly Piece[] = ['identity', 'authorisation']

const readersOf = (piece: Piece, by: string): readonly AudienceClass[] =>
  closed.includes(piece) ? ['staff', `person:${by}`] : ['public']

export const dossierAudiences: Audiences<DossierEvent> = {
  'file.added': ({ piece }, by) => readersOf(piece, by),
  'file.withdrawn': ({ piece, addedBy }) => readersOf(piece, addedBy),
  'dossier.described': () => ['staff'],
}

export function redactDossier(part: DossierPart, classes: readonly AudienceClass[]): DossierPart {
  const mayRead = (piece: Piece, by: string) => readersOf(piece, by).some((one) => classes.includes(one))
  const files = Object.entries(part.files).filter(([, { piece, by }]) => mayRead(piece, by))
  return {
    files: Object.fromEntries(files),
    description: classes.includes('staff') ? part.description : '',
  }
}
