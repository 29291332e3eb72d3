import type { Instant } from '@linyi/shared/domain/decider'

/**
 * The erasable side: people, accounts, logins. Nothing of it is in any stream. Written in the order given: an
 * account, a login and a participant's `person` need their person put first; all `put`s but a ticket's overwrite.
 */
export type DirectoryWrite =
  | { readonly put: 'person'; readonly person: string; readonly name: string }
  | {
      readonly put: 'participant'
      readonly meeting: string
      readonly participant: string
      readonly person: string | null
      readonly name: string
      readonly grid: string
    }
  /** What a person agreed to when they came to a meeting or wrote to it: the version of the line above the button. */
  | {
      readonly put: 'consent'
      readonly person: string
      readonly meeting: string
      readonly version: number
      readonly at: Instant
    }
  | {
      readonly put: 'account'
      readonly person: string
      readonly accountName: string
      readonly passwordHash: string
    }
  | {
      readonly put: 'login'
      readonly tokenHash: Uint8Array
      readonly person: string
      readonly meeting: string | null
      readonly expiresAt: Instant
    }
  | { readonly drop: 'login'; readonly tokenHash: Uint8Array }
  | { readonly drop: 'loginsOf'; readonly person: string }
  /** What somebody was called in one meeting. */
  | { readonly drop: 'participant'; readonly meeting: string; readonly participant: string }
  /** With their account and logins. */
  | { readonly drop: 'person'; readonly person: string }
  /** Tickets that carry this person's id, and all that can no longer be used: invitations carry names. */
  | { readonly drop: 'ticketsOf'; readonly person: string; readonly now: Instant }
  | {
      readonly put: 'ticket'
      readonly tokenHash: Uint8Array
      readonly purpose: TicketPurpose
      readonly body: string
      readonly expiresAt: Instant
    }
  /** Conflicts (`ticketUsed`) unless the ticket is there, unused and not expired at `now`. */
  | { readonly use: 'ticket'; readonly tokenHash: Uint8Array; readonly now: Instant }

/** One-time links: first set-up, an invitation, a password reset, a change of device, a party's way into their case. */
export type TicketPurpose = 'setUp' | 'invitation' | 'reset' | 'device' | 'party'

export type Account = {
  readonly person: string
  readonly accountName: string
  readonly passwordHash: string
  readonly name: string
}
export type Login = { readonly person: string; readonly meeting: string | null; readonly expiresAt: Instant }
export type Participant = {
  readonly participant: string
  readonly person: string | null
  readonly name: string
  readonly grid: string
}
export type Consent = { readonly meeting: string; readonly version: number; readonly at: Instant }
export type Ticket = {
  readonly purpose: TicketPurpose
  readonly body: string
  readonly expiresAt: Instant
  readonly used: boolean
}
