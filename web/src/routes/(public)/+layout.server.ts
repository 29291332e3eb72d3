import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => {
  const code = url.searchParams.get('problem')
  return {
    formToken: locals.reads.formToken,
    /** Why a form posted without script was sent back. */
    problem: code ? locals.reads.problem(code) : null,
  }
}
