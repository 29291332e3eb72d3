import type { CaseScenario, CaseStep } from '../case-scenario.ts'
import {
  adds,
  doesInCase,
  finalises,
  keeps,
  particulars,
  pays,
  says,
  schedules,
  seals,
  signsAsMediator,
  signsFor,
  writes,
} from '../case-steps.ts'
import type { ParticipantId, SuggestionId, CommentId } from '../../lib/ids.ts'
import { parts } from '../../domain/mediation/settlement/parts.ts'
import { guan, luBo, mo } from '../case-people.ts'
import { head, liaison, type Person } from '../people.ts'

/** All of it on the day it is played, by the head and the liaison officer, who is listed as 特邀调解员. */
const today = [0, 0] as const
const does = (by: Person, send: Parameters<typeof doesInCase>[2]): CaseStep => doesInCase(today, by, send)
const both = [luBo, guan]
const ofBoth = (step: (person: Person) => CaseStep): readonly CaseStep[] => both.map(step)
const reason = '试一遍'
const about = { category: 'neighbours', title: '篱笆', brief: '篱笆过界', sought: '' } as const
const lawyer = { ...mo, key: 'party-lawyer', name: '莫律师' }
const comment = '01JABCDEF0123456789ABCDEF1' as CommentId
const taken = '01JABCDEF0123456789ABCDEF2' as SuggestionId
const left = '01JABCDEF0123456789ABCDEF3' as SuggestionId

const registers = (name: string): Omit<CaseScenario, 'steps'> => ({
  ...{ name, registeredBy: liaison, registeredDay: 0, parties: [...both, mo, lawyer] },
  register: { ...about, origin: 'found', from: null },
})

const twoSides: readonly CaseStep[] = [
  adds(today, liaison, luBo, 'a', particulars()),
  adds(today, liaison, guan, 'b', particulars()),
]

const begun: readonly CaseStep[] = [
  does(head, ({ participant }) => ({
    type: 'case.setMediators',
    chosenBy: 'committee',
    mediators: [{ participant: participant(liaison), capacity: 'invited', ties: 'none' }],
  })),
  ...ofBoth((person) =>
    does(liaison, ({ participant }) => ({ type: 'party.acknowledgeRights', party: participant(person) })),
  ),
  does(liaison, { type: 'case.begin' }),
]

const prepared: readonly CaseStep[] = [
  does(liaison, { type: 'case.amend', ...about, sought: '移回旧界' }),
  ...twoSides,
  adds(today, liaison, mo, 'b', particulars()),
  does(liaison, ({ participant }) => ({ type: 'party.remove', party: participant(mo), reason })),
  does(liaison, ({ participant }) => ({
    ...{ type: 'party.amend', party: participant(luBo), name: luBo.name },
    particulars: particulars({ address: '步溪村' }),
  })),
  does(liaison, ({ participant }) => ({
    ...{ type: 'party.contact', party: participant(luBo), phone: '13800000000', note: '' },
  })),
  does(liaison, ({ participant }) => ({
    ...{ type: 'party.represent', party: participant(guan), representative: participant(lawyer) },
    ...{ name: lawyer.name, scope: 'general', file: null },
  })),
  does(liaison, ({ participant }) => ({
    ...{ type: 'party.endRepresentation', party: participant(guan), representative: participant(lawyer) },
  })),
  ...begun,
]

const talked: readonly CaseStep[] = [
  does(liaison, { type: 'case.refer', to: 'police' }),
  does(liaison, { type: 'case.referredBack', to: 'police', status: 'returned' }),
  does(liaison, { type: 'case.report', to: 'committee', words: reason }),
  does(liaison, ({ day }) => ({
    ...{ type: 'case.consult', on: day(0), lawyer: '陈律师', questions: '怎么算', opinion: '按旧界' },
  })),
  ...ofBoth((person) =>
    does(liaison, ({ participant }) => ({
      ...{ type: 'party.consentTo', party: participant(person), who: '梁伯', as: 'neighbour' },
    })),
  ),
  does(liaison, ({ participant, day }) => ({
    ...{ type: 'case.recordTalk', place: '地头', on: day(0), present: both.map(participant) },
    ...{ guests: [{ name: '梁伯' }], words: '量了', result: 'continued' },
  })),
  ...(['case.askOpen', 'case.askClosed', 'case.askWritten'] as const).map((type) =>
    does(liaison, ({ participant }) => ({ type, party: participant(luBo) })),
  ),
  ...ofBoth((person) =>
    does(liaison, ({ participant, day }) => ({
      ...{ type: 'case.extend', party: participant(person), until: day(60) },
    })),
  ),
  says(today, luBo, 'caucus/a', 'bottom', '移一尺也行'),
  {
    ...{ day: 0, hour: 0, by: liaison, room: 'caucus/a' },
    say: ({ line }) => ({ type: 'caucus.ask', line: line('bottom'), gist: '愿意移' }),
  },
  {
    ...{ day: 0, hour: 0, by: luBo, room: 'caucus/a' },
    say: ({ line }) => ({ type: 'caucus.mayTell', line: line('bottom'), gist: '愿意移', answer: 'yes' }),
  },
  keeps(today, liaison, 'wrong', '传错的.png', 'evidence'),
  does(liaison, ({ file }) => ({ type: 'file.withdraw', file: file('wrong'), reason })),
  does(liaison, { type: 'dossier.describe', words: '没有身份证明' }),
]

