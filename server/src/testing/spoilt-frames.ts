import { askFrame, presenceFrame, updateFrame } from '@linyi/shared/client/doc-client/wire'
import { createIssue, setGrid } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { people } from '@linyi/shared/testing/board/hall'
import { clients, issues, type setScene } from '@linyi/shared/testing/board/scene'
import { forge } from '@linyi/shared/testing/docs/forgery'
import * as Y from 'yjs'
import { readMessage } from '../realtime/collab-message.ts'
import { frameOf, writeEntry } from '../rooms/doc/presence-entry.ts'

export type Scene = ReturnType<typeof setScene>

/** mulberry32: the same numbers for the same seed. */
export const chanceOf = (from: number) => {
  let state = from >>> 0
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
type Chance = ReturnType<typeof chanceOf>

/** Bytes at which numbers of variable length begin another one, end, or grow beyond all bounds. */
const telling = [0, 1, 2, 127, 128, 129, 254, 255]

const mutations: readonly ((bytes: number[], chance: Chance, other: Uint8Array) => void)[] = [
  (bytes, chance) => void (bytes[chance(bytes.length)]! ^= 1 << chance(8)),
  (bytes, chance) => void (bytes[chance(bytes.length)] = telling[chance(telling.length)]!),
  (bytes, chance) => void bytes.splice(chance(bytes.length + 1), 0, telling[chance(telling.length)]!),
  (bytes, chance) => void bytes.splice(chance(bytes.length), 1 + chance(4)),
  (bytes, chance) => void bytes.splice(chance(bytes.length)),
  (bytes, chance) => {
    const from = chance(bytes.length)
    bytes.splice(chance(bytes.length), 0, ...bytes.slice(from, from + chance(24)))
  },
  (bytes, chance, other) =>
    void bytes.splice(chance(bytes.length), bytes.length, ...other.subarray(chance(other.length))),
  (bytes, chance) => {
    const at = chance(bytes.length)
    for (let i = 0; i < 4; i++) bytes[at + i] = chance(256)
  },
]

export const mutated = (frame: Uint8Array, chance: Chance, others: readonly Uint8Array[]): Uint8Array => {
  const bytes = [...frame]
  for (let times = 1 + chance(3); times > 0; times--)
    if (bytes.length > 0) mutations[chance(mutations.length)]!(bytes, chance, others[chance(others.length)]!)
  return Uint8Array.from(bytes)
}

/** What honest people and forgers send: as good as it gets, before it is spoilt. */
export const goodFrames = ({ desk, editOf }: Scene): readonly Uint8Array[] => {
  const own = (edit: (doc: Y.Doc) => void, client: number = clients.own) => updateFrame(editOf(client, edit))
  const title = (doc: Y.Doc) => textOf(doc, issues.lamp, 'title')!
  const author = people.resident.id
  const presence = frameOf(new Map([[7, writeEntry(7, 3, '{"writing":"x"}')]])).body
  return [
    own((doc) => title(doc).insert(1, '𠮷字')),
    own((doc) => title(doc).delete(0, 2)),
    own((doc) => setGrid(doc, issues.lamp, 'qibao'), clients.fresh),
    own((doc) =>
      createIssue(doc, author, { id: issues.unmade, title: '新', detail: '', grid: '', createdAt: 1 }),
    ),
    updateFrame(editOf(clients.deputy, (doc) => textOf(doc, issues.flood, 'title')!.delete(0, 3))),
    updateFrame(Y.encodeStateAsUpdate(desk.doc)),
    updateFrame(
      forge([{ client: clients.fresh, clock: 5, structs: [{ gone: 9 }] }], { [clients.deputy]: [[0, 9]] }),
    ),
    askFrame(Y.encodeStateVector(desk.doc)),
    presenceFrame(Uint8Array.of(1, ...presence)),
  ]
}

/** All of the board that is not the resident's to change. */
export const foreignPart = (json: unknown): string => {
  const { issues: all } = structuredClone(json) as { issues: Record<string, Record<string, unknown>> }
  for (const field of ['title', 'detail', 'grid', 'category']) delete all[issues.lamp]?.[field]
  const others = Object.entries(all).filter(
    ([id, { author }]) => id === issues.lamp || author !== people.resident.id,
  )
  return JSON.stringify(others.map(([id, fields]) => [id, Object.entries(fields).sort()]).sort())
}

/** What becomes of a frame that the resident sends, in one word; an update that passes is in the doc afterwards. */
export const outcomeOf = ({ desk }: Scene, frame: Uint8Array): string => {
  const message = readMessage(frame)
  if (message?.says === 'update') {
    const verdict = desk.submit(people.resident.id, message.update)
    if (verdict.verdict === 'refuse') return verdict.code
    return verdict.verdict === 'apply' && verdict.update === null ? 'nothing new' : verdict.verdict
  }
  if (message?.says !== 'have') return message?.says ?? 'unreadable'
  try {
    Y.encodeStateAsUpdate(desk.doc, message.stateVector)
    return 'have'
  } catch {
    return 'no state vector'
  }
}
