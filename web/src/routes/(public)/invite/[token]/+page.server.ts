import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  invitation: await locals.reads.invitation(params.token),
  token: params.token,
  origin: locals.reads.publicOrigin,
})
