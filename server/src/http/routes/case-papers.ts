import { fail, ok } from '@linyi/shared/lib/result'
import { casePaths, paths } from '@linyi/shared/protocol/addresses'
import * as z from 'zod'
import { dossierZip } from '../../papers/dossier-zip.ts'
import { formDocx } from '../../papers/form-docx.ts'
import type { Edge } from '../edge.ts'
import { readCasePapers, readDossier } from '../reads/case-papers.ts'
import { docxType, route, type Route } from '../route.ts'

/** Where a copy of a case's paper is checked, from outside. */
const checkedAt = (edge: Edge, id: string) => (hash: string) =>
  edge.origins()[0]! + paths.checkedCopy(id, hash)

const list = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.papers('{case}'),
    does: 'The forms that a case has papers for now, in the order of its dossier. Those of the dossier itself are for who mediates and the committee.',
    who: 'login',
    answer: z.object({
      papers: z.array(z.object({ form: z.string(), title: z.string(), hash: z.string().nullable() })),
    }),
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const forms = (await readCasePapers(edge, params['case']!, login!))?.forms
      if (!forms) return fail({ code: 'stream.notFound' })
      const papers = forms.map(({ form, title, hash }) => ({ form, title, hash }))
      return ok({ body: { papers } })
    },
  })

const paper = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.paper('{case}', '{form}'),
    does: 'One form of a case as a Word file, in the layout of GB/T 9704-2012, filled from what who asks may see of it.',
    who: 'login',
    answer: z.string().meta({ format: 'binary' }),
    contentType: docxType,
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const forms = (await readCasePapers(edge, params['case']!, login!))?.forms
      const form = forms?.find((one) => one.form === params['form'])
      if (!form) return fail({ code: 'stream.notFound' })
      // Never a name or a title: file names travel further than files.
      return ok({
        body: Buffer.from(formDocx(form, checkedAt(edge, params['case']!))),
        fileName: `${form.number}${form.title}.docx`,
      })
    },
  })

const dossier = (edge: Edge): Route =>
  route({
    method: 'get',
    path: casePaths.dossier('{case}'),
    does: '卷宗: every form of a case and every file of its dossier as one archive, for who mediates and the committee.',
    who: 'login',
    answer: z.string().meta({ format: 'binary' }),
    contentType: 'application/zip',
    problems: ['stream.notFound'],
    async run({ params, login }) {
      const found = await readDossier(edge, params['case']!, login!)
      if (!found) return fail({ code: 'stream.notFound' })
      const number = found.forms[0]!.number
      const bytes = dossierZip(found.forms, found.files, checkedAt(edge, params['case']!))
      return ok({ body: Buffer.from(bytes), fileName: `${number}卷宗.zip` })
    },
  })

export const casePaperRoutes = (edge: Edge): readonly Route[] => [list(edge), paper(edge), dossier(edge)]
