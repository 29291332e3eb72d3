import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendProse } from '../docs/minutes/edits.ts'
import type { WriterRights } from '../docs/gate/law.ts'
import { minutesGrammar, minutesLaw } from '../docs/minutes/law.ts'
import { quoteProse } from '../docs/minutes/quote.ts'
import { proseOf, proseSchema } from '../docs/minutes/shape.ts'
import { proseLaw } from '../docs/prose/law.ts'
import { createDesk } from '../testing/docs/desk.ts'
import { officer, recorder } from '../testing/given.ts'
import { setScene, type Scene } from '../testing/minutes/scene.ts'
import { createProseClient } from './prose-client.ts'
import type { LostProse } from './prose-client/surface.ts'
import { wordsBeyond } from './prose-client/words-beyond.ts'
import { createOffice, type Office } from './rehearsal/doc-office.ts'
import { createShelf, openPage } from './rehearsal/prose-page.ts'
import { breathe } from './rehearsal/visit.ts'

const open = async (office: Office, writer: string, shelf = createShelf<LostProse>()) => {
  const page = await openPage(office, writer, shelf, (page) => createProseClient(page))
  return {
    ...page,
    write: (words: string) => appendProse(page.client.local(), [['paragraph', words]]),
    reads: () => Object.values(quoteProse(page.client.local()).fields),
  }
}
const deskWords = ({ desk }: Scene) => Object.values(quoteProse(desk.doc).fields)

test('two people write together, and each has saved what the server has stored', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const [one, other] = [await open(office, recorder.id), await open(office, officer.id)]
  expect(one.client.loaded()).toBe(true)
  one.write('街坊都来了。')
  expect(one.client.saved()).toEqual({ is: 'saving' })
  other.write('谁也没走。')
  office.flow()
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
  expect(one.reads()).toEqual(other.reads())
  expect(one.client.quote()).toEqual(quoteProse(scene.desk.doc))
  expect(one.reads()).toEqual(expect.arrayContaining(['街坊都来了。', '谁也没走。']))
})

test('what was written without a line is kept, survives a refresh and is sent when the line is back', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const one = await open(office, recorder.id)
  office.setReachable(false)
  office.cut(recorder.id)
  one.write('断线时写的。')
  one.pass(300)
  await breathe()
  expect(one.client.saved()).toEqual({ is: 'waiting', fields: 1, kept: true })
  one.client.leave()

  office.setReachable(true)
  const again = await open(office, recorder.id, one.shelf)
  office.flow()
  expect(again.client.saved()).toMatchObject({ is: 'saved' })
  expect(deskWords(scene)).toContain('断线时写的。')
})

test('what is refused goes into the tray in whole parts, and the copy begins anew', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const one = await open(office, recorder.id)
  const before = one.client.local()
  scene.enter('closed')
  const first = (proseOf(before).get(0) as Y.XmlElement).get(0) as Y.XmlText
  first.insert(0, '太晚了。')
  one.write('也太晚了。')
  office.flow()
  expect(one.client.tray()).toMatchObject([
    { words: '太晚了。𠮷祥里的积水，街坊说了三年。\n也太晚了。', code: 'minutes.locked' },
  ])
  expect(one.client.local()).not.toBe(before)
  expect(one.reads()).toEqual(deskWords(scene))
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
  one.client.dismiss(one.client.tray()[0]!.id)
  expect(one.client.tray()).toEqual([])
})

test('what was refused is no draft any more: a refresh right after has it refused once, and dismissed it is gone', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const one = await open(office, recorder.id)
  scene.enter('closed')
  one.write('太晚了。')
  one.pass(300)
  await breathe()
  expect(one.shelf.drafts.all.size).toBe(1)
  office.flow()
  await breathe()
  expect([one.shelf.drafts.all.size, one.shelf.tray.all.size]).toEqual([0, 1])
})

test('a deletion that is refused comes back, and there is nothing to put aside', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const one = await open(office, recorder.id)
  scene.enter('closed')
  proseOf(one.client.local()).delete(0, 1)
  office.flow()
  expect(one.client.tray()).toEqual([])
  expect(one.reads()).toEqual(deskWords(scene))
})

test('while an input method composes, nothing goes either way; afterwards all of it does', async () => {
  const scene = setScene()
  const office = createOffice(scene.desk)
  const [one, other] = [await open(office, recorder.id), await open(office, officer.id)]
  one.client.compose(true)
  other.write('同时写的。')
  office.flow()
  expect(one.reads()).not.toContain('同时写的。')
  expect(Object.values(one.client.quote().fields)).toContain('同时写的。')
  one.write('zheng')
  office.flow()
  expect(other.reads()).not.toContain('zheng')
  expect(one.client.saved()).toEqual({ is: 'saving' })
  one.client.compose(false)
  office.flow()
  expect(one.reads()).toContain('同时写的。')
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
  expect(one.reads()).toEqual(other.reads())
})

