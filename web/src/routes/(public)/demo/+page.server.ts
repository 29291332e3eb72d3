import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const meeting = locals.reads.demo ? await locals.reads.demoMeeting() : null
  if (!meeting) error(404, 'not a demonstration')
  return { meeting, origin: locals.reads.publicOrigin }
}
