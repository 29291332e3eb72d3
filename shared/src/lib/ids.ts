declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** 26 characters of Crockford base 32: 48 bits of milliseconds, 80 bits of chance. */
export type Ulid = string
export type StationId = Branded<'StationId'>
export type MeetingId = Branded<'MeetingId'>
/** A case of mediation (调解案件). */
export type CaseId = Branded<'CaseId'>
/** What people come to and go by an id of their own in. */
export type GatheringId = MeetingId | CaseId
/** A person known to the whole installation; only the directory holds it beside a name. */
export type PersonId = Branded<'PersonId'>
/** The same person inside one meeting. Opaque: two meetings cannot be joined by it. */
export type ParticipantId = Branded<'ParticipantId'>
export type IssueId = Branded<'IssueId'>
export type ProposalId = Branded<'ProposalId'>
export type PointId = Branded<'PointId'>
export type MotionId = Branded<'MotionId'>
export type BallotId = Branded<'BallotId'>
export type ResolutionId = Branded<'ResolutionId'>
/** A file of a case's dossier. */
export type FileId = Branded<'FileId'>
/** Something said to a passage of a settlement, or suggested for it. */
export type CommentId = Branded<'CommentId'>
export type SuggestionId = Branded<'SuggestionId'>
/** Something said in a private room of a case. */
export type LineId = Branded<'LineId'>
/** 排查: a round of it, what is found in it, and what is to be done about that. */
export type RoundId = Branded<'RoundId'>
export type FindingId = Branded<'FindingId'>
export type TaskId = Branded<'TaskId'>
export type CommandId = Branded<'CommandId'>

/** Crockford's base 32: no I, L, O or U, which are misread. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/**
 * A ULID from a time and 16 chance bytes, of which the last 10 are used; both are inputs, so that replay is exact.
 * @param at milliseconds since 1970, below 2^48
 */
export function ulid(at: number, chance: Uint8Array): Ulid {
  let head = ''
  for (let i = 0, rest = at; i < 10; i++, rest = Math.floor(rest / 32)) head = CROCKFORD[rest % 32]! + head
  let tail = ''
  let bits = 0n
  for (const byte of chance.slice(-10)) bits = (bits << 8n) | BigInt(byte)
  for (let i = 0; i < 16; i++, bits >>= 5n) tail = CROCKFORD[Number(bits & 31n)]! + tail
  return head + tail
}
