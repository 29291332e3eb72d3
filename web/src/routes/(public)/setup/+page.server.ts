import { redirect } from '@sveltejs/kit'
import { paths } from '@linyi/shared/protocol/addresses'
import { type SetupView } from '@linyi/shared/protocol/page-views'
import type { PageServerLoad } from './$types'

/** How far the set-up has come: the first step that is not saved yet. */
const reachedOf = (setup: SetupView): 2 | 3 | 4 =>
  setup.station === null ? 2 : setup.grids.length === 0 ? 3 : 4

export const load: PageServerLoad = async ({ locals, url }) => {
  const setup = await locals.reads.setup()
  if (!setup) redirect(303, `${paths.signIn}?next=${paths.setup}`)
  const reached = reachedOf(setup)
  const asked = Number(url.searchParams.get('step'))
  const step = ([2, 3, 4] as const).find((one) => one === asked && one <= reached) ?? reached
  return { setup, reached, step }
}
