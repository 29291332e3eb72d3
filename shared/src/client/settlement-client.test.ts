import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendBlocks, appendWords } from '../docs/settlement/edits.ts'
import { settlementLaw } from '../docs/settlement/law.ts'
import { quoteSettlement } from '../docs/settlement/quote.ts'
import { settlementRights } from '../docs/settlement/rights.ts'
import { fragmentOf, settlementSchema } from '../docs/settlement/shape.ts'
import { fragments, parts, type Fragment } from '../domain/mediation/settlement/parts.ts'
import { hashIn } from '../domain/mediation/settlement/text.ts'
import { createDesk } from '../testing/docs/desk.ts'
import { setSettlement, writers } from '../testing/settlement/scene.ts'
import { createOffice, type Office } from './rehearsal/doc-office.ts'
import { createHandClock } from './rehearsal/hand-clock.ts'
import { createShelf, openPage } from './rehearsal/prose-page.ts'
import { breathe } from './rehearsal/visit.ts'
import { createSettlementClient } from './settlement-client.ts'
import { carryNode } from './settlement-client/carry-over.ts'
import type { LostWords } from './settlement-client/surface.ts'

const open = async (office: Office, writer: string, shelf = createShelf<LostWords>()) => {
  const page = await openPage(office, writer, shelf, (page) =>
    createSettlementClient({ ...page, rights: () => null }),
  )
  return {
    ...page,
    write: (fragment: Fragment, words: string) => appendWords(page.client.local(), fragment, words),
    reads: () => page.client.draft().fields,
  }
}
const set = () => {
  const scene = setSettlement()
  return { ...scene, office: createOffice(scene.desk) }
}
const textIn = (fragment: Y.XmlFragment): Y.XmlText => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

test('two mediators write together, and each has saved what the server has stored', async () => {
  const { desk, office } = set()
  const [one, other] = [await open(office, writers.first), await open(office, writers.second)]
  one.write('prose/terms', '水管由何某修。')
  expect([one.client.saved(), one.client.isPending('terms'), one.client.isPending('facts')]).toEqual([
    { is: 'saving' },
    true,
    false,
  ])
  other.write('prose/facts', '楼板也湿了。')
  office.flow()
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
  expect(one.reads()).toEqual(other.reads())
  expect(one.client.quote()).toEqual(quoteSettlement(desk.doc))
  for (const part of parts) expect(one.client.hash(part)).toBe(hashIn(quoteSettlement(desk.doc), part))
})

test('what was written without a line merges with what others wrote meanwhile, after a refresh too', async () => {
  const { desk, office } = set()
  const [one, other] = [await open(office, writers.first), await open(office, writers.second)]
  office.setReachable(false)
  office.cut(writers.first)
  one.write('prose/facts', '断线时写的。')
  textIn(one.client.fragment('prose/disputes')).insert(0, '说清楚：')
  one.pass(300)
  await breathe()
  one.client.leave()
  office.setReachable(true)
  textIn(other.client.fragment('prose/disputes')).insert(5, '（含工钱）')
  office.flow()
  const again = await open(office, writers.first, one.shelf)
  office.flow()
  expect(again.client.saved()).toMatchObject({ is: 'saved' })
  expect(again.client.tray()).toEqual([])
  expect(quoteSettlement(desk.doc).fields['words/facts']).toContain('断线时写的。')
  expect(quoteSettlement(desk.doc).fields['words/facts']).toContain('说清楚：修天花板的（含工钱）')
})

test('a part that was locked meanwhile goes to the tray, and the others still land', async () => {
  const { desk, office, lock } = set()
  const one = await open(office, writers.first)
  office.setReachable(false)
  office.cut(writers.first)
  textIn(one.client.fragment('prose/parties')).insert(0, '晚了：')
  one.write('prose/facts', '这句还能写。')
  const [, list] = one.client.fragment('prose/terms').toArray() as Y.XmlElement[]
  ;(list!.get(0) as Y.XmlElement).delete(0, 1)
  list!.push([new Y.XmlElement('listItem')])
  const [instalment] = one.client.fragment('prose/performance').toArray() as Y.XmlElement[]
  instalment!.setAttribute('amountFen', 350_000 as unknown as string)
  lock('parties')
  office.setReachable(true)
  one.pass(60_000)
  office.flow()
  await breathe()
  office.flow()
  const { fields } = quoteSettlement(desk.doc)
  expect(fields['words/parties']).not.toContain('晚了')
  expect(fields['words/facts']).toContain('这句还能写。')
  expect(fields['words/terms']).not.toContain('赔甲方3000元')
  expect(fields['words/performance']).toContain('3500元')
  expect(one.client.tray()).toMatchObject([
    { part: 'parties', words: '晚了：甲方：𠮷某，住三楼。', code: 'settlement.locked' },
  ])
  expect(one.reads()).toEqual(fields)
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
  one.client.dismiss(one.client.tray()[0]!.id)
  expect(one.client.tray()).toEqual([])
})

