import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params }) => ({
  reached: locals.reads.phoneReached(params.probe),
})
