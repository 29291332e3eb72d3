import type { Actor } from '../../domain/decider.ts'
import type { CaseCommand, CaseState } from '../../domain/mediation/case-state.ts'
import { casePhases } from '../../domain/mediation/case/phase-names.ts'
import type { CasePhase } from '../../domain/mediation/case/schema.ts'
import type { CaucusCommand } from '../../domain/mediation/caucus-stream.ts'
import type { CommentId, FileId, LineId, SuggestionId } from '../../lib/ids.ts'
import {
  at,
  clerk,
  committee,
  effectiveOn,
  foldCase,
  groupHead,
  invited,
  mediator,
  officer,
  partyA,
  partyB,
  registeredAt,
  station,
  untilPhase,
} from './given-case.ts'

/** Who may, in which phases; where a command is about one party, it is `partyB`, whose head is `groupHead`. */
export type CaseRow = readonly [
  command: CaseCommand,
  who: readonly Actor[],
  when: readonly (CasePhase | null)[],
]

const preparing: readonly CasePhase[] = ['registered', 'mediatorSet']
const talking: readonly CasePhase[] = ['mediating', 'agreedWritten', 'signing']
const open: readonly CasePhase[] = [...preparing, ...talking]
const binding: readonly CasePhase[] = ['effective', 'performing', 'breached', 'confirmApplied', 'confirmed']
const ended: readonly CasePhase[] = ['refused', 'failed', 'terminated']
const live: readonly CasePhase[] = [...open, ...binding, 'notConfirmed', 'performed', ...ended]

const mediators = [mediator, invited]
const staff = [committee, ...mediators]
/** Of the party it is about, who acts for them, or who mediates; not the committee's head, who speaks for nobody. */
const forB = [...mediators, partyB, groupHead]
const table = [...staff, partyA, partyB, groupHead]

const party = partyB.id
const reason = '另有原因'
const text = { category: 'other', title: '漏水', brief: '楼上漏水', sought: '' } as const
const particulars = { gender: '', ethnicity: '', age: null, occupation: '', address: '', headedBy: '' }
const file = 'f' as FileId
const comment = 'c' as CommentId
/** Made by 甲方. */
const suggestion = 's' as SuggestionId
const fileFields = { name: '图.jpg', mime: 'image/jpeg', bytes: 1, sha256: '' } as const

/** Written apart from the policies, by hand: what each sort of people may do in each phase, once mediators are named. */
export const caseRows: readonly CaseRow[] = [
  [{ type: 'case.register', station, origin: 'applied', from: null, ...text }, [], []],
  [{ type: 'case.amend', ...text }, staff, open],
  [{ type: 'case.refuse', party, reason }, forB, preparing],
  [{ type: 'case.refuse', party: null, reason }, staff, preparing],
  [
    {
      ...{ type: 'case.setMediators', chosenBy: 'committee' },
      mediators: [{ participant: mediator.id, capacity: 'people', ties: 'none' }],
    },
    [committee],
    live,
  ],
  [{ type: 'case.begin' }, mediators, ['mediatorSet']],
  [{ type: 'case.askOpen', party }, forB, open],
  [{ type: 'case.askClosed', party }, forB, open],
  [{ type: 'case.askWritten', party }, forB, open],
  [
    {
      ...{ type: 'case.recordTalk', place: '村委会', on: effectiveOn, present: [], guests: [] },
      ...{ words: '说了', result: 'continued' },
    },
    mediators,
    talking,
  ],
  [{ type: 'case.extend', party, until: effectiveOn }, forB, talking],
  [
    {
      ...{ type: 'case.agreeOral', facts: '漏水', content: '修', performance: '当天' },
      ...{ performedAtOnce: true, simple: true, agreed: [] },
    },
    mediators,
    ['mediating'],
  ],
  [{ type: 'case.fail', reason }, mediators, talking],
  [{ type: 'case.terminate', party, reason }, forB, talking],
  [{ type: 'case.resume', reason }, mediators, ['notConfirmed']],
  [{ type: 'case.refer', to: 'court' }, staff, live],
  [{ type: 'case.referredBack', to: 'court', status: 'taken' }, staff, live],
  [{ type: 'case.report', to: 'police', words: reason }, staff, live],
  [
    {
      ...{ type: 'case.visit', on: effectiveOn, performed: 'yes', satisfied: 'satisfied' },
      ...{ trouble: '', words: '都好' },
    },
    mediators,
    [...binding, 'performed'],
  ],
  [
    { type: 'case.consult', on: effectiveOn, lawyer: '陈律师', questions: '能不能分', opinion: '能' },
    staff,
    live,
  ],
  [{ type: 'case.archive', retention: 'long' }, staff, ['performed', 'breached', ...ended]],

  [
    { type: 'party.add', party, side: 'a', kind: 'person', name: '李叔', particulars },
    staff,
    [...preparing, 'mediating'],
  ],
  [{ type: 'party.amend', party, name: '李叔', particulars }, staff, [...preparing, 'mediating']],
  [{ type: 'party.remove', party, reason }, staff, [...preparing, 'mediating']],
  [{ type: 'party.contact', party, phone: '', note: '' }, staff, live],
  [
    {
      ...{ type: 'party.represent', party, representative: groupHead.id, name: '组长', scope: 'head' },
      file: null,
    },
    staff,
    live,
  ],
  [{ type: 'party.endRepresentation', party, representative: groupHead.id }, forB, live],
  [{ type: 'party.acknowledgeRights', party }, forB, [...preparing, 'mediating']],
  [{ type: 'party.consentTo', party, who: '老支书', as: 'neighbour' }, forB, open],

  [
    { type: 'settlement.assent', part: 'terms', party, hash: '' },
    [...mediators, partyB, groupHead],
    ['mediating'],
  ],
  [
    { type: 'settlement.object', part: 'terms', party, words: reason },
    [...mediators, partyB, groupHead],
    ['mediating'],
  ],
  [{ type: 'settlement.reopen', part: 'terms', reason }, mediators, talking],
  [
    { type: 'settlement.comment', comment, fragment: 'prose/terms', anchor: '', passage: '', words: reason },
    table,
    talking,
  ],
  [{ type: 'settlement.resolveComment', comment }, table, talking],
  [
    { type: 'settlement.suggest', suggestion, fragment: 'prose/terms', base: '赔', replacement: '补' },
    table,
    ['mediating'],
  ],
  [{ type: 'settlement.acceptSuggestion', suggestion }, [...mediators, partyB, groupHead], ['mediating']],
  [
    { type: 'settlement.rejectSuggestion', suggestion, reason: '' },
    [...mediators, partyA, partyB, groupHead],
    ['mediating'],
  ],
  [{ type: 'settlement.finalise', hash: '' }, mediators, ['mediating']],
  [
    { type: 'settlement.sign', hash: '', as: 'party', party, way: 'hand', file },
    [...mediators, partyB, groupHead],
    ['agreedWritten', 'signing'],
  ],
  [
    { type: 'settlement.seal', hash: '', committee: '人民调解委员会' },
    [committee],
    ['agreedWritten', 'signing'],
  ],

  [
    { type: 'performance.record', instalment: 1, amountFen: 0, on: effectiveOn, file: null },
    [...staff, partyA],
    binding,
  ],
  [{ type: 'performance.strike', instalment: 1, reason }, staff, [...binding, 'performed']],
  [{ type: 'performance.complete' }, staff, binding],
  [{ type: 'performance.remind', instalment: 1 }, staff, binding],
  [
    { type: 'performance.breach', instalment: 1, words: reason },
    table,
    ['effective', 'performing', 'confirmApplied', 'confirmed'],
  ],

  [{ type: 'confirmation.agree', party }, forB, ['effective', 'performing']],
  [{ type: 'confirmation.withdraw', party }, forB, ['effective', 'performing']],
  [{ type: 'confirmation.apply', on: effectiveOn }, staff, ['effective', 'performing']],
  [{ type: 'confirmation.decide', outcome: 'confirmed', on: effectiveOn }, [], []],

  [{ type: 'file.add', file, ...fileFields, piece: 'evidence' }, table, live],
  [
    { type: 'file.add', file, ...fileFields, piece: 'identity', of: party },
    [...staff, partyB, groupHead],
    live,
  ],
  [{ type: 'file.withdraw', file, reason }, staff, live],
  [{ type: 'dossier.describe', words: reason }, staff, live],
]

