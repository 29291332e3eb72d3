import type { Draft } from '../doc-client/keeping.ts'
import type { DocLink } from '../doc-client/link.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Office } from './doc-office.ts'
import { createHandClock } from './hand-clock.ts'
import { breathe } from './visit.ts'

const storeOf = <T extends { readonly id: string }>() => {
  const all = new Map<string, T>()
  return {
    all,
    load: async () => [...all.values()],
    put: async (one: T, instead: readonly string[] = []) => {
      instead.forEach((id) => all.delete(id))
      all.set(one.id, one)
    },
    drop: async (id: string) => void all.delete(id),
  }
}

/** What a device keeps of one rich text over a refresh. */
export const createShelf = <Lost extends { readonly id: string }>() => ({
  drafts: storeOf<Draft>(),
  tray: storeOf<Lost>(),
})
type Shelf<Lost extends { readonly id: string }> = ReturnType<typeof createShelf<Lost>>

let seed = 1

/** One open page of a rich text: whichever client it is that `make` gives, over the office's line. */
export async function openPage<Client, Lost extends { readonly id: string }>(
  office: Office,
  writer: string,
  shelf: Shelf<Lost>,
  make: (page: {
    readonly link: DocLink
    readonly drafts: Shelf<Lost>['drafts']
    readonly trayStore: Shelf<Lost>['tray']
    readonly surroundings: Surroundings
  }) => Client,
) {
  const clock = createHandClock(seed++)
  const client = make({
    link: office.link(writer),
    drafts: shelf.drafts,
    trayStore: shelf.tray,
    surroundings: clock.surroundings,
  })
  await breathe()
  office.flow()
  return { client, shelf, pass: clock.pass }
}
