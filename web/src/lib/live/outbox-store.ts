import type { OutboxEntry, OutboxStore } from '@linyi/shared/client/outbox'
import type { Kept } from './kept.ts'

/** Entries lie under their ids, which sort by the time they were made. */
export function outboxStore(kept: Kept, person: string, stream: string): OutboxStore {
  const path = `outbox/${person}/${stream}/`
  return {
    load: async () => (await kept.under(path)) as readonly OutboxEntry[],
    put: (entry) => kept.put(path + entry.id, entry),
    drop: (id) => kept.drop(path + id),
  }
}
