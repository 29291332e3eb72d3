import type { InBoth } from '../in-both.ts'

/** What everybody is called whose name was erased. */
export const erasedName: InBoth = { zh: '已注销用户', en: 'erased user' }
