import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { reads }, params }) => {
  const [home, viewer] = await Promise.all([reads.home(params.station), reads.viewer()])
  if (!home) error(404, 'no such station')
  return {
    station: home.station,
    heads: home.mayInvite,
    registers: home.registersCases,
    /** Whose drafts this device may show; empty in a frame that no cookie speaks for. */
    person: viewer?.person ?? '',
    now: reads.now(),
    origin: reads.publicOrigin,
  }
}
