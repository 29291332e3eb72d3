import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  account: await locals.reads.reset(params.token),
  token: params.token,
  origin: locals.reads.publicOrigin,
})
