import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../lib/limits.ts'
import { forge } from '../../testing/docs/forgery.ts'
import { people, teaTalk } from '../../testing/board/hall.ts'
import { clients, issues, placeIn, setScene } from '../../testing/board/scene.ts'
import { addIssue, createIssue, deleteIssue, moveIssue, setGrid, type NewIssue } from '../board/edits.ts'
import { listIssues, textOf } from '../board/list.ts'
import { issuesOf } from '../board/shape.ts'

const entry = (id: string, more: Partial<NewIssue> = {}): NewIssue => ({
  id,
  title: '新的一条',
  detail: '',
  grid: '',
  createdAt: 1,
  ...more,
})

const title = (doc: Y.Doc, issue: string): Y.Text => textOf(doc, issue, 'title')!
const applied = { verdict: 'apply' } as const

/** Collects what a copy would send. */
const sending = (copy: Y.Doc): Uint8Array[] => {
  const sent: Uint8Array[] = []
  copy.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') sent.push(update)
  })
  return sent
}

describe('an honest update', () => {
  test('P1 a letter typed is sent on as it came', () => {
    const { desk, editOf } = setScene()
    const update = editOf(clients.fresh, (doc) => title(doc, issues.lamp).insert(2, '又'))
    expect(desk.submit(people.resident.id, update)).toEqual({
      verdict: 'apply',
      update,
      newClients: [clients.fresh],
      inert: [],
    })
    expect(title(desk.doc, issues.lamp).toString()).toBe('路灯又坏了三天')
  })

  test('C1 the second letter brings no new client', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    const sent = sending(copy)
    title(copy, issues.lamp).insert(0, '一')
    title(copy, issues.lamp).insert(0, '二')
    expect(desk.submit(people.resident.id, sent[0]!)).toMatchObject({ newClients: [clients.fresh] })
    expect(desk.submit(people.resident.id, sent[1]!)).toMatchObject({ newClients: [] })
  })

  test('U3 a whole step 2 with the delete set of everybody changes nothing and is not sent on', () => {
    const { desk, copyOf } = setScene()
    const all = Y.encodeStateAsUpdate(copyOf(clients.other))
    expect(desk.submit(people.neighbour.id, all)).toEqual({
      verdict: 'apply',
      update: null,
      newClients: [],
      inert: [],
    })
  })

  test('U2 a whole step 2 with one own edit in it is cut down to that edit', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    title(copy, issues.lamp).insert(0, '西路')
    title(copy, issues.lamp).delete(0, 1)
    const all = Y.encodeStateAsUpdate(copy)
    const verdict = desk.submit(people.resident.id, all)
    expect(verdict).toMatchObject({ verdict: 'apply', newClients: [clients.fresh] })
    expect(verdict.verdict === 'apply' && verdict.update!.length).toBeLessThan(all.length / 5)
    expect(title(desk.doc, issues.lamp).toString()).toBe('路路灯坏了三天')
  })

  test('C2 a struct of which a part is stored is taken from there on', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    title(copy, issues.lamp).insert(0, '甲')
    desk.submit(people.resident.id, Y.encodeStateAsUpdate(copy))
    title(copy, issues.lamp).insert(1, '乙丙')
    expect(desk.submit(people.resident.id, Y.encodeStateAsUpdate(copy))).toMatchObject(applied)
    expect(desk.json()).toEqual(copy.toJSON())
  })

  test('C2 a struct of which a part is stored cannot say that the rest belongs elsewhere', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    title(copy, issues.lamp).insert(0, '甲')
    desk.submit(people.resident.id, Y.encodeStateAsUpdate(copy))
    const foreign = placeIn(issuesOf(desk.doc).get(issues.flood)!._map.get('title')!)
    const update = forge([
      { client: clients.fresh, structs: [{ into: foreign, content: new Y.ContentString('甲乙') }] },
    ])
    expect(desk.submit(people.resident.id, update)).toMatchObject(applied)
    expect(title(desk.doc, issues.lamp).toString()).toBe('甲乙路灯坏了三天')
    expect(title(desk.doc, issues.flood).toString()).toBe('𠮷祥里逢雨水浸')
  })

  test('A2 an issue may be made in several transactions', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    const sent = sending(copy)
    const issue = new Y.Map<unknown>()
    issuesOf(copy).set(issues.unmade, issue)
    issue.set('title', new Y.Text())
    title(copy, issues.unmade).insert(0, '护坡松动')
    issue.set('author', people.deputy.id)
    issue.set('rank', 'a')
    issue.set('createdAt', 1)
    for (const update of sent) expect(desk.submit(people.deputy.id, update)).toMatchObject(applied)
    expect(listIssues(desk.doc).map(({ title: said }) => said)).toContain('护坡松动')
  })

  test('R3 a resident makes an issue where the kind is not moderated', () => {
    const { desk, editOf, change } = setScene()
    change(teaTalk)
    const update = editOf(clients.fresh, (doc) => createIssue(doc, people.resident.id, entry(issues.unmade)))
    expect(desk.submit(people.resident.id, update)).toMatchObject(applied)
  })

  test('R3 a moderator writes an issue down for somebody', () => {
    const { desk, editOf } = setScene()
    const update = editOf(clients.fresh, (doc) =>
      createIssue(doc, people.moderator.id, entry(issues.unmade, { for: '刘伯' })),
    )
    expect(desk.submit(people.moderator.id, update)).toMatchObject(applied)
    expect(listIssues(desk.doc).find(({ id }) => id === issues.unmade)?.for).toBe('刘伯')
  })

  test('R2 a deputy works on the words of a resident, and the resident deletes them again', () => {
    const { desk, editOf } = setScene()
    const added = editOf(clients.deputy, (doc) => title(doc, issues.lamp).insert(0, '会城大道'))
    expect(desk.submit(people.deputy.id, added)).toMatchObject(applied)
    const taken = editOf(clients.own, (doc) => title(doc, issues.lamp).delete(0, 4))
    expect(desk.submit(people.resident.id, taken)).toMatchObject(applied)
    expect(title(desk.doc, issues.lamp).toString()).toBe('路灯坏了三天')
  })

  test('O2 an officer moves an issue to the front', () => {
    const { desk, editOf } = setScene()
    expect(listIssues(desk.doc).map(({ id }) => id)).toEqual([issues.flood, issues.lamp])
    const update = editOf(clients.fresh, (doc) => moveIssue(doc, issues.lamp, 0))
    expect(desk.submit(people.officer.id, update)).toMatchObject(applied)
    expect(listIssues(desk.doc).map(({ id }) => id)).toEqual([issues.lamp, issues.flood])
  })

  test('O2 the grid is set twice offline and sent once', () => {
    const { desk, editOf } = setScene()
    const update = editOf(clients.fresh, (doc) => {
      setGrid(doc, issues.lamp, 'beiyuan')
      setGrid(doc, issues.lamp, 'qibao')
    })
    expect(desk.submit(people.resident.id, update)).toMatchObject(applied)
    expect(listIssues(desk.doc).find(({ id }) => id === issues.lamp)?.grid).toBe('qibao')
  })

  test('O3 undo takes an issue back and redo brings it again', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    const sent = sending(copy)
    const undo = new Y.UndoManager(issuesOf(copy), { captureTimeout: 0 })
    createIssue(copy, people.deputy.id, entry(issues.unmade))
    undo.undo()
    undo.redo()
    for (const update of sent) expect(desk.submit(people.deputy.id, update)).toMatchObject(applied)
    expect(title(desk.doc, issues.unmade).toString()).toBe('新的一条')
    expect(desk.json()).toEqual(copy.toJSON())
  })

  test('O3 undo and redo of a new issue arrive together after a time offline', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    const undo = new Y.UndoManager(issuesOf(copy), { captureTimeout: 0 })
    createIssue(copy, people.deputy.id, entry(issues.unmade))
    undo.undo()
    undo.redo()
    expect(desk.submit(people.deputy.id, Y.encodeStateAsUpdate(copy))).toMatchObject(applied)
    expect(desk.json()).toEqual(copy.toJSON())
  })

  test('O3 an issue made and deleted offline leaves only a trace', () => {
    const { desk, editOf } = setScene()
    const update = editOf(clients.fresh, (doc) => {
      createIssue(doc, people.deputy.id, entry(issues.unmade))
      deleteIssue(doc, issues.unmade)
      title(doc, issues.flood).insert(0, '又')
    })
    expect(desk.submit(people.deputy.id, update)).toMatchObject(applied)
    expect(desk.json()).toMatchObject({ issues: { [issues.flood]: { title: '又𠮷祥里逢雨水浸' } } })
  })

  test('D1 letters that were deleted meanwhile may be deleted again', () => {
    const { desk, editOf } = setScene()
    const mine = editOf(clients.own, (doc) => title(doc, issues.lamp).delete(0, 4))
    const theirs = editOf(clients.deputy, (doc) => title(doc, issues.lamp).delete(1, 2))
    expect(desk.submit(people.deputy.id, theirs)).toMatchObject(applied)
    expect(desk.submit(people.resident.id, mine)).toMatchObject(applied)
    expect(title(desk.doc, issues.lamp).toString()).toBe('三天')
  })

  test('D4 whoever may delete an issue deletes the words of others in it', () => {
    const { desk, editOf } = setScene()
    desk.submit(
      people.deputy.id,
      editOf(clients.deputy, (doc) => createIssue(doc, people.deputy.id, entry(issues.unmade))),
    )
    desk.submit(
      people.gridWorker.id,
      editOf(clients.other, (doc) => title(doc, issues.unmade).insert(0, '网格说')),
    )
    const update = editOf(clients.deputy, (doc) => deleteIssue(doc, issues.unmade))
    expect(desk.submit(people.deputy.id, update)).toMatchObject(applied)
    expect(listIssues(desk.doc).map(({ id }) => id)).not.toContain(issues.unmade)
  })

  test('P3 words written into an issue that is deleted meanwhile move the clock and are given back', () => {
    const { desk, copyOf, editOf } = setScene()
    const by = people.deputy
    desk.submit(
      by.id,
      editOf(clients.deputy, (doc) => createIssue(doc, by.id, entry(issues.unmade))),
    )
    const copy = copyOf(clients.other)
    const sent = sending(copy)
    title(copy, issues.unmade).insert(0, '补一句')
    title(copy, issues.unmade).insert(3, '，再补')
    setGrid(copy, issues.unmade, 'qibao')
    desk.submit(
      people.deputy.id,
      editOf(clients.deputy, (doc) => deleteIssue(doc, issues.unmade)),
    )
    const verdicts = sent.map((update) => desk.submit(people.gridWorker.id, update))
    expect(verdicts).toMatchObject([{ inert: ['补一句'] }, { inert: ['，再补'] }, { inert: [] }])
    title(copy, issues.flood).insert(0, '还有')
    expect(desk.submit(people.gridWorker.id, sent[3]!)).toMatchObject(applied)
    expect(Y.getState(desk.doc.store, clients.other)).toBe(Y.getState(copy.store, clients.other))
  })

  test('H1 updates that overtake one another are held and accepted when the gap is filled', () => {
    const { desk, copyOf } = setScene()
    const copy = copyOf(clients.fresh)
    const sent = sending(copy)
    title(copy, issues.lamp).insert(0, '一')
    title(copy, issues.lamp).insert(0, '二')
    expect(desk.submit(people.resident.id, sent[1]!)).toEqual({ verdict: 'hold' })
    expect(desk.submit(people.resident.id, Y.encodeStateAsUpdate(copy))).toMatchObject(applied)
    expect(desk.submit(people.resident.id, sent[0]!)).toMatchObject({ update: null })
    expect(desk.submit(people.resident.id, sent[1]!)).toMatchObject({ update: null })
    expect(desk.json()).toEqual(copy.toJSON())
  })

  test('C1 two tabs of one person build on each other', () => {
    const { desk, copyOf } = setScene()
    const [one, two] = [copyOf(clients.own), copyOf(clients.other)]
    title(one, issues.lamp).insert(0, '甲')
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    title(two, issues.lamp).insert(1, '乙')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    title(one, issues.lamp).insert(2, '丙')
    expect(desk.submit(people.resident.id, Y.encodeStateAsUpdate(one))).toMatchObject(applied)
    expect(title(desk.doc, issues.lamp).toString()).toBe('甲乙丙路灯坏了三天')
  })

  test('L1 a title is filled to the last letter, letters outside the basic plane counted once', () => {
    const { desk, editOf } = setScene()
    const room = limits.issueTitleCharsMax - '路灯坏了三天'.length
    const filled = editOf(clients.own, (doc) => title(doc, issues.lamp).insert(0, '𠮷'.repeat(room)))
    expect(desk.submit(people.resident.id, filled)).toMatchObject(applied)
    const more = editOf(clients.own, (doc) => title(doc, issues.lamp).insert(0, '又'))
    expect(desk.submit(people.resident.id, more)).toMatchObject({ code: 'board.tooLong' })
    const other = editOf(clients.own, (doc) => {
      title(doc, issues.lamp).delete(0, 2)
      title(doc, issues.lamp).insert(0, '又')
    })
    expect(desk.submit(people.resident.id, other)).toMatchObject(applied)
  })

  test('L2 two people fill one title at once: the second is refused, then shortens what is there', () => {
    const { desk, editOf } = setScene()
    const half = '水'.repeat(150)
    const [mine, theirs] = [clients.own, clients.deputy].map((client) =>
      editOf(client, (doc) => title(doc, issues.lamp).insert(0, half)),
    )
    expect(desk.submit(people.deputy.id, theirs!)).toMatchObject(applied)
    expect(desk.submit(people.resident.id, mine!)).toMatchObject({ code: 'board.tooLong' })
    const shorter = editOf(clients.fresh, (doc) => title(doc, issues.lamp).delete(0, 150))
    expect(desk.submit(people.resident.id, shorter)).toMatchObject(applied)
  })

  test('L3 a person fills their part of a board and not one issue more', () => {
    const { desk, editOf } = setScene()
    const make = (ordinal: number) =>
      desk.submit(
        people.gridWorker.id,
        editOf(clients.fresh, (doc) =>
          createIssue(
            doc,
            people.gridWorker.id,
            entry(issues.unmade.slice(0, -3) + String(ordinal).padStart(3, '0')),
          ),
        ),
      )
    for (let i = 0; i < limits.issuesPerPersonMax; i++) expect(make(i)).toMatchObject(applied)
    expect(make(limits.issuesPerPersonMax)).toMatchObject({ verdict: 'refuse', code: 'board.full' })
  })

  test('L3 a full board takes no more issues, whoever makes them', () => {
    const { desk, editOf } = setScene()
    for (let i = 2; i < limits.issuesPerBoardMax; i++) {
      const issue = entry(issues.unmade.slice(0, -3) + String(i).padStart(3, '0'))
      desk.write(
        people.resident.id,
        1000 + i,
        addIssue(desk.doc, { client: 1000 + i, author: people.resident.id, issue }),
      )
    }
    expect(listIssues(desk.doc)).toHaveLength(limits.issuesPerBoardMax)
    const update = editOf(clients.fresh, (doc) => createIssue(doc, people.officer.id, entry(issues.unmade)))
    expect(desk.submit(people.officer.id, update)).toMatchObject({ verdict: 'refuse', code: 'board.full' })
  })
})
