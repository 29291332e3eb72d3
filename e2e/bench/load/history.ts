import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import * as Y from 'yjs'

/** At a place in the text: so many letters away, and these put in. */
type Patch = readonly [at: number, away: number, put: string]

export type History = {
  readonly name: string
  readonly issue: string
  /** Of every change, as it came. */
  readonly updates: readonly Uint8Array[]
  /** The doc in the end, as one. */
  readonly whole: Uint8Array
  readonly text: string
}

type Trace = { readonly txns: readonly { readonly patches: readonly Patch[] }[] }

/** A trace as github.com/josephg/editing-traces has them (the sequential ones, in ASCII), zipped or not. */
export function readTrace(path: string): readonly (readonly Patch[])[] {
  const bytes = readFileSync(path)
  const json = bytes[0] === 0x1f ? gunzipSync(bytes).toString() : bytes.toString()
  return (JSON.parse(json) as Trace).txns.map(({ patches }) => patches)
}

/**
 * Somebody at work on a text for weeks: letters one by one, an eighth of them taken back, and now and then a step to
 * a place nearby. The same every time.
 */
export function madeUp(changes: number): readonly (readonly Patch[])[] {
  let seed = 42
  const chance = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return (seed >>> 8) % below
  }
  let [length, at] = [0, 0]
  return Array.from({ length: changes }, () => {
    if (chance(120) === 0) at = Math.min(length, Math.max(0, at + chance(400) - 200))
    if (at > 0 && chance(8) === 0) {
      length--
      return [[--at, 1, '']] as const
    }
    length++
    return [[at++, 0, String.fromCharCode(97 + chance(26))]] as const
  })
}

const issue = '01K0000000000000000000000H'

/** Plays the changes into an entry of a list. */
export function historyOf(name: string, changes: readonly (readonly Patch[])[]): History {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  createIssue(doc, 'anybody', { id: issue, title: '量', detail: '', grid: '', createdAt: 0, for: '' })
  const detail = textOf(doc, issue, 'detail')!
  for (const patches of changes)
    doc.transact(() => {
      for (const [at, away, put] of patches) {
        if (away > 0) detail.delete(at, away)
        if (put !== '') detail.insert(at, put)
      }
    })
  return { name, issue, updates, whole: Y.encodeStateAsUpdate(doc), text: detail.toString() }
}
