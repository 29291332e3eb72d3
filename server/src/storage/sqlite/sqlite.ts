import type { Ask } from '../asks.ts'
import { storageOver } from '../facade.ts'
import type { Storage } from '../port.ts'
import type { SqliteOptions } from './connection.ts'
import { createLink } from './link.ts'
import { ownBytes, ownUnit } from './posting.ts'

/**
 * The embedded store: one file, served by one worker thread.
 * @throws StoreTooNew when a newer program wrote the file; StorageFault when it cannot be opened.
 */
export const openSqlite = async (options: SqliteOptions): Promise<Storage> => {
  const link = createLink(options)
  const epoch = await link.opened
  return storageOver({ epoch, ask: (ask, bytes) => link.ask(ownAsk(ask), bytes), close: link.close })
}

const ownAsk = (ask: Ask): Ask => {
  if ('unit' in ask) return { unit: ownUnit(ask.unit) }
  if (!('call' in ask)) return ask
  return { ...ask, args: ask.args.map((arg) => (arg instanceof Uint8Array ? ownBytes(arg) : arg)) }
}
