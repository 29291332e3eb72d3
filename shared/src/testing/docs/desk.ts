import * as Y from 'yjs'
import type { DocLaw, WriterRights } from '../../docs/gate/law.ts'
import { judge } from '../../docs/gate/judge.ts'
import type { Verdict } from '../../docs/gate/verdict.ts'
import { assert } from '../../lib/assert.ts'

/** A doc behind its gate, without room, storage or line: what the gate lets through is applied at once. */
export type Desk = {
  readonly doc: Y.Doc
  readonly owners: Map<number, string>
  /** Judges an update as somebody's, and applies what the verdict says. */
  readonly submit: (writer: string, update: Uint8Array) => Verdict
  /** Applies what the server wrote itself. */
  readonly write: (owner: string, client: number, update: Uint8Array) => void
  /** The doc as plain JSON, from a fresh copy: nothing hides in caches. */
  readonly json: () => unknown
}

export const createDesk = <Rights extends WriterRights>(
  law: DocLaw<Rights>,
  rightsOf: (writer: string) => Rights,
): Desk => {
  const doc = new Y.Doc()
  law.rootsOf(doc)
  const owners = new Map<number, string>()
  const apply = (update: Uint8Array) => {
    Y.applyUpdate(doc, update)
    assert(doc.store.pendingStructs === null && doc.store.pendingDs === null, 'the gate let a hole through')
  }
  return {
    doc,
    owners,
    submit: (writer, update) => {
      const ownerOf = (client: number) => owners.get(client) ?? null
      const verdict = judge({ law, doc, update, ownerOf, rights: rightsOf(writer) })
      if (verdict.verdict === 'apply') {
        for (const client of verdict.newClients) owners.set(client, writer)
        if (verdict.update) apply(verdict.update)
      }
      return verdict
    },
    write: (owner, client, update) => {
      owners.set(client, owner)
      apply(update)
    },
    json: () => {
      const copy = new Y.Doc()
      law.rootsOf(copy)
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      return copy.toJSON()
    },
  }
}
