import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  own: await locals.reads.me(),
  station: (await locals.reads.first()).station,
  origin: locals.reads.publicOrigin,
})
