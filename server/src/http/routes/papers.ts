import { ok } from '@linyi/shared/lib/result'
import { secretReport } from '@linyi/shared/papers/secret-report'
import { shownReport } from '@linyi/shared/papers/shown-report'
import { minutesFilePath, reportFilePath } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { minutesDocx } from '../../papers/minutes-docx.ts'
import { reportDocx, shownDocx } from '../../papers/report-docx.ts'
import type { Edge } from '../edge.ts'
import { readMinutesPaper, readResultPaper } from '../reads/papers.ts'
import { docxType, route, type Route } from '../route.ts'

const minutesFile = (edge: Edge): Route =>
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
  })

const reportFile = (edge: Edge): Route =>
  route({
    method: 'get',
    path: reportFilePath('{id}', '{ballot}'),
    does: 'The report of a ballot that came to a result (票选结果报告单, 表决结果报告单), as a Word file in the layout of GB/T 9704-2012. For the staff of its meeting.',
    who: 'login',
    answer: z.string().meta({ format: 'binary' }),
    contentType: docxType,
    problems: ['stream.notFound', 'who.staff', 'roll.removed'],
    async run({ params, login }) {
      const paper = await readResultPaper(edge, login, params['id']!, params['ballot']!)
      if (!paper.ok) return paper
      if (!('sealing' in paper.value)) {
        const shown = shownReport(paper.value, edge.demo)
        return ok({ body: Buffer.from(shownDocx(shown)), fileName: `${shown.date}表决结果报告单.docx` })
      }
      const report = secretReport(paper.value, edge.demo)
      return ok({ body: Buffer.from(reportDocx(report)), fileName: `${report.date}票选结果报告单.docx` })
    },
  })

export const paperRoutes = (edge: Edge): readonly Route[] => [minutesFile(edge), reportFile(edge)]
