import * as z from 'zod'
import { limits } from '../../../lib/limits.ts'
import { fileId, hash, id, line, lineId, text, words, type CommandsOf, type EventsOf } from '../../fields.ts'
import { fileMime } from '../dossier/schema.ts'

const answer = z.enum(['yes', 'no'])

export const caucusCommands = {
  'caucus.say': z
    .strictObject({ line: lineId, words: text(limits.caucusCharsMax) })
    .describe('Says something in a private room (单独谈), or notes it among the mediators.'),
  'caucus.ask': z
    .strictObject({ line: lineId, gist: text(limits.caucusCharsMax) })
    .describe('A mediator asks the side whether a sentence may be told to the other, in these words.'),
  'caucus.mayTell': z
    .strictObject({ line: lineId, gist: text(limits.caucusCharsMax), answer })
    .describe(
      'The side says whether it may, in the words of `gist` as it was asked. Mediators then tell it in person; nothing is copied anywhere.',
    ),
  'caucus.addFile': z
    .strictObject({
      file: fileId,
      name: line(limits.fileNameCharsMax),
      mime: fileMime,
      bytes: z.int().min(1).max(limits.caseFileBytesMax),
      sha256: hash,
    })
    .describe('Shows a file in a private room; only with its bytes, by `POST /api/cases/{case}/files`.'),
} as const
export type CaucusCommand = CommandsOf<typeof caucusCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const caucusEvents = {
  'caucus.said': z.strictObject({ line: id, words }),
  'caucus.asked': z.strictObject({ line: id, gist: words }),
  'caucus.answered': z.strictObject({ line: id, answer }),
  'caucus.fileAdded': z.strictObject({ file: id, name: words, mime: words, bytes: z.int(), sha256: words }),
} as const
export type CaucusEvent = EventsOf<typeof caucusEvents>
