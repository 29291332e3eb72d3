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
  /** Whose hand it is, or who acts for them; where it was `beside` somebody, who sat there. */
  readonly by: string
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
  /** The 人民调解委员会 that is to seal it; empty where the station had none when it was made final. */
  readonly committee: string
  /** The day on which all had signed and the seal was there; null before. */
  readonly effectiveOn: Day | null
}

/** Who has sealed it, or is to; empty where nobody is. */
export const sealedBy = ({ seal, committee }: Revision): string => seal?.committee ?? committee

/** The files that a final version's signatures show. */
export const filesOfSignatures = ({ signed }: Revision): readonly string[] =>
  Object.values(signed).flatMap((hands) => Object.values(hands).map(({ file }) => file))

/** Somebody drew their name, or showed a finger, and signed no paper. */
export const isSignedOnScreen = ({ signed }: Revision): boolean =>
  Object.values(signed).some((hands) => Object.values(hands).some(({ way }) => way !== 'paper'))

export type SettlementPart = {
  readonly parts: Readonly<Record<Part, PartAgreed>>
  /** What is being signed, or binds. */
  readonly revision: Revision | null
  /** What was in effect until a court did not confirm it and mediation went on, in order: it binds nobody, and stays on file. */
  readonly earlier: readonly Revision[]
  /** How many there were, with those opened again. */
  readonly revisions: number
  /** Files that showed signatures on final versions that are none any more. */
  readonly spent: readonly string[]
  readonly comments: Readonly<Record<string, Comment>>
  readonly suggestions: Readonly<Record<string, Suggestion>>
}

/** The versions that stand in the dossier: what was in effect before, and what is being signed or binds. */
export const versionsOf = ({ earlier, revision }: SettlementPart): readonly Revision[] =>
  [...earlier, revision].filter((one) => one !== null)

const nobody: PartAgreed = { assents: {}, objections: {}, fallen: {} }

export const initialSettlement: SettlementPart = {
  parts: { parties: nobody, facts: nobody, terms: nobody, performance: nobody },
  revision: null,
  earlier: [],
  revisions: 0,
  spent: [],
  comments: {},
  suggestions: {},
}
