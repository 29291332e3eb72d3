import type { PersonId } from '@linyi/shared/lib/ids'
import type { PhoneCheckAnswer } from '@linyi/shared/protocol/bodies'
import type { InvitationView, SetupView } from '@linyi/shared/protocol/page-views'
import { meetingState, stationState, type Edge } from '../edge.ts'
import { isInsideWsl } from '../networks.ts'
import type { PhoneProbe } from '../phone-probe.ts'
import { stationLine } from './cards.ts'
import { stationsOf } from './home.ts'
import { peopleOf } from './people.ts'

/** What the person at the set-up page has done so far; null for an account that is not there to set up. */
export async function readSetup(edge: Edge, person: PersonId, probe: PhoneProbe): Promise<SetupView | null> {
  const account = await edge.storage.accountOf(person)
  if (!account) return null
  const stations = await stationsOf(edge, person)
  const own = stations.find(({ roles }) => roles.includes('stationHead'))
  if (!own && stations.length > 0) return null
  const common = { head: account.name, phones: readPhones(edge, probe), probe: probe.token }
  if (!own?.state.facts) return { ...common, station: null, grids: [], people: [], invited: [] }
  return {
    ...common,
    station: { ...own.state.facts, id: own.line.id },
    grids: own.state.grids,
    people: await peopleOf(edge, own.state),
    invited: await invitedTo(edge, own.line.id),
  }
}

/** At which of the machine's addresses a phone has been so far. */
export const readPhones = (edge: Edge, probe: PhoneProbe): PhoneCheckAnswer => ({
  addresses: edge.addresses.all(),
  reached: probe.origins(),
  wsl: isInsideWsl(),
})

async function invitedTo(edge: Edge, station: string): Promise<SetupView['invited']> {
  const open = await edge.tickets.open('invitation')
  return open
    .filter(({ body }) => body.station === station)
    .map(({ body, expiresAt }) => ({ name: body.name, role: body.role, validUntil: expiresAt }))
}

export async function readInvitation(edge: Edge, token: string): Promise<InvitationView | null> {
  const ticket = await edge.tickets.read('invitation', token)
  const station = ticket && (await stationState(edge, ticket.body.station))
  if (!ticket || !station?.facts) return null
  const { role, name } = ticket.body
  return {
    station: stationLine(ticket.body.station, station.facts),
    role,
    name,
    validUntil: ticket.expiresAt,
  }
}

/** The set-up link works until the first account is there. */
export async function mayFound(edge: Edge, token: string): Promise<boolean> {
  const ticket = await edge.tickets.read('setUp', token)
  return ticket !== null && (await edge.storage.listAccounts()).length === 0
}

export async function readReset(edge: Edge, token: string): Promise<string | null> {
  const ticket = await edge.tickets.read('reset', token)
  return ticket && ((await edge.storage.accountOf(ticket.body.person))?.accountName ?? null)
}

export async function readDevice(edge: Edge, token: string): Promise<{ name: string; code: string } | null> {
  const ticket = await edge.tickets.read('device', token)
  const meeting = ticket && (await meetingState(edge, ticket.body.meeting))
  const person = ticket && (await edge.storage.person(ticket.body.person))
  return meeting && person && { name: person.name, code: meeting.meeting.code }
}
