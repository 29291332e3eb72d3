import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const home = await locals.reads.home(params.station)
  if (!home) error(404, 'no such station')
  return { station: home.station, origin: locals.reads.publicOrigin }
}
