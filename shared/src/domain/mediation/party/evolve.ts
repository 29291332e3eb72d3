import type { Steps } from '../../fold.ts'
import type { PartyEvent } from './schema.ts'
import type { Party, PartyPart } from './state.ts'

const change = (
  { parties, former }: PartyPart,
  id: string,
  to: (party: Party) => Partial<Party>,
): PartyPart => ({
  former,
  parties: { ...parties, [id]: { ...parties[id]!, ...to(parties[id]!) } },
})

export const partySteps: Steps<PartyPart, PartyEvent> = {
  'party.added': ({ parties, former }, { party, side, kind, particulars }) => ({
    former,
    parties: {
      ...parties,
      [party]: { side, kind, particulars, contact: null, representatives: {}, rights: null, consents: [] },
    },
  }),
  'party.amended': (part, { party, particulars }) => change(part, party, () => ({ particulars })),
  'party.removed': ({ parties, former }, { party }) => {
    const { [party]: gone, ...others } = parties
    return { parties: others, former: [...former, party, ...Object.keys(gone!.representatives)] }
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
    return { parties, former: [...part.former, representative] }
  },
  'party.rightsAcknowledged': (part, { party, beside, at }) =>
    change(part, party, () => ({ rights: { at, beside } })),
  'party.consented': (part, { party, who, as }) =>
    change(part, party, ({ consents }) => ({ consents: [...consents, { who, as }] })),
}
