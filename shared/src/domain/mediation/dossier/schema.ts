import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import {
  fileId,
  hash,
  id,
  line,
  participantId,
  text,
  words,
  type CommandsOf,
  type EventsOf,
} from '../../fields.ts'

/** What a dossier is made of, in the order of its list of contents (司法部 人民调解文书格式, 2010). */
export const pieceIds = [
  'application',
  'rightsNotice',
  'identity',
  'authorisation',
  'investigation',
  'evidence',
  'talk',
  'agreement',
  'performance',
  'visit',
  'confirmation',
  'description',
] as const
export const piece = z.enum(pieceIds)
export type Piece = z.infer<typeof piece>

const fileName = line(limits.fileNameCharsMax)
/** What may be kept: pictures, papers, sound; nothing that a browser runs. */
export const fileMime = z.enum([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'audio/mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
const bytes = z.int().min(1).max(limits.caseFileBytesMax)

/** Taken from the HTTP route alone, which stores the bytes in the same commit. */
export const isByFileRoute = (type: string): boolean => type === 'file.add' || type === 'caucus.addFile'

export const dossierCommands = {
  'file.add': z
    .strictObject({
      ...{ file: fileId, name: fileName, mime: fileMime, bytes, sha256: hash, piece },
      of: participantId.optional(),
    })
    .describe(
      'Adds a file to a piece of the dossier; only with its bytes, by `POST /api/cases/{case}/files`. `of`: the party whose it is, as those who mediate say of a proof of identity.',
    ),
  'file.withdraw': z
    .strictObject({ file: fileId, reason: text(limits.reasonCharsMax) })
    .describe('Takes a file out that does not belong there. That it was there stays on record.'),
  'dossier.describe': z
    .strictObject({ words: text(limits.caseTextCharsMax) })
    .describe('卷宗情况说明: what the dossier holds, and why something is not in it.'),
} as const
export type DossierCommand = CommandsOf<typeof dossierCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. `piece` comes with both: who may see it hangs on it. */
export const dossierEvents = {
  'file.added': z.strictObject({
    file: id,
    name: words,
    mime: words,
    bytes: z.int(),
    sha256: words,
    piece,
    /** The party whose it is; absent where nobody said. */
    of: id.optional(),
  }),
  'file.withdrawn': z.strictObject({ file: id, piece, addedBy: id, reason: words, of: id.optional() }),
  'dossier.described': z.strictObject({ words }),
} as const
export type DossierEvent = EventsOf<typeof dossierEvents>
