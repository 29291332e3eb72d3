import type { BoardLists } from '@linyi/shared/docs/board/rights'
import { categories } from '@linyi/shared/domain/station/categories'
import type { LiveView } from '@linyi/shared/protocol/page-views'

/** What an issue's grid and category may be at this station. */
export const boardLists = ({ grids }: Pick<LiveView, 'grids'>): BoardLists => ({
  grids: new Set(grids.map(({ id }) => id)),
  categories: new Set(Object.keys(categories)),
})
