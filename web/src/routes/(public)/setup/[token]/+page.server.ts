import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  valid: await locals.reads.mayFound(params.token),
  token: params.token,
})
