import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => ({ prefs: locals.prefs, demo: locals.reads.demo })
