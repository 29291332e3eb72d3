import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { forge, type Forged, type Place } from '../../testing/docs/forgery.ts'
import { people, type Hall } from '../../testing/board/hall.ts'
import { clients, issues, setScene } from '../../testing/board/scene.ts'
import { createIssue, deleteIssue, moveIssue, setGrid } from '../board/edits.ts'
import { listIssues, textOf, type BoardIssue } from '../board/list.ts'
import { issuesOf, textFields } from '../board/shape.ts'

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length]

/** One browser: its copy, its undo stack, what it has yet to send and to hear. */
const openBrowser = (hall: Hall, copy: Y.Doc, writer: string) => {
  const { desk, rightsOf } = hall
  const unsent: Uint8Array[] = []
  const unheard: Uint8Array[] = []
  const undo = new Y.UndoManager(issuesOf(copy), { captureTimeout: 0 })
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') unsent.push(update)
  })
  desk.doc.on('update', (update: Uint8Array) => unheard.push(update))
  const mine = (allowed: (issue: BoardIssue) => boolean) => listIssues(copy).filter(allowed)
  const edit = (pick: number, field: 'title' | 'detail') => {
    const rights = rightsOf(writer)
    const issue = at(
      mine(({ id, author }) => rights.editText(id, author, field) === null),
      pick,
    )
    return issue ? textOf(copy, issue.id, field) : null
  }
  return { writer, copy, unsent, unheard, undo, mine, edit, rights: () => rightsOf(writer) }
}
type Browser = ReturnType<typeof openBrowser>

const submit = ({ desk }: Hall, browser: Browser, update: Uint8Array) => {
  const verdict = desk.submit(browser.writer, update)
  if (verdict.verdict !== 'apply')
    throw new Error(`${browser.writer} was not believed: ${JSON.stringify(verdict)}`)
}

/** What an honest person does: whatever their rights let them, at any time, sent now, later, in order or as a whole. */
const deeds: Readonly<Record<string, (hall: Hall, browser: Browser, pick: number) => void>> = {
  write: (_, browser, pick) => {
    const text = browser.edit(pick, textFields[pick % 2]!)
    if (text && text.length < 60) text.insert(pick % (text.length + 1), at(['水', '路灯', '𠮷', '。'], pick)!)
  },
  erase: (_, browser, pick) => {
    const text = browser.edit(pick, textFields[pick % 2]!)
    const letters = [...(text?.toString() ?? '')]
    if (letters.length === 0) return
    const from = pick % letters.length
    const length = letters[from]!.length + (letters[from + 1]?.length ?? 0)
    text!.delete(letters.slice(0, from).join('').length, length)
  },
  tag: (_, { copy, mine, rights }, pick) => {
    const issue = at(
      mine(({ id, author }) => rights().setMeta(id, author, 'grid') === null),
      pick,
    )
    if (issue) setGrid(copy, issue.id, at(['', 'beiyuan', 'qibao'], pick)!)
  },
  order: (_, { copy, mine, rights }, pick) => {
    const issue = at(
      mine(({ id, author }) => rights().setRank(id, author, false) === null),
      pick,
    )
    if (issue) moveIssue(copy, issue.id, pick % listIssues(copy).length)
  },
  make: (_, { copy, writer, rights }, pick) => {
    const id = issues.unmade.slice(0, -7) + String(copy.clientID) + String(pick % 10_000).padStart(4, '0')
    if (rights().create(false) !== null || issuesOf(copy)._map.has(id)) return
    createIssue(copy, writer, { id, title: '新', detail: '', grid: '', createdAt: 1 })
  },
  drop: (_, { copy, mine, rights }, pick) => {
    const issue = at(
      mine(({ id, author }) => rights().deleteIssue(id, author) === null),
      pick,
    )
    if (issue) deleteIssue(copy, issue.id)
  },
  undo: (_, { undo }) => void undo.undo(),
  redo: (_, { undo }) => void undo.redo(),
  send: (hall, browser) => {
    const update = browser.unsent.shift()
    if (update) submit(hall, browser, update)
  },
  hear: (_, { copy, unheard }, pick) => {
    const [update] = unheard.splice(pick % Math.max(1, unheard.length), 1)
    if (update) Y.applyUpdate(copy, update, 'line')
  },
  reconnect: (hall, browser) => {
    browser.unsent.length = 0
    submit(hall, browser, Y.encodeStateAsUpdate(browser.copy, Y.encodeStateVector(hall.desk.doc)))
    browser.unheard.length = 0
    Y.applyUpdate(browser.copy, Y.encodeStateAsUpdate(hall.desk.doc), 'line')
  },
  resend: (hall, browser) => {
    browser.unsent.length = 0
    submit(hall, browser, Y.encodeStateAsUpdate(browser.copy))
  },
}

