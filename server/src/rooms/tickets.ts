import type { AccountRole, Instant } from '@linyi/shared/domain/decider'
import type { DirectoryWrite, Storage, TicketPurpose } from '../storage/port.ts'
import { hashOfToken, newToken } from './tokens.ts'

const minuteMs = 60 * 1000

/** What a one-time link carries. `name` is what whoever invited wrote; `by` is who will have granted the role. */
export type TicketBodies = {
  setUp: Readonly<Record<string, never>>
  invitation: {
    readonly station: string
    readonly role: AccountRole
    readonly name: string
    readonly by: string
  }
  reset: { readonly person: string }
  device: { readonly person: string; readonly meeting: string }
  party: { readonly case: string; readonly participant: string }
}

export type OpenTicket<P extends TicketPurpose> = {
  readonly body: TicketBodies[P]
  readonly expiresAt: Instant
}

export type Tickets = {
  /** A fresh link's token with the write that makes it valid. */
  create<P extends TicketPurpose>(
    purpose: P,
    body: TicketBodies[P],
    minutes: number,
  ): { token: string; write: DirectoryWrite; expiresAt: Instant }
  /** What an unused, unexpired ticket of this purpose carries; null for any other text. */
  read<P extends TicketPurpose>(purpose: P, token: string): Promise<OpenTicket<P> | null>
  /** Everything of this purpose that was handed out and waits to be used. */
  open<P extends TicketPurpose>(purpose: P): Promise<readonly OpenTicket<P>[]>
  /** The write that spends a ticket just read; the unit it is in conflicts with `ticketUsed` when somebody was faster. */
  use(token: string): DirectoryWrite
}

export function createTickets(storage: Storage, now: () => Instant = Date.now): Tickets {
  return {
    create(purpose, body, minutes) {
      const token = newToken()
      const expiresAt = now() + minutes * minuteMs
      const tokenHash = hashOfToken(token)!
      return {
        token,
        expiresAt,
        write: { put: 'ticket', tokenHash, purpose, body: JSON.stringify(body), expiresAt },
      }
    },
    async read(purpose, token) {
      const tokenHash = hashOfToken(token)
      const ticket = tokenHash && (await storage.ticket(tokenHash))
      if (!ticket || ticket.purpose !== purpose || ticket.used || ticket.expiresAt <= now()) return null
      return { body: JSON.parse(ticket.body), expiresAt: ticket.expiresAt }
    },
    async open(purpose) {
      const tickets = await storage.openTickets(purpose, now())
      return tickets.map(({ body, expiresAt }) => ({ body: JSON.parse(body), expiresAt }))
    },
    use: (token) => ({ use: 'ticket', tokenHash: hashOfToken(token)!, now: now() }),
  }
}
