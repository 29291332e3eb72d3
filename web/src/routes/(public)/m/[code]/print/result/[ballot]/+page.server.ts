import { paths } from '@linyi/shared/protocol/addresses'
import { paperOr404 } from '#lib/features/papers/turn-away.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { reads }, params, url }) => {
  const paper = await paperOr404(reads, url, await reads.resultPaper(params.code, params.ballot))
  const { code, ballot } = params
  return { paper, code, ballot, link: reads.publicOrigin + paths.record(paper.meeting) }
}
