import type * as Y from 'yjs'
import { addIssue } from '../../docs/board/edits.ts'
import { textOf } from '../../docs/board/list.ts'
import { boardLaw } from '../../docs/board/law.ts'
import { issuesOf } from '../../docs/board/shape.ts'
import { copiesOf, type DocCopies } from '../docs/copies.ts'
import { accept, createHall, people, type Hall } from './hall.ts'

/** Client ids in the order in which Yjs resolves conflicts: the forger's loses to some and wins over others. */
export const clients = { server: 11, deputy: 300, own: 200, other: 100, fresh: 250 } as const

export const issues = {
  /** Written by the deputy; holds letters outside the basic plane. */
  flood: '01K8WATER'.padEnd(26, '0'),
  /** Proposed by the resident and accepted: theirs, written by the server. */
  lamp: '01K8DARK'.padEnd(26, '0'),
  /** Was the deputy's, and is deleted. */
  gone: '01K8GANE'.padEnd(26, '0'),
  /** Nobody has made it yet. */
  unmade: '01K8NEW'.padEnd(26, '0'),
} as const

/** Where an item stands in the store. */
export const placeIn = (item: Y.Item): readonly [number, number] => [item.id.client, item.id.clock]

/** A board with an issue of a deputy's, one of a resident's, and the trace of a deleted one. */
export const setScene = (): Hall & DocCopies => {
  const hall = createHall()
  const { desk } = hall
  const make = (author: string, client: number, id: string, title: string, detail: string) =>
    desk.write(
      author,
      client,
      addIssue(desk.doc, { client, author, issue: { id, title, detail, grid: '', createdAt: 1 } }),
    )
  make(people.deputy.id, clients.server, issues.flood, '𠮷祥里逢雨水浸', '北园新村三年来经常水浸')
  make(people.resident.id, clients.server + 1, issues.lamp, '路灯坏了', '')
  hall.change(accept(issues.lamp, people.resident))
  make(people.deputy.id, clients.server + 2, issues.gone, '重复的一条', '')
  const { copyOf, editOf } = copiesOf(desk.doc, boardLaw.rootsOf)
  const submit = (who: { readonly id: string }, update: Uint8Array) => desk.submit(who.id, update)

  submit(
    people.deputy,
    editOf(clients.deputy, (doc) => textOf(doc, issues.flood, 'detail')!.insert(0, '街坊反映：')),
  )
  submit(
    people.resident,
    editOf(clients.own, (doc) => textOf(doc, issues.lamp, 'title')!.insert(4, '三天')),
  )
  submit(
    people.deputy,
    editOf(clients.deputy, (doc) => issuesOf(doc).delete(issues.gone)),
  )

  return { ...hall, copyOf, editOf }
}
