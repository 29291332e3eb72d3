import type { LayoutServerLoad } from './$types'

/** Nothing of a case is rendered on the server: its own line alone carries it, to who may open it. */
export const load: LayoutServerLoad = ({ locals, params }) => ({
  case: params.case,
  origin: locals.reads.publicOrigin,
})
