import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const record = await locals.reads.record(params.meeting)
  if (!record) error(404, 'no record of this meeting is published')
  return {
    record,
    meeting: params.meeting,
    now: locals.reads.now(),
    origin: locals.reads.publicOrigin,
  }
}