/** Before anybody is named: whoever registers cases looks after them. */
const clerks = [committee, clerk, officer, mediator]
export const rowsBeforeMediators: readonly CaseRow[] = [
  [{ type: 'case.amend', ...text }, clerks, open],
  [{ type: 'case.refuse', party, reason }, [clerk, officer, mediator, partyB, groupHead], preparing],
  [{ type: 'case.refuse', party: null, reason }, clerks, preparing],
  [{ type: 'party.contact', party, phone: '', note: '' }, clerks, live],
  [{ type: 'case.begin' }, [], []],
]

/** The court is asked once, and rules on it whatever happens meanwhile. */
const rowsBeforeTheCourt: readonly CaseRow[] = [
  [{ type: 'confirmation.agree', party }, [], []],
  [{ type: 'confirmation.withdraw', party }, [], []],
  [{ type: 'confirmation.apply', on: effectiveOn }, [], []],
  [{ type: 'confirmation.decide', outcome: 'confirmed', on: effectiveOn }, staff, [...binding, 'performed']],
]

const suggested = at(
  registeredAt,
  {
    ...{ type: 'settlement.suggested', v: 1, suggestion, fragment: 'prose/terms', base: '赔' },
    replacement: '补',
  },
  partyA,
)

/** The same case in another phase; null before there is one. */
export const inCasePhase = (state: CaseState, phase: CasePhase | null): CaseState => ({
  ...state,
  case: { ...state.case, phase },
})

export const caseSituations: readonly {
  readonly said: string
  readonly state: CaseState
  readonly rows: readonly CaseRow[]
}[] = [
  { said: '', state: foldCase([...untilPhase('effective'), suggested]), rows: caseRows },
  {
    said: 'before mediators are named',
    state: foldCase(untilPhase('registered')),
    rows: rowsBeforeMediators,
  },
  {
    said: 'once a court was asked',
    state: foldCase(untilPhase('confirmApplied')),
    rows: rowsBeforeTheCourt,
  },
]

export const casePhasesAndNone: readonly (CasePhase | null)[] = [null, ...casePhases]

const line = 'l' as LineId
/** Every command of a private room; who may is the room's to say. */
export const caucusRows: readonly CaucusCommand[] = [
  { type: 'caucus.say', line, words: '先不说' },
  { type: 'caucus.ask', line, gist: '可以分两次' },
  { type: 'caucus.mayTell', line, gist: '可以分两次', answer: 'yes' },
  { type: 'caucus.addFile', file, ...fileFields },
]
