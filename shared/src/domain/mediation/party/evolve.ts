import type { Steps } from '../../fold.ts'
import type { PartyEvent } from './schema.ts'
import type { Party, PartyPart } from './state.ts'

const change = ({ parties }: PartyPart, id: string, to: (party: Party) => Partial<Party>): PartyPart => ({
  parties: { ...parties, [id]: { ...parties[id]!, ...to(parties[id]!) } },
})

export const partySteps: Steps<PartyPart, PartyEvent> = {
  'party.added': ({ parties }, { party, side, kind, particulars }) => ({
    parties: {
      ...parties,
      [party]: { side, kind, particulars, contact: null, representatives: {}, rights: null, consents: [] },
    },
  }),
  'party.amended': (part, { party, particulars }) => change(part, party, () => ({ particulars })),
  'party.removed': ({ parties }, { party }) => {
    const { [party]: _, ...others } = parties
    return { parties: others }
  },
  'party.contacted': (part, { party, phone, note }) =>
    change(part, party, () => ({ contact: { phone, note } })),
  'party.represented': (part, { party, representative, scope, file }) =>
    change(part, party, ({ representatives }) => ({
      representatives: { ...representatives, [representative]: { scope, file } },
    })),
  'party.rightsAcknowledged': (part, { party, beside, at }) =>
    change(part, party, () => ({ rights: { at, beside } })),
  'party.consented': (part, { party, who, as }) =>
    change(part, party, ({ consents }) => ({ consents: [...consents, { who, as }] })),
}
