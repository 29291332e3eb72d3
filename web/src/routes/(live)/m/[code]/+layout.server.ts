import { error } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, params }) => {
  const live = await locals.reads.live(params.code)
  if (!live) error(404, 'no meeting with this code')
  return { live, origin: locals.reads.publicOrigin }
}
