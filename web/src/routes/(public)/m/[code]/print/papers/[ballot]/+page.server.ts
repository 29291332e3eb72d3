import { paperOr404 } from '#lib/features/papers/turn-away.ts'
import type { PageServerLoad } from './$types'

/** Whoever works here: what is on a paper everybody may know, and who hands it out prints it. */
export const load: PageServerLoad = async ({ locals: { reads }, params, url }) => {
  const viewer = await reads.viewer()
  const live = viewer?.account ? await reads.live(params.code) : null
  return { live: await paperOr404(reads, url, live), box: params.ballot }
}
