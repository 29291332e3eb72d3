import { limits } from '../../../lib/limits.ts'
import { decided, refused } from '../../decided.ts'
import type { Deciders } from '../../rules-table.ts'
import type { CaseEvent, CaseState } from '../case-state.ts'
import type { DossierCommand } from './schema.ts'

export const dossierDeciders: Deciders<DossierCommand, CaseState, CaseEvent> = {
  'file.add': ({ dossier: { files } }, { file, name, mime, bytes, sha256, piece }) => {
    if (files[file]) return refused('dossier.repeatedFile')
    if (Object.keys(files).length >= limits.filesPerCaseMax) return refused('dossier.tooManyFiles')
    return decided({ type: 'file.added', v: 1, file, name, mime, bytes, sha256, piece })
  },
  'file.withdraw': ({ dossier: { files } }, { file, reason }) => {
    const known = files[file]
    if (!known) return refused('dossier.unknownFile')
    const { piece, by: addedBy } = known
    return decided({ type: 'file.withdrawn', v: 1, file, piece, addedBy, reason })
  },
  'dossier.describe': (_, { words }) => decided({ type: 'dossier.described', v: 1, words }),
}
