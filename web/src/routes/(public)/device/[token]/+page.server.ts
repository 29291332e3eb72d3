import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  device: await locals.reads.device(params.token),
  token: params.token,
  origin: locals.reads.publicOrigin,
})
