import * as Y from 'yjs'
import { textOf } from '../../docs/board/list.ts'
import { issuesOf } from '../../docs/board/shape.ts'
import { isText, named } from './paths.ts'

type Step = { readonly retain: number } | { readonly insert: string } | { readonly delete: number }

/**
 * What a text of `local` has beyond `confirmed`, which it grew from, as steps over the confirmed text. Exact, however
 * the two were interwoven: letters are told apart by their ids, not by what they say.
 */
export const pendingSteps = (text: Y.Text, confirmed: Y.Doc): Step[] => {
  const steps: Step[] = []
  for (let item = text._start; item; item = item.right) {
    const { client, clock } = item.id
    const known = Math.min(Math.max(Y.getState(confirmed.store, client) - clock, 0), item.length)
    if (known > 0) steps.push(...knownSteps(confirmed, item, known))
    if (known < item.length && !item.deleted && item.content instanceof Y.ContentString) {
      steps.push({ insert: item.content.str.slice(known) })
    }
  }
  return steps
}

/** The first `length` units of an item are in `confirmed` too: kept, deleted here, or deleted in both. */
const knownSteps = ({ store }: Y.Doc, item: Y.Item, length: number): Step[] => {
  const { client, clock } = item.id
  const structs = store.clients.get(client)!
  const end = clock + length
  const steps: Step[] = []
  for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++) {
    const struct = structs[i]!
    if (struct.deleted) continue
    const units = Math.min(struct.id.clock + struct.length, end) - Math.max(struct.id.clock, clock)
    steps.push(item.deleted ? { delete: units } : { retain: units })
  }
  return steps
}

export const replay = (text: Y.Text, steps: readonly Step[]): void => {
  let at = 0
  for (const step of steps) {
    if ('retain' in step) at += step.retain
    else if ('delete' in step) text.delete(at, step.delete)
    else {
      text.insert(at, step.insert)
      at += step.insert.length
    }
  }
}

/** Writes what `old` has under a path beyond `confirmed` into `fresh`, a copy of `confirmed`, where it still has a place. */
export const carryOver = (path: string, old: Y.Doc, confirmed: Y.Doc, fresh: Y.Doc): void => {
  const { issue, field } = named(path)
  if (field === null) return carryIssue(issue, old, fresh)
  // A new issue was made again with all that was written in it since.
  if (!issuesOf(confirmed).has(issue)) return
  const target = issuesOf(fresh).get(issue)
  const source = issuesOf(old).get(issue)
  if (!target || !source) return
  if (isText(field)) {
    const [from, to] = [textOf(old, issue, field), textOf(fresh, issue, field)]
    if (from && to) replay(to, pendingSteps(from, confirmed))
  } else if (source.get(field) !== target.get(field)) target.set(field, source.get(field))
}

/** A new issue is made again, a deleted one deleted again. */
const carryIssue = (id: string, old: Y.Doc, fresh: Y.Doc): void => {
  const source = issuesOf(old).get(id)
  if (!source) issuesOf(fresh).delete(id)
  else if (!issuesOf(fresh).has(id)) {
    const values = [...source.entries()].map(([key, value]): [string, unknown] => [
      key,
      value instanceof Y.Text ? new Y.Text(value.toString()) : value,
    ])
    issuesOf(fresh).set(id, new Y.Map(values))
  }
}
