import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { reads }, params }) => {
  const view = await reads.archive(params.station)
  if (!view) error(404, 'nothing to see here')
  return { view, origin: reads.publicOrigin }
}
