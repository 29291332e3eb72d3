import type { Steps } from '../../fold.ts'
import type { DossierEvent } from './schema.ts'
import type { DossierPart } from './state.ts'

export const dossierSteps: Steps<DossierPart, DossierEvent> = {
  'file.added': (part, { file, name, mime, bytes, sha256, piece, of, by, at }) => ({
    ...part,
    files: { ...part.files, [file]: { name, mime, bytes, sha256, piece, by, of: of ?? null, at } },
  }),
  'file.withdrawn': (part, { file }) => {
    const { [file]: _, ...files } = part.files
    return { ...part, files }
  },
  'dossier.described': (part, { words }) => ({ ...part, description: words }),
}
