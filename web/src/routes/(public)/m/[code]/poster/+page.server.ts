import { error } from '@sveltejs/kit'
import { paths } from '@linyi/shared/protocol/addresses'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const notice = await locals.reads.notice(params.code)
  if (!notice) error(404, 'no notice with this code')
  return { notice, link: locals.reads.publicOrigin + paths.notice(notice.code) }
}
