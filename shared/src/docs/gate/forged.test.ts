import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { forge, type Place } from '../../testing/docs/forgery.ts'
import { hide, lockList, people, remove, type Hall } from '../../testing/board/hall.ts'
import { clients, issues, placeIn, setScene } from '../../testing/board/scene.ts'
import type { DocCopies } from '../../testing/docs/copies.ts'
import { createIssue, type NewIssue } from '../board/edits.ts'
import { textOf } from '../board/list.ts'
import { issuesOf } from '../board/shape.ts'
import type { GateCode } from './verdict.ts'

type Table = Hall & DocCopies
type Case = {
  readonly title: string
  /** What the gate must say: a code, `hold`, or `noop` where it lets nothing through. */
  readonly expect: GateCode | 'hold' | 'noop'
  readonly as?: { readonly id: string }
  readonly path?: string
  readonly prepare?: (table: Table) => void
  readonly forged: (table: Table, at: Places) => Uint8Array
}

/** Where the forger finds things in the store. */
type Places = ReturnType<typeof placesOn>

const itemAt = (doc: Y.Doc, issue: string, field: string): Y.Item =>
  issuesOf(doc).get(issue)!._map.get(field)!
const firstLetter = (doc: Y.Doc, issue: string, field: 'title' | 'detail'): Y.Item =>
  textOf(doc, issue, field)!._start!

const placesOn = ({ desk: { doc } }: Table) => ({
  foreignIssue: placeIn(issuesOf(doc)._map.get(issues.flood)!),
  foreignTitle: placeIn(itemAt(doc, issues.flood, 'title')),
  foreignDetail: placeIn(itemAt(doc, issues.flood, 'detail')),
  foreignWords: placeIn(firstLetter(doc, issues.flood, 'title')),
  ownIssue: placeIn(issuesOf(doc)._map.get(issues.lamp)!),
  ownTitle: placeIn(itemAt(doc, issues.lamp, 'title')),
  ownAuthor: placeIn(itemAt(doc, issues.lamp, 'author')),
  ownRank: placeIn(itemAt(doc, issues.lamp, 'rank')),
  ownWords: placeIn(firstLetter(doc, issues.lamp, 'title')),
  goneIssue: placeIn(issuesOf(doc)._map.get(issues.gone)!),
})

const next = ([client, clock]: Place, by: number): Place => [client, clock + by]
const words = (said: string) => new Y.ContentString(said)
const plain = (...values: unknown[]) => new Y.ContentAny(values)
const typed = (type: unknown) => new Y.ContentType(type as Y.AbstractType<unknown>)
const fresh = (...structs: Parameters<typeof forge>[0][number]['structs']) =>
  forge([{ client: clients.fresh, structs }])

const entry = (id: string, more: Partial<NewIssue> = {}): NewIssue => ({
  id,
  title: '新的一条',
  detail: '',
  grid: '',
  createdAt: 1,
  ...more,
})

const withTrailing = (update: Uint8Array, ...bytes: number[]) => Uint8Array.from([...update, ...bytes])

/** Puts the sections of several updates behind one another under one head. */
const sectionsOf = (updates: readonly Uint8Array[], count: number): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, count)
  for (const update of updates) writeUint8Array(encoder, update.subarray(1, -1))
  writeVarUint(encoder, 0)
  return toUint8Array(encoder)
}

