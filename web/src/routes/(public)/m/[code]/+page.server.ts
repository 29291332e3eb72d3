import { error, redirect } from '@sveltejs/kit'
import { paths } from '@linyi/shared/protocol/addresses'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const join = await locals.reads.join(params.code)
  if (!join) error(404, 'no meeting with this code')
  if (join.joined) redirect(303, paths.live(join.code))
  return { join, now: locals.reads.now(), origin: locals.reads.publicOrigin }
}
