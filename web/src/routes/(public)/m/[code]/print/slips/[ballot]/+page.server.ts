import { paperOr404 } from '#lib/features/papers/turn-away.ts'
import type { PageServerLoad } from './$types'

/** Whoever works here may look; the codes themselves are asked for by the page, of which only officers get any. */
export const load: PageServerLoad = async ({ locals: { reads }, params, url }) => {
  const viewer = await reads.viewer()
  const live = viewer?.account ? await reads.live(params.code) : null
  return { live: await paperOr404(reads, url, live), box: params.ballot, origin: reads.publicOrigin }
}