const agreesToAll: readonly CaseStep[] = parts.flatMap((part) =>
  ofBoth((person) =>
    does(liaison, ({ participant, hash }) => ({
      ...{ type: 'settlement.assent', part, party: participant(person), hash: hash(part) },
    })),
  ),
)

const suggests = (suggestion: SuggestionId, replacement: string): CaseStep =>
  does(luBo, {
    type: 'settlement.suggest',
    suggestion,
    fragment: 'prose/terms',
    base: '移回旧界。',
    replacement,
  })

const agreed: readonly CaseStep[] = [
  writes(today, liaison, 'prose/parties', '甲方：卢伯。', '乙方：关先生。'),
  writes(today, liaison, 'prose/facts', '篱笆过界一尺。'),
  writes(today, liaison, 'prose/disputes', '移不移。'),
  writes(today, liaison, 'prose/responsibilities', '乙方移。'),
  writes(today, liaison, 'prose/terms', '移回旧界。'),
  schedules(today, liaison, [-1, 100, 'b', '付工钱'], [30, 50, 'b', '补树苗']),
  does(luBo, {
    ...{ type: 'settlement.comment', comment, fragment: 'prose/terms', anchor: '', passage: '' },
    words: '旧界在哪',
  }),
  does(liaison, { type: 'settlement.resolveComment', comment }),
  suggests(left, '移一尺。'),
  does(liaison, { type: 'settlement.rejectSuggestion', suggestion: left, reason: '' }),
  suggests(taken, '移回旧图上的界。'),
  does(liaison, { type: 'settlement.acceptSuggestion', suggestion: taken }),
  does(luBo, ({ participant }) => ({
    ...{ type: 'settlement.object', part: 'terms', party: participant(luBo), words: '再想想' },
  })),
  ...agreesToAll,
  does(liaison, { type: 'settlement.reopen', part: 'terms', reason }),
  ...agreesToAll.filter((_, nth) => parts[Math.floor(nth / 2)] === 'terms'),
  finalises(today, liaison),
  ...signsFor(today, liaison, luBo),
  ...signsFor(today, liaison, guan),
  ...signsAsMediator(today, liaison),
  seals(today, head),
]

const inCourt: readonly CaseStep[] = [
  does(liaison, { type: 'performance.remind', instalment: 1 }),
  pays(today, liaison, 1, 70),
  does(liaison, { type: 'performance.strike', instalment: 1, reason }),
  pays(today, liaison, 1, 60),
  ...(['confirmation.agree', 'confirmation.withdraw', 'confirmation.agree'] as const).map((type) =>
    does(liaison, ({ participant }) => ({ type, party: participant(luBo) })),
  ),
  does(liaison, ({ participant }) => ({ type: 'confirmation.agree', party: participant(guan) })),
  does(liaison, ({ day }) => ({ type: 'confirmation.apply', on: day(0) })),
  does(liaison, { type: 'performance.breach', instalment: 1, words: '还差四十' }),
  does(liaison, ({ day }) => ({
    ...{
      type: 'case.visit',
      on: day(0),
      performed: 'partly',
      satisfied: 'mostly',
      trouble: '',
      words: '看过',
    },
  })),
  does(liaison, ({ day }) => ({ type: 'confirmation.decide', outcome: 'notConfirmed', on: day(0) })),
  does(liaison, { type: 'case.resume', reason }),
  does(liaison, { type: 'case.fail', reason }),
]

const byWord: readonly CaseStep[] = [
  ...twoSides,
  ...begun,
  does(liaison, ({ participant }) => ({
    ...{ type: 'case.agreeOral', facts: '过界', content: '移回', performance: '当场' },
    ...{ performedAtOnce: true, simple: true },
    agreed: both.map((person): ParticipantId => participant(person)),
  })),
  does(liaison, { type: 'performance.complete' }),
]

/**
 * Cases in which every command of a case there is happens at least once, within a day, by people of a station that has
 * a head and a liaison officer. Files are shown in private rooms by whoever plays it.
 */
export const everyCaseCommand: readonly CaseScenario[] = [
  { ...registers('everythingInCase'), steps: [...prepared, ...talked, ...agreed, ...inCourt] },
  { ...registers('byWord'), steps: byWord },
  {
    ...registers('refusedAndKept'),
    steps: [
      ...twoSides,
      does(liaison, ({ participant }) => ({ type: 'case.refuse', party: participant(guan), reason })),
      does(head, { type: 'case.archive', retention: 'short' }),
    ],
  },
  {
    ...registers('ended'),
    steps: [
      ...twoSides,
      ...begun,
      does(liaison, ({ participant }) => ({ type: 'case.terminate', party: participant(guan), reason })),
    ],
  },
]
