import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { reads }, params }) => {
  const home = await reads.home(params.station)
  if (!home) error(404, 'no such station')
  return { station: home.station, mediates: home.mediates, origin: reads.publicOrigin }
}
