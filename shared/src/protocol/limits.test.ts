import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits } from '../lib/limits.ts'
import { commandSamples, withField } from '../testing/samples.ts'
import { parseCommand } from './commands.ts'

const root = join(import.meta.dirname, '../../..')
const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** A bound that a field of a command has: what is so large, and the reason for refusing what is larger. */
type Field = {
  readonly type: string
  readonly path: readonly string[]
  readonly of: (size: number) => unknown
  readonly reason: 'field.tooLong' | 'field.outOfRange'
}

const field =
  (reason: Field['reason'], of: Field['of']) =>
  (type: string, path: string): Field => ({ type, path: path.split('.'), of, reason })
const chars = field('field.tooLong', (size) => '𠮷'.repeat(size))
const number = field('field.outOfRange', (size) => size)
const list = (type: string, path: string, item: (n: number) => unknown) =>
  field('field.outOfRange', (size) => Array.from({ length: size }, (_, n) => item(n)))(type, path)

const agendaItem = { id: 'a', title: '理清单', kind: 'discussion', minutes: 1 }
const rollLine = { participant: ulid, name: '陈女士', capacity: 'resident', grid: '' }
const official = { participant: ulid, duty: 'teller', unit: '' }
const followUp = { unit: '街道办', what: '清', due: null }

/**
 * For every limit: the field of a command that has it, tried here at the bound and one past it; or the test that holds
 * it, for what is no field. A limit without a row does not compile.
 */
