import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  glance: await locals.reads.glance(params.code),
  now: locals.reads.now(),
})
