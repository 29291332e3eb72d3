import { judge } from '@linyi/shared/docs/gate/judge'
import { refuse, type Refusal, type Verdict } from '@linyi/shared/docs/gate/verdict'
import * as Y from 'yjs'
import type { ClientClaim, DocCopies } from './copies.ts'
import { nothingNew, type Entry } from './entry.ts'
import { isEmptyUpdate } from './merged.ts'
import { noting, type Question } from './rights.ts'
import type { DocRules } from './rules.ts'
import type { DocSize } from './size.ts'
import type { DocWriter } from './writer.ts'

export type Judged = Entry | 'hold' | Refusal

/** Asks the gate about an update and, if it may, writes it into the draft. */
export function judgeInto(copies: DocCopies, rules: DocRules, size: DocSize) {
  const { law, plain } = rules.kind
  const write = (update: Uint8Array, claims: readonly ClientClaim[], writer: DocWriter) => {
    if (!plain) return copies.write((draft) => Y.applyUpdate(draft, update, writer), claims)
    copies.apply(update, claims)
    return update
  }
  const accept = (
    writer: DocWriter,
    update: Uint8Array,
    verdict: Extract<Verdict, { verdict: 'apply' }>,
    questions: readonly Question[],
  ): Judged => {
    const { update: accepted, newClients, inert } = verdict
    if (accepted && !size.fits(accepted)) return refuse(`${law.name}.full`)
    const claims = newClients.map((client) => ({ client, person: writer.participant }))
    const effect = accepted && write(accepted, claims, writer)
    size.grew(effect?.length ?? 0)
    writer.newClients.spend(claims.length)
    return { writer, update, effect, claims, questions, inert, refusal: null }
  }

  return (writer: DocWriter, update: Uint8Array): Judged => {
    // What a newcomer answers, who wrote nothing: no doc need be built to know that it changes none.
    if (isEmptyUpdate(update)) return nothingNew(writer, update)
    const { rights, questions } = noting(rules.rightsOf(writer))
    const newClientsMax = writer.newClients.left()
    const verdict = judge({
      law,
      doc: copies.draft(),
      update,
      ownerOf: copies.ownerOf,
      rights,
      newClientsMax,
    })
    if (verdict.verdict === 'apply') return accept(writer, update, verdict, questions)
    return verdict.verdict === 'hold' ? 'hold' : verdict
  }
}