const rows: Readonly<Record<keyof typeof limits, Field | string>> = {
  nameCharsMax: chars('roll.rename', 'name'),
  accountNameCharsMin: 'server/src/http/routes/fields.test.ts',
  accountNameCharsMax: 'server/src/http/routes/fields.test.ts',
  passwordCharsMin: 'server/src/http/routes/fields.test.ts',
  passwordCharsMax: 'server/src/http/routes/fields.test.ts',

  titleCharsMax: chars('meeting.amend', 'facts.title'),
  topicCharsMax: chars('meeting.amend', 'facts.topic'),
  placeCharsMax: chars('meeting.amend', 'facts.place'),
  noteCharsMax: chars('meeting.amend', 'facts.placeNote'),
  reasonCharsMax: chars('meeting.cancel', 'reason'),
  proposalCharsMax: chars('issue.propose', 'text'),
  recordPathCharsMax: chars('meeting.publish', 'replacements.0.path'),
  replacementsMax: list('meeting.publish', 'replacements', () => ({ seq: 1, path: 'a', shown: '' })),
  erasedEntriesMax: list('erasure.eraseWords', 'entries', () => 1),
  answerCharsMax: chars('issue.question', 'question'),
  phoneCharsMax: chars('station.amend', 'facts.phone'),

  ruleSourceCharsMax: chars('station.proposeRules', 'rules.source'),
  contestPercentMax: number('station.proposeRules', 'rules.settings.contestPercent'),

  stationNameCharsMax: chars('station.amend', 'facts.name'),
  gridNameCharsMax: chars('station.setGrids', 'grids.0.name'),
  gridsPerStationMax: list('station.setGrids', 'grids', (n) => ({ id: `g${n}`, name: `第 ${n} 格` })),

  agendaItemsMax: list('meeting.setAgenda', 'agenda', () => agendaItem),
  agendaItemMinutesMax: number('meeting.setAgenda', 'agenda.0.minutes'),
  meetingMinutesMax: 'shared/src/domain/meeting/draft.test.ts',
  rollLinesMax: list('roll.list', 'lines', () => rollLine),
  participantsMax: 'shared/src/domain/roll/joining.test.ts',
  expectedMax: number('roll.setExpected', 'expected'),
  proposalsPerPersonMax: 'shared/src/domain/issue/proposal.test.ts',
  proposalsWaitingMax: 'shared/src/domain/issue/proposal.test.ts',
  handedOverPerPersonMax: 'shared/src/domain/issue/proposal.test.ts',
  optionsPerMotionMax: list('motion.put', 'issues', () => ulid),
  marksCountedAtOnceMax: 'shared/src/domain/ballot/secret/boxes.test.ts',
  motionsPerMeetingMax: 'shared/src/domain/motion/motion.test.ts',
  resolutionsMax: 'shared/src/domain/resolution/resolution.test.ts',
  correctionsMax: 'shared/src/domain/minutes/minutes.test.ts',
  ratingsShownMin: 'shared/src/domain/rating/rating.test.ts',
  followUpsPerResolutionMax: list('resolution.assign', 'followUps', () => followUp),
  pointsOpenPerPersonMax: 'shared/src/domain/floor/subject.test.ts',
  undoMsMax: 'shared/src/domain/floor/taken-back.test.ts',
  undoStepsMax: 'shared/src/domain/floor/taken-back.test.ts',

  issueTitleCharsMax: chars('issue.accept', 'title'),
  issueDetailCharsMax: chars('issue.accept', 'detail'),
  issuesPerBoardMax: 'shared/src/docs/gate/honest.test.ts',
  screenIssuesMax: 'shared/src/domain/meeting/screen.test.ts',
  screenWaitingMax: 'shared/src/domain/meeting/screen.test.ts',
  screenSeatsMax: 'shared/src/domain/floor/table.test.ts',
  areaMax: number('roll.setAreas', 'areas.0.area'),
  issuesPerPersonMax: 'shared/src/docs/gate/honest.test.ts',

  minutesCharsMax: 'shared/src/docs/minutes/forged.test.ts',
  minutesNodesMax: 'shared/src/docs/minutes/forged.test.ts',
  minutesBytesMax: 'server/src/rooms/doc/size.test.ts',

  settlementCharsMax: 'shared/src/docs/settlement/forged.test.ts',
  settlementNodesMax: 'shared/src/docs/settlement/forged.test.ts',
  settlementBytesMax: 'server/src/rooms/doc/size.test.ts',
  blankAskCharsMax: 'shared/src/docs/settlement/forged.test.ts',
  commentCharsMax: chars('settlement.comment', 'words'),
  commentAnchorCharsMax: chars('settlement.comment', 'anchor'),
  passageCharsMax: chars('settlement.comment', 'passage'),
  suggestionCharsMax: chars('settlement.suggest', 'base'),
  settlementNotesMax: 'shared/src/domain/mediation/settlement/notes.test.ts',
  committeeNameCharsMax: chars('settlement.seal', 'committee'),
  workingCharsMax: 'shared/src/docs/working/working.test.ts',
  workingNodesMax: 'shared/src/docs/working/working.test.ts',
  workingBytesMax: 'server/src/rooms/doc/size.test.ts',

  unauthenticatedMsMax: 'server/src/realtime/unauthenticated.test.ts',
  headerBytesMax: 'server/src/http/listener.test.ts',
  deniedMsMax: 'server/src/realtime/unauthenticated.test.ts',
  commandBytesMax: 'server/src/realtime/gateway-input.test.ts',
  collabFrameBytesMax: 'server/src/realtime/collab-hostile.test.ts',
  boardBytesMax: 'server/src/rooms/doc/size.test.ts',
  presenceBytesMax: 'server/src/rooms/doc/presence.test.ts',
  socketBacklogBytesMax: 'server/src/realtime/collab-outlet.test.ts',
  unclaimedClientIdsPerConnectionMax: 'server/src/rooms/doc/rooms.test.ts',
  heldBytesPerConnectionMax: 'server/src/rooms/doc/rooms.test.ts',
  heldMsMax: 'server/src/rooms/doc/rooms.test.ts',
  connectionsPerRoomMax: 'server/src/realtime/full.test.ts',
  outboxEntriesMax: 'shared/src/client/outbox.test.ts',
  momentarySpoilsMs: 'shared/src/client/outbox.test.ts',
  commandsPerConnectionPerSecondMax: 'server/src/realtime/gateway-input.test.ts',
  opensPerConnectionPerSecondMax: 'server/src/realtime/gateway-input.test.ts',
  streamsPerConnectionMax: 'server/src/realtime/gateway-input.test.ts',
  recentEventsPerRoomMax: 'server/src/rooms/order.test.ts',
  listedPerPageMax: 'server/src/http/reads/page-reads.test.ts',
  packedBytesMin: 'server/src/realtime/gateway-packing.test.ts',
  packedLagEventsMax: 'server/src/realtime/gateway-packing.test.ts',
  packingsPerChannelMax: 'server/src/realtime/gateway-packing.test.ts',
  roomIdleMs: 'server/src/rooms/order.test.ts',
  updatesPerConnectionPerSecondMax: 'server/src/realtime/collab-line.test.ts',

  updatesPerTickMax: 'server/src/rooms/doc/entry.test.ts',
  docBacklogBytesMax: 'server/src/rooms/doc/life.test.ts',
  docRowsMax: 'server/src/rooms/doc/life.test.ts',
  docRowsAtRestMax: 'server/src/rooms/doc/life.test.ts',
  docRowsBytesMax: 'server/src/rooms/doc/folding.test.ts',
  docIdleMs: 'server/src/rooms/doc/life.test.ts',
  unfinishedIssueMsMax: 'server/src/rooms/doc/life.test.ts',
  presenceIdsPerConnectionMax: 'server/src/rooms/doc/presence.test.ts',
  presenceIdsPerRoomMax: 'server/src/rooms/doc/presence.test.ts',
  presenceShownPerRoomMax: 'server/src/rooms/doc/presence.test.ts',
  presenceStatesPerSecondMax: 'server/src/rooms/doc/presence.test.ts',

  caseTextCharsMax: chars('case.amend', 'brief'),
  talkCharsMax: chars('case.recordTalk', 'words'),
  talksPerCaseMax: 'shared/src/domain/mediation/case/talks.test.ts',
  talkGuestsMax: list('case.recordTalk', 'guests', () => ({ name: '邻居' })),
  visitsPerCaseMax: 'shared/src/domain/mediation/case/afterwards.test.ts',
  consultationsPerCaseMax: 'shared/src/domain/mediation/case/afterwards.test.ts',
  screeningRoundsMax: 'shared/src/domain/mediation/screening/screening.test.ts',
  screeningFindingsMax: 'shared/src/domain/mediation/screening/screening.test.ts',
  screeningTasksMax: 'shared/src/domain/mediation/screening/screening.test.ts',
  partiesPerSideMax: 'shared/src/domain/mediation/party/party.test.ts',
  particularCharsMax: chars('party.amend', 'particulars.occupation'),
  ageMax: number('party.amend', 'particulars.age'),
  mediatorsPerCaseMax: list('case.setMediators', 'mediators', () => ({
    participant: ulid,
    capacity: 'people',
    ties: 'none',
  })),
  caucusCharsMax: chars('caucus.say', 'words'),
  caucusLinesMax: 'shared/src/domain/mediation/caucus/caucus.test.ts',
  instalmentsMax: number('performance.remind', 'instalment'),
  filesPerCaseMax: 'shared/src/domain/mediation/dossier/dossier.test.ts',
  fileNameCharsMax: chars('file.add', 'name'),
  caseFileBytesMax: number('file.add', 'bytes'),

  votingPaperCharsMax: 'shared/src/box/token.test.ts',
  fenMax: 'shared/src/domain/ballot/secret/terms.test.ts',
  paperPointsMax: 'shared/src/domain/ballot/secret/terms.test.ts',
  electionRulesCharsMax: chars('election.plan', 'rulesText'),
  officialsMax: list('election.proposeOfficials', 'officials', () => official),
  issuingWindowMs: 'shared/src/domain/ballot/secret/boxes.test.ts',
  issuingSecondsMin: 'shared/src/domain/rules/preset.test.ts',
  issuingSecondsMax: number('station.proposeRules', 'rules.settings.issuingSeconds'),
  wrongCodesPerMinuteMax: 'server/src/box/boxes.test.ts',
  lotWitnesses: 'shared/src/domain/ballot/secret/lots.test.ts',
  signaturesNeeded: 'shared/src/domain/ballot/secret/opening.test.ts',
  secretVotersFew: 'shared/src/domain/ballot/secret/count.test.ts',
  turnoutMsMin: 'server/src/box/turnout.test.ts',

  ballotFileCharsMax: 'shared/src/domain/counting/files/files.test.ts',
  candidatesPerFileMax: 'shared/src/domain/counting/files/files.test.ts',
  papersPerFileMax: 'shared/src/domain/counting/files/files.test.ts',
  amountPlacesMax: 'shared/src/domain/counting/files/files.test.ts',

  storeBacklogBytesMax: 'server/src/storage/queue.test.ts',
  storeRequestsPerBatchMax: 'server/src/storage/queue.test.ts',
  busEntriesMax: 'server/src/bus/redis.test.ts',

  diskFreeBytesMin: 'server/src/machine/machine.test.ts',
  clockStepMsMax: 'server/src/machine/machine.test.ts',
  clockJumpShownMs: 'server/src/machine/machine.test.ts',
  copyDaysMax: 'server/src/copies/copies.test.ts',
  purgesAtOnceMax: 'server/src/erasure/purges.test.ts',

  loginDaysMax: 'server/src/http/lasting.test.ts',
  borrowedLoginDaysMax: 'server/src/http/lasting.test.ts',
  guestLoginDaysMax: 'server/src/http/lasting.test.ts',
  invitationDaysMax: 'server/src/http/routes/invitations.test.ts',
  setUpLinkDaysMax: 'server/src/http/lasting.test.ts',
  partyLinkDaysMax: 'server/src/http/routes/party-links.test.ts',
  resetLinkMinutesMax: 'server/src/commands/account.test.ts',
  deviceChangeMinutesMax: 'server/src/http/routes/meetings.test.ts',
  projectorPairingMinutesMax: 'server/src/http/routes/meetings.test.ts',
  projectorPairingsPerMeetingMax: 'server/src/http/routes/meetings.test.ts',
  projectorLoginDaysMax: 'server/src/http/lasting.test.ts',
  signInTriesPerAccountPer15MinutesMax: 'server/src/http/routes/account.test.ts',
  signInNamesMax: 'server/src/rooms/tries.test.ts',
}

