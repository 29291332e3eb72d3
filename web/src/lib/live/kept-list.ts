import type { Kept } from './kept.ts'

type Shelf = Pick<Kept, 'under' | 'drop'> & { readonly put: Kept['keep'] }

/** Things with ids under one path, which say whose they are and of what. Ids sort by the time they were made. */
export const keptList = <Item extends { readonly id: string }>(kept: Shelf, path: string) => ({
  load: async () => (await kept.under(`${path}/`)) as readonly Item[],
  put: (item: Item, instead: readonly string[] = []) =>
    kept.put(
      `${path}/${item.id}`,
      item,
      instead.map((id) => `${path}/${id}`),
    ),
  drop: (id: string) => kept.drop(`${path}/${id}`),
})