const corpus: readonly Case[] = [
  { title: 'F1 bytes that are no update', expect: 'board.malformed', forged: () => Uint8Array.of(7, 7, 7) },
  {
    title: 'F1 an update cut short',
    expect: 'board.malformed',
    forged: (_, at) => fresh({ into: at.ownTitle, content: words('字') }).slice(0, -2),
  },
  {
    title: 'F1 bytes hidden behind the end',
    expect: 'board.malformed',
    forged: (_, at) => withTrailing(fresh({ into: at.ownTitle, content: words('字') }), 1, 2, 3),
  },
  {
    title: 'F1 one client announced twice, of which Yjs would keep the last',
    expect: 'board.malformed',
    forged: (_, at) =>
      sectionsOf(
        [
          fresh({ into: at.ownTitle, content: words('一') }),
          forge([
            { client: clients.fresh, clock: 1, structs: [{ into: at.ownTitle, content: words('二') }] },
          ]),
        ],
        2,
      ),
  },
  {
    title: 'F1 a deletion of no length, which tears a pair of surrogates in a text of somebody else',
    expect: 'board.malformed',
    forged: (_, at) => forge([], { [at.foreignWords[0]]: [[at.foreignWords[1] + 1, 0]] }),
  },
  {
    title: 'F1 letters deleted twice over, to make room for more',
    expect: 'board.malformed',
    forged: (_, at) =>
      forge([], {
        [at.ownWords[0]]: [
          [at.ownWords[1], 2],
          [at.ownWords[1], 2],
        ],
      }),
  },
  {
    title: 'F1 words of no length',
    expect: 'board.malformed',
    forged: (_, at) => fresh({ into: at.ownTitle, content: words('') }),
  },
  {
    title: 'F1 a gap of 2^40, after which no state vector could be trusted',
    expect: 'board.malformed',
    forged: () => fresh({ gone: 2 ** 40 }),
  },
  {
    title: 'F1 a client id beyond 32 bits',
    expect: 'board.malformed',
    forged: (_, at) => forge([{ client: 2 ** 40, structs: [{ into: at.ownTitle, content: words('字') }] }]),
  },
  {
    title: 'F1 a kind of content that does not exist',
    expect: 'board.malformed',
    forged: () => Uint8Array.of(1, 1, 5, 0, 31, 0, 0),
  },
  {
    title: 'F2 more than a frame may hold',
    expect: 'board.malformed',
    forged: (_, at) =>
      fresh({ into: at.ownTitle, content: words('水'.repeat(limits.collabFrameBytesMax / 3)) }),
  },
  {
    title: 'C1 words under the client id of a deputy',
    expect: 'board.foreignClient',
    forged: ({ desk: { doc } }, at) =>
      forge([
        {
          client: clients.deputy,
          clock: Y.getState(doc.store, clients.deputy),
          structs: [{ into: at.ownTitle, content: words('代表说') }],
        },
      ]),
  },
  {
    title: 'C1 foreign words hidden among own ones',
    expect: 'board.foreignClient',
    forged: ({ desk: { doc } }, at) =>
      forge([
        { client: clients.fresh, structs: [{ into: at.ownTitle, content: words('字') }] },
        {
          client: clients.server,
          clock: Y.getState(doc.store, clients.server),
          structs: [{ into: at.ownTitle, content: words('字') }],
        },
      ]),
  },
  {
    title: 'C2 a stored struct sent again with a neighbour inside a surrogate pair of somebody else',
    expect: 'noop',
    forged: (_, at) =>
      forge([{ client: clients.own, structs: [{ after: at.foreignWords, content: words('三天') }] }]),
  },
  {
    title: 'C2 a stored struct of a deputy sent again with a neighbour nobody has, to stall the room',
    expect: 'noop',
    forged: () => forge([{ client: clients.deputy, structs: [{ after: [77, 5], content: words('街') }] }]),
  },
  {
    title: 'C3 five client ids at once',
    expect: 'board.tooManyClients',
    forged: (_, at) =>
      forge(
        Array.from({ length: 5 }, (_unused, i) => ({
          client: 600 - i,
          structs: [{ into: at.ownTitle, content: words('字') }],
        })),
      ),
  },
  {
    title: 'H1 a gap in the own clock',
    expect: 'hold',
    forged: (_, at) =>
      forge([{ client: clients.fresh, clock: 3, structs: [{ into: at.ownTitle, content: words('字') }] }]),
  },
  {
    title: 'H2 a neighbour that nobody has',
    expect: 'hold',
    forged: () => fresh({ after: [77, 5], content: words('字') }),
  },
  {
    title: 'H2 a struct that is its own neighbour',
    expect: 'hold',
    forged: () => fresh({ after: [clients.fresh, 0], content: words('字') }),
  },
  {
    title: 'H3 a deletion of letters the deputy has yet to type',
    expect: 'hold',
    forged: ({ desk: { doc } }) =>
      forge([], { [clients.deputy]: [[Y.getState(doc.store, clients.deputy), 50]] }),
  },
  {
    title: 'H4 structs that wait for each other',
    expect: 'hold',
    forged: () =>
      forge([
        { client: 601, structs: [{ after: [600, 0], content: words('字') }] },
        { client: 600, structs: [{ after: [601, 0], content: words('字') }] },
      ]),
  },
  {
    title: 'H4 structs that wait for each other in a ring of three',
    expect: 'hold',
    forged: () =>
      forge([
        { client: 602, structs: [{ after: [601, 0], content: words('字') }] },
        { client: 601, structs: [{ after: [600, 0], content: words('字') }] },
        { client: 600, structs: [{ after: [602, 0], content: words('字') }] },
      ]),
  },
  {
    title: 'H5 a gap does not hide a foreign client id',
    expect: 'board.foreignClient',
    forged: () =>
      forge([{ client: clients.deputy, clock: 900, structs: [{ after: [77, 5], content: words('字') }] }]),
  },
  {
    title: 'P2 left in the own title, right in another issue',
    expect: 'board.malformed',
    forged: (_, at) => fresh({ after: at.ownWords, before: at.foreignWords, content: words('字') }),
  },
  {
    title: 'P4 left deleted, right inside a surrogate pair of somebody else',
    expect: 'board.malformed',
    forged: (_, at) =>
      fresh({ after: next(at.goneIssue, 1), before: next(at.foreignWords, 1), content: words('字') }),
  },
  {
    title: 'P5 a parent that is a letter',
    expect: 'board.malformed',
    forged: (_, at) => fresh({ into: at.ownWords, content: words('字') }),
  },
  {
    title: 'P5 a parent that is a plain value',
    expect: 'board.malformed',
    forged: (_, at) => fresh({ into: at.ownRank, key: 'x', content: plain('藏') }),
  },
  {
    title: 'P6 another root',
    expect: 'board.unknownField',
    forged: () => fresh({ into: 'notes', key: 'x', content: plain('藏') }),
  },
  {
    title: 'P6 a list under the root of the issues',
    expect: 'board.unknownField',
    forged: () => fresh({ into: 'issues', content: plain('藏') }),
  },
  {
    title: 'P6 a field that no issue has',
    expect: 'board.unknownField',
    path: `issues/${issues.lamp}/note`,
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'note', content: plain('藏') }),
  },
  {
    title: 'P6 a field named as every object has one',
    expect: 'board.unknownField',
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'constructor', content: plain('藏') }),
  },
  {
    title: 'P6 a list beside the fields of an issue',
    expect: 'board.unknownField',
    forged: (_, at) => fresh({ into: at.ownIssue, content: words('藏') }),
  },
  {
    title: 'P6 an attribute on a text',
    expect: 'board.unknownField',
    forged: (_, at) => fresh({ into: at.ownTitle, key: 'bold', content: plain(true) }),
  },
  {
    title: 'P6 something below a type inside a text',
    expect: 'board.badContent',
    forged: (_, at) =>
      fresh(
        { into: at.ownTitle, content: typed(new Y.Map()) },
        { into: [clients.fresh, 0], key: 'x', content: plain('藏') },
      ),
  },
  {
    title: 'V1 an issue that is a text',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () => fresh({ into: 'issues', key: issues.unmade, content: typed(new Y.Text()) }),
  },
  {
    title: 'V1 an issue that is an XML hook, which Yjs derives from a map',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () => fresh({ into: 'issues', key: issues.unmade, content: typed(new Y.XmlHook('藏')) }),
  },
  {
    title: 'V1 an issue that is a subdocument',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () => fresh({ into: 'issues', key: issues.unmade, content: new Y.ContentDoc(new Y.Doc()) }),
  },
  {
    title: 'V2 a title that is XML text, which Yjs derives from text',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () =>
      fresh(
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
        { into: [clients.fresh, 0], key: 'title', content: typed(new Y.XmlText()) },
      ),
  },
  {
    title: 'V2 a title that is a plain value',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () =>
      fresh(
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
        { into: [clients.fresh, 0], key: 'title', content: plain('标题') },
      ),
  },
  {
    title: 'V3 a format in a title',
    expect: 'board.badContent',
    forged: (_, at) =>
      fresh({ after: at.ownWords, content: new Y.ContentFormat('bold', 'true' as unknown as object) }),
  },
  {
    title: 'V3 an embed in a title',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: new Y.ContentEmbed({ image: 'x' }) }),
  },
  {
    title: 'V3 bytes in a title',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: new Y.ContentBinary(Uint8Array.of(1, 2)) }),
  },
  {
    title: 'V3 plain values in a title',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: plain({ hidden: '藏' }) }),
  },
  {
    title: 'V3 old JSON content in a title',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: new Y.ContentJSON(['藏']) }),
  },
  {
    title: 'V4 a control character',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: words('\u0007') }),
  },
  {
    title: 'V4 a direction override, which turns a line around',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ after: at.ownWords, content: words('\u202E') }),
  },
  {
    title: 'V5 a rank that is no rank',
    expect: 'board.badContent',
    as: people.officer,
    forged: (_, at) => fresh({ after: at.ownRank, content: plain('../..') }),
  },
  {
    title: 'V5 a rank that is a number',
    expect: 'board.badContent',
    as: people.officer,
    forged: (_, at) => fresh({ after: at.ownRank, content: plain(1) }),
  },
  {
    title: 'V5 two values where one belongs',
    expect: 'board.badContent',
    as: people.officer,
    forged: (_, at) => fresh({ after: at.ownRank, content: plain('藏', 'a') }),
  },
  {
    title: 'V6 a grid of another station',
    expect: 'board.badContent',
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'grid', content: plain('elsewhere') }),
  },
  {
    title: 'V7 a time that is no number',
    expect: 'board.badContent',
    as: people.deputy,
    forged: () =>
      fresh(
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
        { into: [clients.fresh, 0], key: 'createdAt', content: plain('昨天') },
      ),
  },
  {
    title: 'V8 a resident naming somebody in `for`',
    expect: 'board.mayNotEdit',
    path: `issues/${issues.lamp}/for`,
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'for', content: plain('王阿姨') }),
  },
  {
    title: "V9 an issue under an id of one's own making",
    expect: 'board.badId',
    as: people.deputy,
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => createIssue(doc, people.deputy.id, entry('first!'))),
  },
  {
    title: 'A1 an issue in the name of a deputy',
    expect: 'board.forgedAuthor',
    path: `issues/${issues.unmade}/author`,
    as: people.gridWorker,
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => createIssue(doc, people.deputy.id, entry(issues.unmade))),
  },
  {
    title: 'A1 an author that is not even a word',
    expect: 'board.forgedAuthor',
    as: people.deputy,
    forged: () =>
      fresh(
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
        { into: [clients.fresh, 0], key: 'author', content: plain(null) },
      ),
  },
  {
    title: 'O1 an issue set anew where one stands, with an empty delete set',
    expect: 'board.overwrite',
    as: people.officer,
    forged: () => fresh({ into: 'issues', key: issues.flood, content: typed(new Y.Map()) }),
  },
  {
    title: 'O1 an issue set anew behind the one that stands',
    expect: 'board.overwrite',
    forged: (_, at) => fresh({ after: at.foreignIssue, content: typed(new Y.Map()) }),
  },
  {
    title: 'O1 an issue put where a deleted one of somebody else was',
    expect: 'board.overwrite',
    as: people.officer,
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => createIssue(doc, people.officer.id, entry(issues.gone))),
  },
  {
    title: 'O1 two issues under one id in one update',
    expect: 'board.overwrite',
    as: people.deputy,
    forged: () =>
      fresh(
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
        { into: 'issues', key: issues.unmade, content: typed(new Y.Map()) },
      ),
  },
  {
    title: 'O1 the own title exchanged for another text',
    expect: 'board.overwrite',
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'title', content: typed(new Y.Text()) }),
  },
  {
    title: 'O1 the author of the own issue written over',
    expect: 'board.overwrite',
    forged: (_, at) => fresh({ after: at.ownAuthor, content: plain(people.deputy.id) }),
  },
  {
    title: 'O2 the rank of an issue written over by a resident',
    expect: 'board.mayNotEdit',
    path: `issues/${issues.lamp}/rank`,
    forged: (_, at) => fresh({ into: at.ownIssue, key: 'rank', content: plain('0') }),
  },
  {
    title: 'D2 letters of a deputy deleted',
    expect: 'board.mayNotEdit',
    path: `issues/${issues.flood}/title`,
    forged: (_, at) => forge([], { [at.foreignWords[0]]: [[at.foreignWords[1], 1]] }),
  },
  {
    title: 'D2 everything deleted that anybody ever wrote',
    expect: 'board.mayNotDelete',
    forged: ({ desk: { doc } }) =>
      forge(
        [],
        Object.fromEntries(
          [...doc.store.clients.keys()].map((client) => [client, [[0, Y.getState(doc.store, client)]]]),
        ),
      ),
  },
  {
    title: 'D3 the title of the own issue deleted as a whole',
    expect: 'board.mayNotDelete',
    forged: (_, at) => forge([], { [at.ownTitle[0]]: [[at.ownTitle[1], 1]] }),
  },
  {
    title: 'D3 the author of the own issue deleted',
    expect: 'board.mayNotDelete',
    forged: (_, at) => forge([], { [at.ownAuthor[0]]: [[at.ownAuthor[1], 1]] }),
  },
  {
    title: 'D4 the issue of a deputy deleted',
    expect: 'board.mayNotDelete',
    path: `issues/${issues.flood}`,
    as: people.officer,
    forged: ({ editOf }) => editOf(clients.fresh, (doc) => issuesOf(doc).delete(issues.flood)),
  },
  {
    title: 'R1 anything once the list is locked',
    expect: 'board.locked',
    prepare: ({ change }) => change(lockList),
    forged: (_, at) => fresh({ after: at.ownWords, content: words('字') }),
  },
  {
    title: 'R1 a deletion once the list is locked',
    expect: 'board.locked',
    as: people.officer,
    prepare: ({ change }) => change(lockList),
    forged: (_, at) => forge([], { [at.ownWords[0]]: [[at.ownWords[1], 1]] }),
  },
  {
    title: 'R1 anything of a person who was removed',
    expect: 'board.removed',
    prepare: ({ change }) => change(remove(people.resident)),
    forged: (_, at) => fresh({ after: at.ownWords, content: words('字') }),
  },
  {
    title: 'R2 words before the first letter of a deputy, named by their right neighbour alone',
    expect: 'board.mayNotEdit',
    path: `issues/${issues.flood}/title`,
    forged: (_, at) => fresh({ before: at.foreignWords, content: words('不') }),
  },
  {
    title: 'R2 words in an empty text of somebody else, named by its parent alone',
    expect: 'board.mayNotEdit',
    path: `issues/${issues.flood}/detail`,
    forged: (_, at) => fresh({ into: at.foreignDetail, content: words('不') }),
  },
  {
    title: 'R2 deleted words in a text of somebody else, to lengthen its trace',
    expect: 'board.mayNotEdit',
    forged: (_, at) => fresh({ into: at.foreignDetail, content: new Y.ContentDeleted(5) }),
  },
  {
    title: 'R3 a resident making an issue where the kind is moderated',
    expect: 'board.mayNotCreate',
    path: `issues/${issues.unmade}`,
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => createIssue(doc, people.resident.id, entry(issues.unmade))),
  },
  {
    title: 'R3 a moderating deputy making an issue of their own',
    expect: 'board.mayNotCreate',
    as: people.chairingDeputy,
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => createIssue(doc, people.chairingDeputy.id, entry(issues.unmade))),
  },
  {
    title: 'R4 a hidden issue worked on by its writer',
    expect: 'board.mayNotEdit',
    prepare: ({ change }) => change(hide(issues.lamp)),
    forged: (_, at) => fresh({ after: at.ownWords, content: words('字') }),
  },
  {
    title: 'L1 a title one letter too long',
    expect: 'board.tooLong',
    path: `issues/${issues.lamp}/title`,
    forged: (_, at) =>
      fresh({ after: at.ownWords, content: words('水'.repeat(limits.issueTitleCharsMax - 5)) }),
  },
  {
    title: 'L1 a title made too long in small pieces of one update',
    expect: 'board.tooLong',
    forged: ({ editOf }) =>
      editOf(clients.fresh, (doc) => {
        for (let i = 0; i < limits.issueTitleCharsMax; i++)
          textOf(doc, issues.lamp, 'title')!.insert(i % 3, '水')
      }),
  },
]