test('what is locked to everybody goes to the tray by parts', async () => {
  const { office, close } = set()
  const one = await open(office, writers.first)
  close('settlement.finalised')
  one.write('prose/terms', '太晚了。')
  one.write('prose/facts', '也太晚了。')
  office.flow()
  expect(one.client.tray().map(({ part, words, code }) => [part, words, code])).toEqual([
    ['terms', '太晚了。', 'settlement.finalised'],
    ['facts', '也太晚了。', 'settlement.finalised'],
  ])
})

test('one act on two parts is tried again by each', async () => {
  const { desk, office, lock } = set()
  const one = await open(office, writers.first)
  lock('terms')
  const local = one.client.local()
  local.transact(() => {
    appendWords(local, 'prose/terms', '不收')
    appendWords(local, 'prose/facts', '收')
  })
  office.flow()
  expect(quoteSettlement(desk.doc).fields['words/facts']).toContain('收')
  expect(one.client.tray()).toMatchObject([{ part: 'terms', words: '不收' }])
})

test('what the case forbids already is not sent once more', async () => {
  const { desk, office, lock } = set()
  const clock = createHandClock(1)
  const shelf = createShelf<LostWords>()
  const client = createSettlementClient({
    link: office.link(writers.first),
    rights: () =>
      settlementRights(
        writers.first,
        { mayWrite: () => null, mayWritePart: (part) => (part === 'facts' ? 'settlement.locked' : null) },
        settlementSchema,
      ),
    drafts: shelf.drafts,
    trayStore: shelf.tray,
    surroundings: clock.surroundings,
  })
  await breathe()
  office.flow()
  lock('terms')
  appendWords(client.local(), 'prose/terms', '一')
  appendWords(client.local(), 'prose/facts', '二')
  appendWords(client.local(), 'prose/performance', '三')
  const before = office.received()
  office.flow()
  expect(client.tray().map(({ part, words }) => [part, words])).toEqual([
    ['facts', '二'],
    ['terms', '一'],
  ])
  expect(office.received() - before).toBe(2)
  expect(quoteSettlement(desk.doc).fields['words/performance']).toContain('三')
})

test('a server that lost what it had confirmed takes nothing from this device: it is put aside', async () => {
  const { copyOf, editOf } = set()
  const unsent = editOf(777, (doc) => appendWords(doc, 'prose/terms', '只有这里有'))
  const shelf = createShelf<LostWords>()
  await shelf.drafts.put(
    {
      id: 'draft',
      confirmed: Y.encodeStateAsUpdate(copyOf(888)),
      edits: [{ id: 'edit', fields: ['terms'], updates: [unsent] }],
    },
    [],
  )
  const free = { mayWrite: () => null, mayWritePart: () => null }
  const office = createOffice(
    createDesk(settlementLaw, (writer) => settlementRights(writer, free, settlementSchema)),
  )
  const one = await open(office, writers.first, shelf)
  for (let tries = 0; tries < 3; tries++) {
    one.pass(12_000)
    office.flow()
  }
  expect(one.client.tray().map(({ part }) => part)).toEqual([...parts])
  expect(
    one.client
      .tray()
      .map(({ words }) => words)
      .join('\n'),
  ).toContain('只有这里有')
  expect(one.reads()).toEqual(quoteSettlement(new Y.Doc()).fields)
})

test('while an input method composes, nothing goes either way; afterwards all of it does', async () => {
  const { office } = set()
  const [one, other] = [await open(office, writers.first), await open(office, writers.second)]
  one.client.compose(true)
  other.write('prose/facts', '同时写的。')
  office.flow()
  expect(one.reads()['words/facts']).not.toContain('同时写的。')
  expect(one.client.quote().fields['words/facts']).toContain('同时写的。')
  one.write('prose/facts', 'zheng')
  office.flow()
  expect(other.reads()['words/facts']).not.toContain('zheng')
  one.client.compose(false)
  office.flow()
  expect(one.reads()).toEqual(other.reads())
})

