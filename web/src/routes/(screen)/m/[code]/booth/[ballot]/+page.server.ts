import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const live = await locals.reads.live(params.code)
  if (!live) error(404, 'no meeting with this code')
  return { title: live.title, box: params.ballot }
}