describe('a forged update', () => {
  test.each(corpus)('$title', ({ expect: expected, as = people.resident, path, prepare, forged }) => {
    const table = setScene()
    prepare?.(table)
    const update = forged(table, placesOn(table))
    const before = table.desk.json()
    const bytes = Y.encodeStateAsUpdate(table.desk.doc)

    const verdict = table.desk.submit(as.id, update)

    if (expected === 'hold') expect(verdict).toEqual({ verdict: 'hold' })
    else if (expected === 'noop') expect(verdict).toMatchObject({ verdict: 'apply', update: null })
    else expect(verdict).toMatchObject({ verdict: 'refuse', code: expected, ...(path && { path }) })
    expect(table.desk.json()).toEqual(before)
    expect(Y.encodeStateAsUpdate(table.desk.doc)).toEqual(bytes)
  })

  test('the corpus does harm where there is no gate', () => {
    const harmless = corpus.filter(({ prepare, forged }) => {
      const table = setScene()
      prepare?.(table)
      const { doc } = table.desk
      const before = Y.encodeStateAsUpdate(doc)
      try {
        Y.applyUpdate(doc, forged(table, placesOn(table)))
      } catch {
        return false
      }
      const holes = doc.store.pendingStructs ?? doc.store.pendingDs
      return holes === null && Buffer.compare(before, Y.encodeStateAsUpdate(doc)) === 0
    })
    expect(harmless.map(({ title }) => title)).toEqual([])
  })
})