test('an editor is bound only to what this client has a name for', async () => {
  const { desk, office } = set()
  const one = await open(office, writers.first)
  expect(one.client.knowsAll()).toBe(true)
  const write = (edit: (terms: Y.XmlFragment) => void) => {
    desk.doc.transact(() => edit(fragmentOf(desk.doc, 'prose/terms')))
    office.cut(writers.first)
    one.pass(60_000)
    office.flow()
    return one.client.knowsAll()
  }
  expect(write((terms) => terms.push([new Y.XmlElement('paragraph')]))).toBe(true)
  expect(write((terms) => (terms.get(2) as Y.XmlElement).setAttribute('align', 'left'))).toBe(false)
  expect(write((terms) => terms.delete(2, 1))).toBe(true)
  expect(write((terms) => terms.push([new Y.XmlElement('constructor')]))).toBe(false)
  expect(write((terms) => terms.delete(2, 1))).toBe(true)
  const nested = (terms: Y.XmlFragment) =>
    ((terms.get(1) as Y.XmlElement).get(0) as Y.XmlElement).push([new Y.XmlElement('instalment')])
  expect(write(nested)).toBe(false)
})

test('nothing goes out while the paper holds what this client has no name for: neither its deletion nor what is written beside it', async () => {
  const { desk, office } = set()
  const one = await open(office, writers.first)
  const terms = () => fragmentOf(desk.doc, 'prose/terms')
  desk.doc.transact(() => terms().push([new Y.XmlElement('table')]))
  office.cut(writers.first)
  one.pass(60_000)
  office.flow()
  const before = office.received()
  one.client.fragment('prose/terms').delete(terms().length - 1, 1)
  one.write('prose/facts', '旁边写的。')
  office.flow()
  one.pass(1)
  office.flow()
  expect(office.received()).toBe(before)
  expect(terms().toString()).toContain('<table>')
  expect(one.client.fragment('prose/terms').toString()).toContain('<table>')
  expect(one.client.tray()).toMatchObject([{ part: 'facts', words: '旁边写的。' }])
  expect(one.client.saved()).toMatchObject({ is: 'saved' })
})

test('others are seen by who they are and the part they write in', async () => {
  const { office } = set()
  const [one, other] = [await open(office, writers.first), await open(office, writers.second)]
  expect(one.client.present()).toMatchObject([{ id: writers.second, writing: false, fragment: null }])
  const says = (cursor: unknown) => {
    other.client.awareness.setLocalStateField('cursor', cursor)
    other.pass(300)
    office.flow()
    return one.client.present()[0]
  }
  const terms = other.client.fragment('prose/terms')
  const at = (type: Y.AbstractType<unknown>, index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(type as never, index))
  expect(says({ anchor: at(terms as never, 2) })).toMatchObject({ writing: true, fragment: 'prose/terms' })
  const text = textIn(other.client.fragment('prose/facts'))
  expect(says({ anchor: at(text as never, 1) })).toMatchObject({ fragment: 'prose/facts' })
  expect(says({ anchor: at(text as never, text.length) })).toMatchObject({ fragment: 'prose/facts' })
  expect(says({ anchor: { item: { client: 1, clock: 0 } } })).toMatchObject({ fragment: null })
  expect(says('nonsense')).toMatchObject({ writing: true, fragment: null })
})

/** What somebody may have done to a fragment, by picks. */
const scribble = (doc: Y.Doc, pick: number): void => {
  const fragment = fragmentOf(doc, fragments[pick % fragments.length]!)
  const at = (pick >> 3) % (fragment.length + 1)
  const child = fragment.length > 0 ? (fragment.get(at % fragment.length) as Y.XmlElement) : null
  const inner = child && child.length > 0 ? child.get((pick >> 5) % child.length) : null
  switch ((pick >> 7) % 6) {
    case 0:
      return appendWords(doc, fragments[pick % fragments.length]!, '加［多少？］的')
    case 1:
      return child ? fragment.delete(at % fragment.length, 1) : undefined
    case 2: {
      const made = new Y.XmlElement('paragraph')
      made.insert(0, [new Y.XmlText('插')])
      return fragment.insert(at, [made])
    }
    case 3:
      return inner instanceof Y.XmlText ? inner.insert((pick >> 4) % (inner.length + 1), '字𠮷') : undefined
    case 4:
      return inner instanceof Y.XmlText && inner.length > 1 ? inner.delete(0, 1) : undefined
    default:
      return appendBlocks(doc, 'prose/performance', [
        { block: 'instalment', amountFen: pick, dueOn: '', payer: 'a', line: ['笔'] },
      ])
  }
}

test('what is carried over onto the confirmed copy reads as it did on the old one, whatever was written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9_999_999 }), { maxLength: 30 }), (picks) => {
      const { copyOf } = setSettlement()
      const [confirmed, old, fresh] = [copyOf(900), copyOf(901), copyOf(902)]
      picks.forEach((pick) => scribble(old, pick))
      for (const fragment of fragments)
        carryNode(fragmentOf(old, fragment), confirmed, fragmentOf(fresh, fragment))
      expect(fresh.toJSON()).toEqual(old.toJSON())
    }),
    { numRuns: 200 },
  )
})
