import * as Y from 'yjs'
import type { Cut } from '../gate/deletions.ts'
import { refuse, type Refusal } from '../gate/verdict.ts'
import { deletionRefusal } from './field-rules.ts'
import type { BoardJudging } from './items.ts'
import { placeOf } from './place.ts'

/** Judges the cuts. Whoever may delete an issue deletes all that is in it. */
export const judgeDeletions = (judging: BoardJudging): Refusal | null => {
  const { cuts, issues, isFresh } = judging
  const goneIssues = new Set<Y.Item>()
  const rest: Cut[] = []
  for (const piece of cuts) {
    const { item } = piece
    const home = judging.view.homeOf(item)
    if (home?.container !== issues || isFresh(item)) rest.push(piece)
    else {
      const code = judging.rights.deleteIssue(home.key!, judging.ownerOf(item.id.client))
      if (code) return refuse(code, `issues/${home.key}`)
      goneIssues.add(item)
    }
  }
  for (const piece of rest) {
    const refusal = judgeCut(judging, piece, goneIssues, isFresh(piece.item))
    if (refusal) return refusal
  }
  return null
}

const judgeCut = (
  judging: BoardJudging,
  { item, from, to }: Cut,
  goneIssues: ReadonlySet<Y.Item>,
  fresh: boolean,
): Refusal | null => {
  const { view, rights, growth } = judging
  const home = view.homeOf(item)
  const place = home && placeOf(judging, home)
  if (!place || place.at === 'unknown' || place.at === 'issue' || goneIssues.has(place.issue.item))
    return null
  const code = fresh ? null : deletionRefusal(rights, place)
  if (code) return refuse(code, place.path)
  if (place.at === 'text' && item.content instanceof Y.ContentString) {
    const { clock } = item.id
    growth.remove(home.container, place.path, place.field, item.content.str.slice(from - clock, to - clock))
  }
  return null
}
