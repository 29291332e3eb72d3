import { paperOr404 } from '#lib/features/papers/turn-away.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { reads }, params, url }) => ({
  case: params.case,
  papers: await paperOr404(reads, url, await reads.casePapers(params.case)),
  /** The hash of a copy that somebody scanned to check it. */
  copy: url.searchParams.get('copy'),
  origin: reads.publicOrigin,
})
