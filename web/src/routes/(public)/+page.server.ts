import { redirect } from '@sveltejs/kit'
import { paths } from '@linyi/shared/protocol/addresses'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  // The box for the six digits, where no script runs.
  const digits = url.searchParams.get('code')?.replace(/\D/g, '')
  if (digits) redirect(303, paths.join(digits))
  const { reads } = locals
  const [home, viewer] = await Promise.all([
    reads.home(url.searchParams.get('station') ?? undefined, url.searchParams.get('before') ?? undefined),
    reads.viewer(),
  ])
  return {
    home,
    viewer,
    first: home ? null : await reads.first(),
    now: reads.now(),
    origin: reads.publicOrigin,
  }
}
