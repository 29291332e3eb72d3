import { createHash } from 'node:crypto'
import { line, participantId } from '@linyi/shared/domain/fields'
import type { CaseState } from '@linyi/shared/domain/mediation/case-state'
import { caucusRooms, roomStreamId, type CaucusRoom } from '@linyi/shared/domain/mediation/caucus/rooms'
import type { CaucusState } from '@linyi/shared/domain/mediation/caucus/state'
import { piece } from '@linyi/shared/domain/mediation/dossier/schema'
import { limits } from '@linyi/shared/lib/limits'
import { fail, ok } from '@linyi/shared/lib/result'
import { casePaths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { freshId } from '../../rooms/fresh-id.ts'
import type { Asker, StreamRoom } from '../../rooms/port.ts'
import { act, reading, type Edge } from '../edge.ts'
import { mimeOf } from '../file-mime.ts'
import { route, type Route } from '../route.ts'

const add = (edge: Edge): Route =>
  route({
    method: 'post',
    path: '/api/cases/{case}/files',
    does: 'Puts a file into a piece of the dossier, or into one of the private rooms. The body is its bytes; what it is they say themselves. `of`: the party whose it is.',
    who: 'login',
    query: z.object({
      name: line(limits.fileNameCharsMax),
      piece: piece.optional(),
      of: participantId.optional(),
      room: z.enum(caucusRooms).optional(),
    }),
    bytesMax: limits.caseFileBytesMax,
    answer: z.object({ file: z.string(), sha256: z.string() }),
    problems: [
      ...(['stream.notFound', 'command.malformed', 'dossier.fileType', 'dossier.tooManyFiles'] as const),
      ...(['who.caseStaff', 'who.partyOrMediator', 'case.wrongPhase', 'dossier.whose'] as const),
    ],
    async run({ params, query, body, login }) {
      const bytes = body as Uint8Array
      const mime = mimeOf(bytes)
      if (mime === null) return fail({ code: 'dossier.fileType' })
      const [id, file] = [params['case']!, freshId(edge.now())]
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const room = query['room'] as CaucusRoom | undefined
      const about = { case: id, file, name: query['name'], mime, bytes: bytes.length, sha256 }
      const command = room
        ? { type: 'caucus.addFile', room, ...about }
        : { type: 'file.add', piece: query['piece'], ...(query['of'] && { of: query['of'] }), ...about }
      const stream = room ? `caucus/${roomStreamId(id, room)}` : `case/${id}`
      const done = await act(edge, login!, command, [], [{ stream, file, bytes }])
      return done.ok ? ok({ body: { file, sha256 } }) : done
    },
  })

type Found = { readonly stream: string; readonly name: string; readonly mime: string }

/** The file as far as somebody may see it, in a stream they may open. */
function seen(room: StreamRoom, asker: Asker, file: string): Found | null {
  const actor = room.actorOf(asker)
  const { state } = room.durable()
  if (!actor || room.rules.mayOpen(state, actor) !== null) return null
  const view = room.rules.view(state, room.rules.audienceClassesOf(state, actor)) as
    Pick<CaseState, 'dossier'> | CaucusState
  const one = 'dossier' in view ? view.dossier.files[file] : view.files.find(({ id }) => id === file)
  return one ? { stream: room.stream, name: one.name, mime: one.mime } : null
}

const fetchFile = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.file('{case}', '{file}'),
    does: 'The bytes of one file of a case, for who may see it there.',
    who: 'login',
    answer: z.string().meta({ format: 'binary' }),
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const [id, file] = [params['case']!, params['file']!]
      const streams = [`case/${id}`, ...caucusRooms.map((room) => `caucus/${roomStreamId(id, room)}`)]
      for (const stream of streams) {
        const found = await reading(edge, stream, (room) => seen(room, login!, file))
        const bytes = found && (await edge.storage.file(found.stream, file))
        if (bytes) return ok({ body: Buffer.from(bytes), contentType: found.mime, fileName: found.name })
      }
      return fail({ code: 'stream.notFound' })
    },
  })

export const caseFileRoutes = (edge: Edge): readonly Route[] => [add(edge), fetchFile(edge)]
