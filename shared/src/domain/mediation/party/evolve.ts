import type { Steps } from '../../fold.ts'
import type { PartyEvent, Side } from './schema.ts'
import type { Party, PartyPart } from './state.ts'

const change = (
  { parties, former }: PartyPart,
  id: string,
  to: (party: Party) => Partial<Party>,
): PartyPart => ({
  former,
  parties: { ...parties, [id]: { ...parties[id]!, ...to(parties[id]!) } },
})

const gather = (former: PartyPart['former'], side: Side, ...ids: readonly string[]): PartyPart['former'] => ({
  ...former,
  ...Object.fromEntries(ids.map((id) => [id, side])),
})

export const partySteps: Steps<PartyPart, PartyEvent> = {
  'party.added': ({ parties, former }, { party, side, kind, particulars, applied }) => ({
    former,
    parties: {
      ...parties,
      [party]: {
        ...{ side, kind, particulars, applied: applied ?? false },
        ...{ contact: null, representatives: {}, rights: null, consents: [] },
      },
    },
  }),
  'party.amended': (part, { party, particulars, applied }) =>
    change(part, party, (known) => ({ particulars, applied: applied ?? known.applied })),
  'party.removed': ({ parties, former }, { party }) => {
    const { [party]: gone, ...others } = parties
    return {
      parties: others,
      former: gather(former, gone!.side, party, ...Object.keys(gone!.representatives)),
    }
  },
  'party.contacted': (part, { party, phone, note }) =>
    change(part, party, () => ({ contact: { phone, note } })),
  'party.represented': (part, { party, representative, scope, file }) =>
    change(part, party, ({ representatives }) => ({
      representatives: { ...representatives, [representative]: { scope, file } },
    })),
  'party.representationEnded': (part, { party, representative }) => {
    const { [representative]: _, ...representatives } = part.parties[party]!.representatives
    const { parties } = change(part, party, () => ({ representatives }))
    return { parties, former: gather(part.former, parties[party]!.side, representative) }
  },
  'party.rightsAcknowledged': (part, { party, beside, at }) =>
    change(part, party, () => ({ rights: { at, beside } })),
  'party.consented': (part, { party, who, as }) =>
    change(part, party, ({ consents }) => ({ consents: [...consents, { who, as }] })),
}
