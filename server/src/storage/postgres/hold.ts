import { setTimeout as pause } from 'node:timers/promises'
import { rowsOf, sql, type Asked } from './connection.ts'
import { isLockTimeout } from './fault.ts'

/** Of a busy hall no commit takes as long; whoever starts a node waits for nothing before it. */
const holdMsMax = 30_000
const againMs = 20

/**
 * Keeps every other node from reading and writing until the transaction ends, so that a copy of all tables is of one
 * moment. All of them are taken at once or none, again and again: whoever took one after another would sooner or later stand in
 * the way of a node that stands in theirs.
 * @throws the database's refusal, when others left no moment for 30 s
 */
export const holdStore = async (on: Asked): Promise<void> => {
  const tables = await rowsOf<{ name: string }>(
    on,
    sql`SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
  )
  const lock = `LOCK TABLE ${tables.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE NOWAIT`
  const until = performance.now() + holdMsMax
  for (;;) {
    await on.query(sql`SAVEPOINT hold`)
    try {
      await on.query({ text: lock, values: [] })
      return
    } catch (error) {
      if (!isLockTimeout(error) || performance.now() > until) throw error
      await on.query(sql`ROLLBACK TO SAVEPOINT hold`)
      await pause(againMs)
    }
  }
}
