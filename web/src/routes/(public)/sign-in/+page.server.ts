import type { PageServerLoad } from './$types'

const ownPath = /^\/(?![/\\])[^\s\\]*$/

export const load: PageServerLoad = async ({ locals, url }) => {
  const next = url.searchParams.get('next') ?? ''
  return {
    station: (await locals.reads.first()).station,
    next: ownPath.test(next) ? next : '/',
    origin: locals.reads.publicOrigin,
  }
}
