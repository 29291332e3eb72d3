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

/** By participant id, in the order they were entered. */
export type PartyPart = { readonly parties: Readonly<Record<string, Party>> }

export const initialParties: PartyPart = { parties: {} }

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
