import type { BoxOutcome, BoxWrite, Outcome, Unit } from '../port.ts'
import type { Connection } from './connection.ts'
import { isFault } from './fault.ts'
import { openBox, writeBox } from './write-box.ts'
import { takeNumber, writeFile, writeKey } from './write-beside.ts'
import { writeDirectory } from './write-directory.ts'
import { appendDoc, docSeq } from './write-doc.ts'
import { appendStream, done, streamConflict } from './write-stream.ts'

/** A unit that broke an assumption fails alone; `bug` says how. */
export type UnitResult = { readonly outcome: Outcome | BoxOutcome } | { readonly bug: string }

/** What is committed together with others. */
export type Committed = { readonly unit: Unit } | { readonly box: BoxWrite }

/**
 * One transaction for all units, a savepoint for each: what is refused leaves no trace and costs the others nothing.
 * @throws whatever `isFault` knows; then no unit was committed, or all were and nobody can tell.
 */
export const commitUnits = (connection: Connection, units: readonly Committed[]): UnitResult[] =>
  inTransaction(connection, () => units.map((unit) => tryUnit(connection, unit)))

/** Takes the write lock at once, so that what `work` reads cannot be overtaken by another program. */
export const inTransaction = <T>({ db }: Connection, work: () => T): T => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const tryUnit = (connection: Connection, unit: Committed): UnitResult => {
  const { db } = connection
  db.exec('SAVEPOINT unit')
  const result = writtenOrBug(connection, unit)
  if ('bug' in result || !result.outcome.ok) db.exec('ROLLBACK TO unit')
  db.exec('RELEASE unit')
  return result
}

const writtenOrBug = (connection: Connection, asked: Committed): UnitResult => {
  try {
    return { outcome: 'box' in asked ? writeBox(connection, asked.box) : writeUnit(connection, asked.unit) }
  } catch (error) {
    if (isFault(error)) throw error
    return { bug: String(error) }
  }
}

const writeUnit = (connection: Connection, unit: Unit): Outcome => {
  const { stream, docs = [], directory = [], boxes = [], numbers = [], keys = [], files = [] } = unit
  const { asRead = [] } = unit
  if (stream) {
    const conflict = streamConflict(connection, stream)
    if (!conflict.ok) return conflict
  }
  if (asRead.some(({ doc, seq }) => docSeq(connection, doc) !== seq)) return { ok: false, why: 'docMoved' }
  for (const { counter, number } of numbers)
    if (!takeNumber(connection, counter, number)) return { ok: false, why: 'numberTaken' }
  for (const append of docs) {
    const outcome = appendDoc(connection, append)
    if (!outcome.ok) return outcome
  }
  for (const write of directory) {
    const outcome = writeDirectory(connection, write)
    if (!outcome.ok) return outcome
  }
  for (const key of keys) writeKey(connection, key)
  if (stream) {
    appendStream(connection, stream)
    for (const box of boxes) openBox(connection, box, stream.stream)
  }
  for (const file of files) writeFile(connection, file)
  return done
}
