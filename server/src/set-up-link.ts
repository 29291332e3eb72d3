import { limits } from '@linyi/shared/lib/limits'
import type { Tickets } from './rooms/tickets.ts'
import type { Storage } from './storage/port.ts'

/** The token of a fresh set-up link while there is no account; null afterwards. */
export async function setUpLink(storage: Storage, tickets: Tickets): Promise<string | null> {
  if ((await storage.listAccounts()).length > 0) return null
  const { token, write } = tickets.create('setUp', {}, limits.setUpLinkDaysMax * 24 * 60)
  await storage.commit({ directory: [write] })
  return token
}
