import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  link: await locals.reads.partyLink(params.token),
  token: params.token,
  origin: locals.reads.publicOrigin,
})
