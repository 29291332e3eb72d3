import type { AnyDocKind } from '@linyi/shared/docs/kinds'
import { refuse, type Refusal } from '@linyi/shared/docs/gate/verdict'
import { limits } from '@linyi/shared/lib/limits'
import * as Y from 'yjs'
import type { Log } from '../../log.ts'
import { createBucket } from '../bucket.ts'
import type { Clock } from '../clock.ts'
import type { DocCopies } from './copies.ts'
import { refusalEntry, type Entry } from './entry.ts'
import type { Judged } from './judging.ts'
import type { DocLine } from './line.ts'
import { createHeld, type DocWriter, type Joining, type WriterPort } from './writer.ts'

export type AdmissionDeps = {
  readonly kind: AnyDocKind
  readonly copies: DocCopies
  readonly line: DocLine
  readonly clock: Clock
  readonly log: Log
  readonly judge: (writer: DocWriter, update: Uint8Array) => Judged
}

export type Admission = {
  readonly join: (who: Joining, port: WriterPort) => DocWriter
  /** @param complete the update holds everything its connection has (sync step 2), so that what is missing is not coming */
  readonly admit: (writer: DocWriter, update: Uint8Array, complete: boolean) => void
  /** Somebody else wrote first, or the meeting went on: judges an earlier entry anew. */
  readonly admitAgain: (entry: Entry) => void
}

const newClientEveryMs = 15_000

/** What becomes of an update after its verdict: the line to disk, a wait for what is missing, or its writer's tray. */
export function createAdmission({ kind, copies, line, clock, log, judge }: AdmissionDeps): Admission {
  /** A hole that its connection cannot fill. */
  const unfilled = refuse(`${kind.law.name}.malformed`)

  const turnDown = (writer: DocWriter, update: Uint8Array, refusal: Refusal) => {
    writer.diverged ??= refusal
    if (writer.openEntries > 0) line.push(refusalEntry(writer, update, refusal))
    else writer.port.refused(refusal)
  }

  const keepBack = (writer: DocWriter, update: Uint8Array, complete: boolean) => {
    const asked = !writer.held.isEmpty()
    if (writer.diverged || complete) return turnDown(writer, update, writer.diverged ?? unfilled)
    if (!writer.held.add(update)) {
      for (const held of [...writer.held.take(), update]) turnDown(writer, held, unfilled)
    } else if (!asked) writer.port.missing(Y.encodeStateVector(copies.draft()))
  }

  /** An update that breaks the gate or Yjs is our bug and its writer's problem, nobody else's. */
  const judgeSafely = (writer: DocWriter, update: Uint8Array): Judged => {
    if (writer.strict && writer.diverged) return writer.diverged
    try {
      return judge(writer, update)
    } catch (error) {
      log.error({ err: error }, 'an update broke the gate')
      copies.redraft(line.entries())
      return unfilled
    }
  }

  const settle = (writer: DocWriter, update: Uint8Array, complete: boolean) => {
    const judged = judgeSafely(writer, update)
    if (judged === 'hold') keepBack(writer, update, complete)
    else if ('verdict' in judged) turnDown(writer, update, judged)
    else line.push(judged)
  }

  const join: Admission['join'] = (who, port) => {
    const onExpired = (updates: readonly Uint8Array[]) =>
      updates.forEach((update) => turnDown(writer, update, unfilled))
    const writer: DocWriter = {
      ...who,
      port,
      framesStored: 0,
      openEntries: 0,
      diverged: null,
      held: createHeld(clock, onExpired),
      newClients: createBucket(clock.now, limits.unclaimedClientIdsPerConnectionMax, 1000 / newClientEveryMs),
    }
    return writer
  }

  return {
    join,
    admit: (writer, update, complete) => {
      line.reaffirm()
      settle(writer, update, complete)
      if (complete) for (const held of writer.held.take()) settle(writer, held, true)
    },
    admitAgain: ({ writer, update, refusal }) => {
      if (!writer) return
      if (refusal) turnDown(writer, update, refusal)
      else settle(writer, update, false)
    },
  }
}