/** A sample has the smallest lists; a path into one needs something to stand on. */
const roomy: Readonly<Record<string, object>> = {
  'meeting.setAgenda': { agenda: [agendaItem] },
  'meeting.publish': { replacements: [{ seq: 1, path: 'a', shown: '' }] },
  'station.setGrids': { grids: [{ id: 'g', name: '天马' }] },
}
const withSize = ({ type, path, of }: Field, size: number) =>
  withField({ ...commandSamples.get(type), ...roomy[type] }, path, of(size))

const names = Object.keys(rows) as (keyof typeof limits)[]

describe('a limit', () => {
  it.each(names.filter((name) => typeof rows[name] !== 'string'))(
    '%s lets through what is so large and nothing larger',
    (name) => {
      const row = rows[name] as Field
      expect(parseCommand(withSize(row, limits[name]))).toMatchObject({ ok: true })
      expect(parseCommand(withSize(row, limits[name] + 1))).toMatchObject({
        ok: false,
        error: { code: 'command.malformed', params: { field: row.path.join('.'), reason: row.reason } },
      })
    },
  )

  it.each(names.filter((name) => typeof rows[name] === 'string'))(
    '%s is held by a test of its own',
    (name) => {
      const path = join(root, rows[name] as string)
      expect(existsSync(path) && readFileSync(path, 'utf8')).toContain(`limits.${name}`)
    },
  )
})
