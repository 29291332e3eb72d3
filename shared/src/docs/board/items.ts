import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import type { Arrival, Judging } from '../gate/law.ts'
import { refuse, type Refusal } from '../gate/verdict.ts'
import type { Container } from '../gate/view.ts'
import { fieldRefusal, issueRefusal, isTrace, textRefusal } from './field-rules.ts'
import type { Growth } from './growth.ts'
import { placeOf } from './place.ts'
import type { BoardRights } from './rights.ts'

export type BoardJudging = Judging<BoardRights> & {
  /** The root. */
  readonly issues: Container
  readonly growth: Growth
}

/** Judges what an update would put onto the board. */
export const judgeItems = (judging: BoardJudging): Refusal | null => {
  for (const arrival of judging.arrivals) {
    const refusal = judgeItem(judging, arrival)
    if (refusal) return refusal
  }
  return creationRefusal(judging)
}

const judgeItem = (judging: BoardJudging, { item, home }: Arrival): Refusal | null => {
  const { view, rights, growth } = judging
  const place = placeOf(judging, home)
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

const pastOf = ({ dying, ownerOf }: BoardJudging, before: Y.Item) => ({
  alive: !before.deleted && !dying.has(before) && !isTrace(before.content),
  author: ownerOf(before.id.client),
})

/** Entries once made count even when deleted, or a board could be filled with the traces of what was undone. */
const fullness = ({ view, issues, rights, ownerOf }: BoardJudging) => {
  let all = view.written(issues).size
  let own = all
  for (const item of issues._map.values()) {
    if (!item.deleted) all++
    if (ownerOf(item.id.client) === rights.writer) own++
  }
  return all >= limits.issuesPerBoardMax || own >= limits.issuesPerPersonMax ? 'board.full' : null
}

/** Asked once the whole update is known, for an issue says in a field of its own whom it was written down for. */
const creationRefusal = ({ view, issues, rights }: BoardJudging): Refusal | null => {
  for (const [id, item] of view.written(issues)) {
    const named =
      isTrace(item.content) ||
      (item.content instanceof Y.ContentType && view.holds(item.content.type, 'for') !== null)
    const code = rights.create(named)
    if (code) return refuse(code, `issues/${id}`)
  }
  return null
}