const script = fc.array(
  fc.record({
    who: fc.nat({ max: 5 }),
    deed: fc.constantFrom(...Object.keys(deeds), 'write', 'write', 'erase', 'send', 'send', 'hear'),
    pick: fc.nat({ max: 99_999_999 }),
  }),
  { minLength: 5, maxLength: 120, size: 'max' },
)

describe('the gate', () => {
  test('U1 never refuses honest people, and all of them end with the same words', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const scene = setScene()
        const seats = [
          people.resident,
          people.resident,
          people.deputy,
          people.gridWorker,
          people.officer,
          people.oversight,
        ]
        const browsers = seats.map(({ id }, i) => openBrowser(scene, scene.copyOf(500 + i), id))
        for (const { who, deed, pick } of steps) deeds[deed]!(scene, browsers[who]!, pick)
        for (let round = 0; round < 2; round++)
          for (const browser of browsers) deeds['reconnect']!(scene, browser, 0)
        for (const { copy } of browsers) expect(copy.toJSON()).toEqual(scene.desk.json())
      }),
      { numRuns: 60 },
    )
  })
})

/** Everything that is not the resident's to change. */
const foreignPart = (json: unknown): unknown => {
  const { issues: all } = structuredClone(json) as { issues: Record<string, Record<string, unknown>> }
  for (const field of ['title', 'detail', 'grid', 'category']) delete all[issues.lamp]?.[field]
  return all
}

type Pick = (list: 'place') => Place
const contents: readonly (() => Y.Item['content'])[] = [
  () => new Y.ContentString('字'),
  () => new Y.ContentString('𠮷𠮷'),
  () => new Y.ContentDeleted(2),
  () => new Y.ContentAny(['0']),
  () => new Y.ContentAny([people.deputy.id]),
  () => new Y.ContentAny([people.resident.id]),
  () => new Y.ContentAny(['qibao']),
  () => new Y.ContentType(new Y.Map()),
  () => new Y.ContentType(new Y.Text() as unknown as Y.AbstractType<unknown>),
  () => new Y.ContentFormat('b', 'true' as unknown as object),
  () => new Y.ContentEmbed({}),
  () => new Y.ContentJSON(['x']),
]
const keys = [
  'title',
  'detail',
  'rank',
  'author',
  'grid',
  'createdAt',
  'for',
  issues.flood,
  issues.gone,
  issues.unmade,
]

const forgedStruct = (place: Pick) =>
  fc
    .record({
      how: fc.constantFrom('into', 'after', 'before', 'both', 'root', 'gone'),
      content: fc.constantFrom(...contents),
      key: fc.option(fc.constantFrom(...keys), { nil: undefined }),
    })
    .map(({ how, content, key }): Forged => {
      const base = { content: content(), ...(key !== undefined && { key }) }
      if (how === 'gone') return { gone: 3 }
      if (how === 'root') return { ...base, into: 'issues' }
      if (how === 'into') return { ...base, into: place('place') }
      return {
        ...base,
        ...(how !== 'before' && { after: place('place') }),
        ...(how !== 'after' && { before: place('place') }),
      }
    })

describe('the gate under attack', () => {
  test("U2 lets no forger change what is somebody else's, or leave a hole", () => {
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const { desk } = setScene()
        const before = foreignPart(desk.json())
        for (let round = 0; round < 4; round++) {
          const ids = [...desk.doc.store.clients.keys(), clients.fresh]
          const place: Pick = () => {
            const client = gen(fc.constantFrom, ...ids)
            return [client, gen(fc.nat, { max: Y.getState(desk.doc.store, client) + 2 })]
          }
          const client = gen(fc.constantFrom, clients.fresh, clients.fresh, clients.own, clients.deputy)
          const state = Y.getState(desk.doc.store, client)
          const structs = gen(() => fc.array(forgedStruct(place), { maxLength: 4 }))
          const deletions = gen(() =>
            fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 12 })), { maxLength: 2 }),
          )
          const update = forge(
            structs.length > 0 ? [{ client, clock: gen(fc.constantFrom, state, state, 0), structs }] : [],
            { [gen(fc.constantFrom, ...ids)]: deletions },
          )
          desk.submit(people.resident.id, update)
          expect(foreignPart(desk.json())).toEqual(before)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('U2 lets nobody gain by flipping bytes of a good update', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<[string, number]>(
          [people.resident.id, clients.own],
          [people.resident.id, clients.fresh],
        ),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }),
        ([writer, client], flips) => {
          const { desk, editOf } = setScene()
          const before = foreignPart(desk.json())
          const update = editOf(client, (doc) => {
            textOf(doc, issues.lamp, 'title')!.insert(1, '𠮷字')
            textOf(doc, issues.lamp, 'title')!.delete(0, 1)
            setGrid(doc, issues.lamp, 'qibao')
          }).slice()
          for (const [index, byte] of flips) update[index % update.length] = byte
          desk.submit(writer, update)
          expect(foreignPart(desk.json())).toEqual(before)
        },
      ),
      { numRuns: 300 },
    )
  })
})
