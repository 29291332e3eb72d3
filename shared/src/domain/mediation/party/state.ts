import type { Instant } from '../../decider.ts'
import type { Particulars, Side } from './schema.ts'

export type Representative = {
  readonly scope: 'general' | 'special' | 'head'
  /** 授权委托书 in the dossier; null while it is missing. */
  readonly file: string | null
}

export type Party = {
  readonly side: Side
  readonly kind: 'person' | 'organisation'
  readonly particulars: Particulars
  /** 申请人: mediation was asked for by them. */
  readonly applied: boolean
  /** For staff and the party. */
  readonly contact: { readonly phone: string; readonly note: string } | null
  /** By their own participant id. */
  readonly representatives: Readonly<Record<string, Representative>>
  /** When they were told their rights and said so; `beside`: in a mediator's presence. */
  readonly rights: { readonly at: Instant; readonly beside: boolean } | null
  /** Who may sit in, as far as they are concerned. */
  readonly consents: readonly {
    readonly who: string
    readonly as: 'kin' | 'neighbour' | 'expert' | 'other'
  }[]
}

export type PartyPart = {
  /** By participant id, in the order they were entered. */
  readonly parties: Readonly<Record<string, Party>>
  /** Who was a party or acted for one, and is or does not any more, and on which side. Their ids are nobody else’s, and they do not mediate. */
  readonly former: Readonly<Record<string, Side>>
}

export const initialParties: PartyPart = { parties: {}, former: {} }

/** Every party was told what they may do and must, and said so (调解法 23, 24). */
export const everyoneTold = ({ parties }: PartyPart): boolean =>
  Object.values(parties).every(({ rights }) => rights !== null)

/** Everybody who is or was of a side, or acts or acted for somebody who is. */
export const ofSides = ({ parties, former }: PartyPart): readonly string[] => [
  ...Object.entries(parties).flatMap(([id, { representatives }]) => [id, ...Object.keys(representatives)]),
  ...Object.keys(former),
]

/** The ids of one side, in order. */
export const sideOf = ({ parties }: PartyPart, side: Side): readonly string[] =>
  Object.keys(parties).filter((id) => parties[id]!.side === side)

/** Both sides are there. */
export const hasBothSides = (part: PartyPart): boolean =>
  sideOf(part, 'a').length > 0 && sideOf(part, 'b').length > 0

/** The party that somebody is or acts for; null for nobody's. */
export function partyFor({ parties }: PartyPart, id: string): string | null {
  if (parties[id]) return id
  return Object.keys(parties).find((party) => parties[party]!.representatives[id] !== undefined) ?? null
}

/** On which side somebody is or was, themselves or for another; null for who never was on any. */
export function sideFor(part: PartyPart, id: string): Side | null {
  const party = partyFor(part, id)
  return party === null ? (part.former[id] ?? null) : part.parties[party]!.side
}
