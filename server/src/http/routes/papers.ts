import { ok } from '@linyi/shared/lib/result'
import { minutesFilePath } from '@linyi/shared/protocol/http'
import * as z from 'zod'
import { minutesDocx } from '../../papers/minutes-docx.ts'
import type { Edge } from '../edge.ts'
import { readMinutesPaper } from '../reads/papers.ts'
import { docxType, route, type Route } from '../route.ts'

export const paperRoutes = (edge: Edge): readonly Route[] => [
  route({
    method: 'get',
    path: minutesFilePath('{id}'),
    does: 'The minutes of a meeting, by its id or code, as a Word file in the layout of GB/T 9704-2012. For its staff.',
    who: 'login',
    answer: z.string().meta({ format: 'binary' }),
    contentType: docxType,
    problems: ['stream.notFound', 'who.staff', 'roll.removed'],
    async run({ params, login }) {
      const paper = await readMinutesPaper(edge, login, params['id']!)
      if (!paper.ok) return paper
      const { date, mark } = paper.value
      // Never the title: it is free text, and file names travel further than files.
      return ok({ body: Buffer.from(minutesDocx(paper.value)), fileName: `${date}${mark}.docx` })
    },
  }),
]
