import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const meeting = locals.reads.demo ? await locals.reads.demoMeeting() : null
  if (!meeting) error(404, 'not a demonstration')
  const door = await locals.reads.join(meeting.id)
  const over = door?.joining !== 'ended' ? null : door.phase === 'published' ? 'published' : 'closed'
  return { meeting, over, origin: locals.reads.publicOrigin } as const
}