test('a server that lost what it had confirmed takes nothing from this device: it is put aside', async () => {
  const { copyOf, editOf } = setScene()
  const unsent = editOf(777, (doc) => appendProse(doc, [['paragraph', '只有这里有']]))
  const shelf = createShelf<LostProse>()
  await shelf.drafts.put(
    {
      id: 'draft',
      confirmed: Y.encodeStateAsUpdate(copyOf(888)),
      edits: [{ id: 'edit', fields: ['prose'], updates: [unsent] }],
    },
    [],
  )
  const office = createOffice(createDesk(minutesLaw, (writer) => ({ writer, write: () => null })))
  const one = await open(office, recorder.id, shelf)
  for (let tries = 0; tries < 3; tries++) {
    one.pass(12_000)
    office.flow()
  }
  const [lost] = one.client.tray()
  expect(lost?.words).toContain('只有这里有')
  expect(lost?.words).toContain('先清排水口')
  expect(one.reads()).toEqual([])
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
})

test('others are seen by who they are, until their line is gone', async () => {
  const office = createOffice(setScene().desk)
  const [one, other] = [await open(office, recorder.id), await open(office, officer.id)]
  expect(one.client.present()).toMatchObject([{ id: officer.id, writing: false }])
  other.client.awareness.setLocalStateField('cursor', { anchor: {}, head: {} })
  other.pass(300)
  office.flow()
  expect(one.client.present()).toMatchObject([{ id: officer.id, writing: true }])
  office.cut(recorder.id)
  expect(one.client.present()).toEqual([])
})

describe('where a newer page has written what this one has no name for', () => {
  /** The law of a version that is to come, behind the same rights: this client says that it knows the version of today. */
  const newer = (says: number | null) => {
    const law = proseLaw<WriterRights>({
      name: 'minutes',
      grammar: {
        ...minutesGrammar,
        roots: { prose: [...minutesGrammar.roots['prose']!, 'table'] },
        nodes: { ...minutesGrammar.nodes, table: ['text'] },
      },
      mayWrite: () => null,
    })
    const desk = createDesk(law, (writer) => ({
      writer,
      write: () => (writer === officer.id || says === proseSchema + 1 ? null : 'minutes.oldSchema'),
    }))
    const copy = new Y.Doc()
    appendProse(copy, [['paragraph', '前面一段。']])
    proseOf(copy).push([new Y.XmlElement('table')])
    ;(proseOf(copy).get(1) as Y.XmlElement).push([new Y.XmlText('一行表')])
    expect(desk.submit(officer.id, Y.encodeStateAsUpdate(copy))).toMatchObject({ verdict: 'apply' })
    return desk
  }
  const holdsTable = ({ doc }: { readonly doc: Y.Doc }) => proseOf(doc).toString().includes('<table>')

  test('the gate takes no deletion of it from an older client, whatever that client checks', () => {
    for (const says of [null, proseSchema]) {
      const desk = newer(says)
      const old = new Y.Doc()
      Y.applyUpdate(old, Y.encodeStateAsUpdate(desk.doc))
      const before = Y.encodeStateVector(old)
      proseOf(old).delete(1, 1)
      const update = Y.encodeStateAsUpdate(old, before)
      expect(desk.submit(recorder.id, update)).toMatchObject({ verdict: 'refuse', code: 'minutes.oldSchema' })
      expect(holdsTable(desk)).toBe(true)
    }
  })

  test('this client sends neither that deletion, as an editor makes it on opening, nor anything written beside it', async () => {
    // Even where the gate would take it: the version was not raised with the node.
    const desk = newer(proseSchema + 1)
    const office = createOffice(desk)
    const one = await open(office, recorder.id)
    expect(one.client.knowsAll()).toBe(false)
    proseOf(one.client.local()).delete(1, 1)
    one.write('旁边写的。')
    office.flow()
    one.pass(1)
    office.flow()
    expect([office.received(), holdsTable(desk)]).toEqual([0, true])
    expect(one.client.tray()).toMatchObject([{ words: '旁边写的。', code: 'minutes.oldSchema' }])
    expect(proseOf(one.client.local()).toString()).toContain('<table>')
    expect(one.client.saved()).toMatchObject({ is: 'saved' })
    await breathe()
    expect(one.shelf.drafts.all.size).toBe(0)
  })

  test('when it is gone again writing goes on', async () => {
    const desk = newer(proseSchema + 1)
    const office = createOffice(desk)
    const one = await open(office, recorder.id)
    const away = new Y.Doc()
    Y.applyUpdate(away, Y.encodeStateAsUpdate(desk.doc))
    const before = Y.encodeStateVector(away)
    proseOf(away).delete(1, 1)
    desk.submit(officer.id, Y.encodeStateAsUpdate(away, before))
    office.cut(recorder.id)
    one.pass(60_000)
    office.flow()
    expect(one.client.knowsAll()).toBe(true)
    one.write('又能写了。')
    office.flow()
    expect(one.client.saved()).toMatchObject({ is: 'saved' })
    expect(proseOf(desk.doc).toString()).toContain('又能写了。')
  })
})

test('words beyond another copy are told apart by how often they are there', () => {
  const quote = (...words: string[]) => ({
    doc: 'minutes',
    hash: '',
    fields: Object.fromEntries(words.entries()),
  })
  expect(wordsBeyond(quote('甲', '乙', '乙'), quote('乙', '甲'))).toEqual(['乙'])
  expect(wordsBeyond(quote('甲'), quote('甲', '乙'))).toEqual([])
})
