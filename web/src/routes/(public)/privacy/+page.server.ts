import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  /** This device belongs to somebody, who may look and withdraw. */
  known: (await locals.reads.viewer()) !== null,
  /** Somebody has just been erased: whether words are left to be looked at. */
  erased: url.searchParams.get('erased'),
  origin: locals.reads.publicOrigin,
})
