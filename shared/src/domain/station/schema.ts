import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import { type CommandsOf, day, type EventsOf, id, line, optionalLine, personId, words } from '../fields.ts'
import { meetingKind } from '../meeting/schema.ts'
import { ownRules } from '../rules/own.ts'

/** Kinds of station. */
export const stationKind = z.enum(['center', 'area', 'professional', 'community'])
export type StationKind = z.infer<typeof stationKind>

export const accountRole = z.enum([
  'stationHead',
  'liaisonOfficer',
  'deputy',
  'gridWorker',
  'mediator',
  'handlingUnit',
  'oversightBody',
])

export const stationFacts = z.strictObject({
  street: line(limits.stationNameCharsMax),
  name: line(limits.stationNameCharsMax),
  kind: stationKind,
  address: optionalLine(limits.placeCharsMax),
  phone: optionalLine(limits.phoneCharsMax),
})
export type StationFacts = z.infer<typeof stationFacts>

export const grid = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/, 'field.badId'),
  name: line(limits.gridNameCharsMax),
})
export type Grid = z.infer<typeof grid>

/**
 * The fields of each command, beside the envelope's `id`, `type` and `station`. Names and passwords never pass here.
 * `station.found` opens a stream and names none: the station's id is the command's.
 */
export const stationCommands = {
  'station.found': z
    .strictObject({ facts: stationFacts })
    .describe(
      'Opens a station. The envelope names none: its id is the command’s. The set-up link lends the role it needs.',
    ),
  'station.amend': z
    .strictObject({ facts: stationFacts })
    .describe('Changes what the station says of itself.'),
  'station.setGrids': z
    .strictObject({ grids: z.array(grid).max(limits.gridsPerStationMax).readonly() })
    .describe('Replaces the grids.'),
  'station.proposeRules': z
    .strictObject({ kind: meetingKind, rules: ownRules })
    .describe('Writes a draft of the station’s own rules for a kind of meeting, for its head to adopt.'),
  'station.dropRules': z.strictObject({ kind: meetingKind }).describe('Gives such a draft up.'),
  'station.adoptRules': z
    .strictObject({ kind: meetingKind, rules: ownRules })
    .describe(
      'Adopts a draft as it was read. Meetings announced from here on go by it; those announced before keep theirs.',
    ),
  'station.resetRules': z
    .strictObject({ kind: meetingKind })
    .describe('Goes back to the general rules, for meetings announced from here on.'),
  'station.grantRole': z.strictObject({ person: personId, role: accountRole }).describe('Gives a role.'),
  'station.revokeRole': z
    .strictObject({ person: personId, role: accountRole })
    .describe('Takes a role back.'),
  'station.listMediator': z
    .strictObject({
      person: personId,
      certificate: optionalLine(limits.particularCharsMax),
      from: day,
      until: day,
    })
    .describe('聘为特邀调解员: puts somebody with an account on the published list, for a term.'),
  'station.unlistMediator': z.strictObject({ person: personId }).describe('Ends it before its term.'),
} as const

export type StationCommand = CommandsOf<typeof stationCommands>

/** The fields of each event, beside `type`, `v`, `seq`, `at` and `by`. */
export const stationEvents = {
  'station.founded': z.strictObject({ facts: stationFacts }),
  'station.amended': z.strictObject({ facts: stationFacts }),
  'station.gridsSet': z.strictObject({ grids: z.array(grid).readonly() }),
  'station.rulesProposed': z.strictObject({ kind: meetingKind, rules: ownRules }),
  'station.rulesDropped': z.strictObject({ kind: meetingKind }),
  'station.rulesAdopted': z.strictObject({ kind: meetingKind, rules: ownRules }),
  'station.rulesReset': z.strictObject({ kind: meetingKind }),
  'station.roleGranted': z.strictObject({ person: id, role: accountRole }),
  'station.roleRevoked': z.strictObject({ person: id, role: accountRole }),
  'station.mediatorListed': z.strictObject({ person: id, certificate: words, from: day, until: day }),
  'station.mediatorUnlisted': z.strictObject({ person: id }),
} as const
export type StationEvent = EventsOf<typeof stationEvents>
