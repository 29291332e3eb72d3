import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const notice = await locals.reads.notice(params.code)
  if (!notice) error(404, 'no notice with this code')
  return {
    notice,
    now: locals.reads.now(),
    origin: locals.reads.publicOrigin,
    /** A form without script comes back here. */
    received: url.searchParams.has('received'),
  }
}
