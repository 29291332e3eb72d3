import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  own: await locals.reads.me(),
  origin: locals.reads.publicOrigin,
})
