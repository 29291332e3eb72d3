import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  station: (await locals.reads.first()).station,
  origin: locals.reads.publicOrigin,
})
