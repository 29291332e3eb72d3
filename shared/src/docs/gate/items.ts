import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import type { Struct } from './decode.ts'
import type { Growth } from './growth.ts'
import { placeOf } from './place.ts'
import { fieldRefusal, issueRefusal, isTrace, textRefusal } from './rules.ts'
import { refuse, type BoardRights, type ClientOwner, type Refusal } from './verdict.ts'
import { MALFORMED, type Home, type View } from './view.ts'

export type Judging = {
  readonly view: View
  readonly rights: BoardRights
  readonly ownerOf: ClientOwner
  readonly growth: Growth
  /** Items that the update's own delete set takes away as a whole. */
  readonly dying: ReadonlySet<Y.Item>
}

/** Judges what an update would put into the doc, in an order in which every reference is already settled. */
export const judgeItems = (
  judging: Judging,
  structs: readonly Struct[],
): Refusal | { readonly inert: string[] } => {
  const inert: string[] = []
  for (const struct of structs) {
    const home = judging.view.settle(struct)
    if (home === MALFORMED) return refuse('board.malformed')
    if (!(struct instanceof Y.Item)) continue
    const refusal = home ? judgeItem(judging, struct, home) : null
    if (refusal) return refusal
    if (!home && !judging.dying.has(struct) && struct.content instanceof Y.ContentString)
      inert.push(struct.content.str)
  }
  return creationRefusal(judging) ?? { inert }
}

const judgeItem = (judging: Judging, item: Y.Item, home: NonNullable<Home>): Refusal | null => {
  const { view, rights, ownerOf, growth } = judging
  const place = placeOf(view, ownerOf, home)
  if (place.at === 'unknown') return refuse('board.unknownField')
  const before = home.key === null ? null : view.holds(home.container, home.key)
  const arrival = { content: item.content, dead: judging.dying.has(item) }
  const code =
    place.at === 'issue'
      ? (issueRefusal(rights, place.id, arrival, before && pastOf(judging, before)) ??
        (before ? null : fullness(judging)))
      : place.at === 'field'
        ? fieldRefusal(rights, place, arrival, before)
        : textRefusal(rights, place, arrival)
  if (code) return refuse(code, place.path)
  view.write(home, item)
  if (place.at === 'text' && item.content instanceof Y.ContentString) {
    growth.add(home.container, place.path, place.field, item.content.str)
  }
  return null
}

const pastOf = ({ dying, ownerOf }: Judging, before: Y.Item) => ({
  alive: !before.deleted && !dying.has(before) && !isTrace(before.content),
  author: ownerOf(before.id.client),
})

/** Entries once made count even when deleted, or a board could be filled with the traces of what was undone. */
const fullness = ({ view, rights, ownerOf }: Judging) => {
  let all = view.written(view.root).size
  let own = all
  for (const item of view.root._map.values()) {
    if (!item.deleted) all++
    if (ownerOf(item.id.client) === rights.writer) own++
  }
  return all >= limits.issuesPerBoardMax || own >= limits.issuesPerPersonMax ? 'board.full' : null
}

/** Asked once the whole update is known, for an issue says in a field of its own whom it was written down for. */
const creationRefusal = ({ view, rights }: Judging): Refusal | null => {
  for (const [id, item] of view.written(view.root)) {
    const named =
      isTrace(item.content) ||
      (item.content instanceof Y.ContentType && view.holds(item.content.type, 'for') !== null)
    const code = rights.create(named)
    if (code) return refuse(code, `issues/${id}`)
  }
  return null
}
