import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const view = await locals.reads.accounts()
  if (!view) error(404, 'nothing to see here')
  return { view, origin: locals.reads.publicOrigin }
}
