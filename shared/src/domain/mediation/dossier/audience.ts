import type { AudienceClass } from '../../decider.ts'
import type { Audiences } from '../../rules-table.ts'
import type { DossierEvent, Piece } from './schema.ts'
import type { DossierPart } from './state.ts'

/** Who somebody is, and who may sign for them, is for those who mediate, for the party and for whoever handed it in. */
const closed: readonly Piece[] = ['identity', 'authorisation']

const readersOf = (piece: Piece, by: string, of: string | null = null): readonly AudienceClass[] => {
  if (!closed.includes(piece)) return ['public']
  return ['staff', `person:${by}`, ...(of === null ? [] : [`person:${of}` as const])]
}

export const dossierAudiences: Audiences<DossierEvent> = {
  'file.added': ({ piece, of }, by) => readersOf(piece, by, of),
  'file.withdrawn': ({ piece, addedBy, of }) => readersOf(piece, addedBy, of),
  'dossier.described': () => ['staff'],
}

export function redactDossier(part: DossierPart, classes: readonly AudienceClass[]): DossierPart {
  const files = Object.entries(part.files).filter(([, { piece, by, of }]) =>
    readersOf(piece, by, of).some((one) => classes.includes(one)),
  )
  return {
    files: Object.fromEntries(files),
    description: classes.includes('staff') ? part.description : '',
  }
}
