import type { Day } from '../../days.ts'
import type { Instant, Quote } from '../../decider.ts'
import type { Fragment, Part } from './parts.ts'
import type { SettlementEvent } from './schema.ts'

/** A party agreed to a part as it reads. Every standing assent to a part is to one hash, that of the part now. */
export type Assent = { readonly hash: string; readonly at: Instant; readonly beside: boolean }

export type PartAgreed = {
  /** By party. */
  readonly assents: Readonly<Record<string, Assent>>
  /** 要改, by party, until they agree. */
  readonly objections: Readonly<Record<string, { readonly words: string; readonly at: Instant }>>
  /**
   * What each party whose assent fell had agreed to, in readable lines: what has changed since is shown to them.
   * `reason` is why a mediator opened the part again; empty where other words came instead.
   */
  readonly fallen: Readonly<
    Record<string, { readonly was: string; readonly at: Instant; readonly reason: string }>
  >
}

export type Comment = {
  readonly fragment: Fragment
  readonly anchor: string
  readonly passage: string
  readonly words: string
  readonly by: string
  readonly at: Instant
  readonly resolved: boolean
}

export type Suggestion = {
  readonly fragment: Fragment
  readonly base: string
  readonly replacement: string
  readonly by: string
  readonly at: Instant
  readonly outcome: 'open' | 'accepted' | 'rejected'
  /** Who took it or not, and why not; empty while it is open. */
  readonly settledBy: string
  readonly reason: string
}

export type Signature = {
  readonly way: Extract<SettlementEvent, { type: 'settlement.signed' }>['way']
  readonly file: string
  readonly at: Instant
  readonly beside: boolean
}
type Signatures = Readonly<Record<string, Signature>>

/** 定稿: the words of all parts under one hash, and who has put their name to it. */
export type Revision = {
  readonly number: number
  readonly quote: Quote
  readonly by: string
  readonly at: Instant
  readonly signed: {
    readonly party: Signatures
    readonly mediator: Signatures
    readonly recorder: Signatures
  }
  readonly seal: { readonly committee: string; readonly by: string; readonly at: Instant } | null
  /** The day on which all had signed and the seal was there; null before. */
  readonly effectiveOn: Day | null
}

/** The files that the final version's signatures show. */
export const filesOfSignatures = ({ signed }: Revision): readonly string[] =>
  Object.values(signed).flatMap((hands) => Object.values(hands).map(({ file }) => file))

export type SettlementPart = {
  readonly parts: Readonly<Record<Part, PartAgreed>>
  /** What is being signed, or binds. */
  readonly revision: Revision | null
  /** How many there were, with those opened again. */
  readonly revisions: number
  readonly comments: Readonly<Record<string, Comment>>
  readonly suggestions: Readonly<Record<string, Suggestion>>
}

const nobody: PartAgreed = { assents: {}, objections: {}, fallen: {} }

export const initialSettlement: SettlementPart = {
  parts: { parties: nobody, facts: nobody, terms: nobody, performance: nobody },
  revision: null,
  revisions: 0,
  comments: {},
  suggestions: {},
}
