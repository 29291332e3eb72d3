import type { Kept } from './kept.ts'

/** Things with ids under one path, which say whose they are and of what. Ids sort by the time they were made. */
export const keptList = <Item extends { readonly id: string }>(kept: Kept, path: string) => ({
  load: async () => (await kept.under(`${path}/`)) as readonly Item[],
  put: (item: Item) => kept.put(`${path}/${item.id}`, item),
  drop: (id: string) => kept.drop(`${path}/${id}`),
})
