import type { AudienceClass } from '../../decider.ts'
import type { Audiences } from '../../rules-table.ts'
import type { PartyEvent } from './schema.ts'
import type { Party, PartyPart } from './state.ts'

const table: readonly AudienceClass[] = ['public']

/** Particulars stand in the agreement and both sides read them; how somebody is reached is not the other side's affair. */
export const partyAudiences: Audiences<PartyEvent> = {
  'party.added': () => table,
  'party.amended': () => table,
  'party.removed': () => table,
  'party.contacted': ({ party }) => ['staff', `person:${party}`],
  'party.represented': () => table,
  'party.representationEnded': () => table,
  'party.rightsAcknowledged': () => table,
  'party.consented': () => table,
}

export function redactParties({ parties, former }: PartyPart, classes: readonly AudienceClass[]): PartyPart {
  const mayRead = (id: string) => classes.includes('staff') || classes.includes(`person:${id}`)
  const shown = ([id, party]: [string, Party]) => [id, mayRead(id) ? party : { ...party, contact: null }]
  return { former, parties: Object.fromEntries(Object.entries(parties).map(shown)) as PartyPart['parties'] }
}
