import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const review = await locals.reads.review(params.meeting)
  if (!review) error(404, 'nothing to review')
  return { review, origin: locals.reads.publicOrigin }
}
