import type { CaucusRoom } from '../domain/mediation/caucus/rooms.ts'
import type { Piece } from '../domain/mediation/dossier/schema.ts'
import type { Side, PartyCommand } from '../domain/mediation/party/schema.ts'
import type { Fragment } from '../domain/mediation/settlement/parts.ts'
import { parts } from '../domain/mediation/settlement/parts.ts'
import type { Block } from '../domain/mediation/settlement/text.ts'
import { lineWithBlanks } from '../docs/settlement/edits.ts'
import type { CaseAct, CaseScene, CaseStep } from './case-scenario.ts'
import type { Person } from './people.ts'
import { committee } from './places.ts'

type Particulars = Extract<PartyCommand, { type: 'party.add' }>['particulars']

export const particulars = (changed: Partial<Particulars> = {}): Particulars => ({
  ...{ gender: '', ethnicity: '汉族', age: null, occupation: '', address: '', headedBy: '' },
  ...changed,
})

/** When: so many days from today, at ten. */
type When = number | readonly [day: number, hour: number]
const when = (at: When): { readonly day: number; readonly hour: number } =>
  typeof at === 'number' ? { day: at, hour: 10 } : { day: at[0], hour: at[1] }

export const doesInCase = (
  at: When,
  by: Person,
  send: CaseAct | ((scene: CaseScene) => CaseAct),
): CaseStep => ({
  ...when(at),
  by,
  send: typeof send === 'function' ? send : () => send,
})

/** `applied`: they came and asked for it. */
export const adds = (
  at: When,
  by: Person,
  person: Person,
  side: Side,
  of: Particulars,
  applied?: 'applied',
): CaseStep =>
  doesInCase(at, by, ({ participant }) => ({
    type: 'party.add',
    ...{ party: participant(person), side, name: person.name, particulars: of },
    kind: of.headedBy === '' ? 'person' : 'organisation',
    ...(applied && { applied: true }),
  }))

/** The notice of rights and duties is read out and signed for, one party after the other. */
export const tellsRights = (at: When, by: Person, ...people: readonly Person[]): readonly CaseStep[] =>
  people.map((person) =>
    doesInCase(at, by, ({ participant }) => ({
      type: 'party.acknowledgeRights',
      party: participant(person),
    })),
  )

export const appoints = (at: When, head: Person, people: Person, ...invited: readonly Person[]): CaseStep =>
  doesInCase(at, head, ({ participant }) => ({
    type: 'case.setMediators',
    chosenBy: 'parties',
    mediators: [
      { participant: participant(people), capacity: 'people', ties: 'none' },
      ...invited.map((one) => ({
        ...{ participant: participant(one), capacity: 'invited' as const, ties: 'none' as const },
      })),
    ],
  }))

export const talks = (
  at: When,
  by: Person,
  parties: readonly Person[],
  words: string,
  result: 'agreed' | 'failed' | 'continued' = 'continued',
): CaseStep =>
  doesInCase(at, by, ({ participant, day }) => ({
    type: 'case.recordTalk',
    ...{ place: '村委会调解室', on: day(when(at).day), guests: [], words, result },
    present: parties.map(participant),
  }))

/** Everybody agrees to go on until a day. */
export const extendsUntil = (
  at: When,
  by: Person,
  until: number,
  ...people: readonly Person[]
): readonly CaseStep[] =>
  people.map((person) =>
    doesInCase(at, by, ({ participant, day }) => ({
      ...{ type: 'case.extend', party: participant(person), until: day(until) },
    })),
  )

export const keeps = (at: When, by: Person, file: string, name: string, piece: Piece): CaseStep => ({
  ...when(at),
  by,
  keep: { file, name, piece },
})

/** A proof of identity of each. */
export const keepsIdentity = (at: When, by: Person, ...parties: readonly Person[]): readonly CaseStep[] =>
  parties.map((of) => ({
    ...when(at),
    by,
    keep: {
      file: `identity ${of.key}`,
      name: `${of.name}身份证明复印件.png`,
      piece: 'identity',
      of,
    },
  }))

export const writes = (at: When, by: Person, fragment: Fragment, ...lines: readonly string[]): CaseStep => ({
  ...when(at),
  by,
  write: fragment,
  blocks: () => lines.map((words): Block => ({ block: 'paragraph', line: lineWithBlanks(words) })),
})

type Due = readonly [day: number, yuan: number, payer: Side, words: string]
export const schedules = (at: When, by: Person, ...all: readonly Due[]): CaseStep => ({
  ...when(at),
  by,
  write: 'prose/performance',
  blocks: ({ day }) =>
    all.map(([due, yuan, payer, words]): Block => ({
      ...{ block: 'instalment', amountFen: yuan * 100, dueOn: day(due), payer },
      line: words === '' ? [] : [words],
    })),
})

export const says = (at: When, by: Person, room: CaucusRoom, name: string, words: string): CaseStep => ({
  ...when(at),
  by,
  room,
  say: ({ line }) => ({ type: 'caucus.say', line: line(name), words }),
})

/** Parties agree to parts as they read, beside a mediator. */
export const assents = (
  at: When,
  by: Person,
  people: readonly Person[],
  of: readonly (typeof parts)[number][] = parts,
): readonly CaseStep[] =>
  of.flatMap((part) =>
    people.map((person) =>
      doesInCase(at, by, ({ participant, hash }) => ({
        ...{ type: 'settlement.assent', part, party: participant(person), hash: hash(part) },
      })),
    ),
  )

export const finalises = (at: When, by: Person): CaseStep =>
  doesInCase(at, by, ({ whole }) => ({ type: 'settlement.finalise', hash: whole() }))

/** A party signs on the tablet, beside a mediator; the picture of it goes to the dossier first. */
export const signsFor = (at: When, by: Person, person: Person): readonly CaseStep[] => [
  keeps(at, by, `signature ${person.key}`, `${person.name}签名.png`, 'agreement'),
  doesInCase(at, by, ({ participant, file, whole }) => ({
    ...{ type: 'settlement.sign', hash: whole(), as: 'party', party: participant(person) },
    ...{ way: 'hand', file: file(`signature ${person.key}`) },
  })),
]

export const signsAsMediator = (at: When, by: Person): readonly CaseStep[] => [
  keeps(at, by, `signature ${by.key}`, `${by.name}签名.png`, 'agreement'),
  doesInCase(at, by, ({ file, whole }) => ({
    ...{ type: 'settlement.sign', hash: whole(), as: 'mediator', party: null },
    ...{ way: 'hand', file: file(`signature ${by.key}`) },
  })),
]

export const seals = (at: When, head: Person): CaseStep =>
  doesInCase(at, head, ({ whole }) => ({
    ...{ type: 'settlement.seal', hash: whole(), committee },
  }))

export const pays = (at: When, by: Person, instalment: number, yuan: number): CaseStep =>
  doesInCase(at, by, ({ day }) => ({
    ...{ type: 'performance.record', instalment, amountFen: yuan * 100, on: day(when(at).day), file: null },
  }))
