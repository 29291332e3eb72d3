import { limits } from '../../../lib/limits.ts'
import { decided, refused } from '../../decided.ts'
import type { Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import { partyOf } from '../who.ts'
import type { DossierCommand } from './schema.ts'

export const dossierDeciders: Deciders<DossierCommand, CaseState, CaseEvent> = {
  'file.add': (state, command, actor) => {
    const { file, name, mime, bytes, sha256, piece, of: said } = command
    const { files } = state.dossier
    if (files[file]) return refused('dossier.repeatedFile')
    if (Object.keys(files).length >= limits.filesPerCaseMax) return refused('dossier.tooManyFiles')
    if (said !== undefined && !state.party.parties[said]) return refused('party.unknown')
    const of = said ?? partyOf(state, actor)
    if (piece === 'identity' && of === null) return refused('dossier.whose')
    return decided({
      type: 'file.added',
      v: 1,
      ...{ file, name, mime, bytes, sha256, piece },
      ...(of !== null && { of }),
    })
  },
  'file.withdraw': ({ dossier: { files } }, { file, reason }) => {
    const known = files[file]
    if (!known) return refused('dossier.unknownFile')
    const { piece, by: addedBy, of } = known
    return decided({
      type: 'file.withdrawn',
      v: 1,
      ...{ file, piece, addedBy, reason },
      ...(of !== null && { of }),
    })
  },
  'dossier.describe': (_, { words }) => decided({ type: 'dossier.described', v: 1, words }),
}
