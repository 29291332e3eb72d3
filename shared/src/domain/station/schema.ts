import * as z from 'zod'
import { limits } from '../../lib/limits.ts'
import {
  caseId,
  type CommandsOf,
  day,
  type EventsOf,
  id,
  line,
  optionalLine,
  personId,
  words,
} from '../fields.ts'
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
  /** The 人民调解委员会 that seals what is mediated here, by its full name; empty or absent where none does. */
  committee: optionalLine(limits.committeeNameCharsMax).optional(),
})
export type StationFacts = z.infer<typeof stationFacts>

export const grid = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/, 'field.badId'),
  name: line(limits.gridNameCharsMax),
})
export type Grid = z.infer<typeof grid>

/** 〔year〕人调字第 count 号: all that is on record here of a dossier. */
const number = z.strictObject({ year: z.int().min(2000).max(9999), count: z.int().min(1) })
export type DossierNumber = z.infer<typeof number>

/** Decided here and carried out in the store: taken from the HTTP routes alone, which know a dossier's number and its last day. */
export const isOfDossier = (type: string): boolean =>
  ['station.askDestruction', 'station.keepDossier', 'station.destroyDossier'].includes(type)

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
  'station.askDestruction': z
    .strictObject({ dossier: caseId, number, until: day })
    .describe('提请销毁: the time of an archived case is over, and somebody asks that it be destroyed.'),
  'station.keepDossier': z.strictObject({ dossier: caseId }).describe('It is to be kept after all.'),
  'station.destroyDossier': z
    .strictObject({ dossier: caseId })
    .describe('批准销毁, by somebody else than who asked: the key of the case is destroyed.'),
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
  'station.destructionAsked': z.strictObject({ dossier: id, number, until: day }),
  'station.dossierKept': z.strictObject({ dossier: id }),
  'station.dossierDestroyed': z.strictObject({ dossier: id, number }),
} as const
export type StationEvent = EventsOf<typeof stationEvents>
