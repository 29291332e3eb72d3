import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CaucusRoom } from '../../domain/mediation/caucus/rooms.ts'
import { limits } from '../../lib/limits.ts'
import { createDesk } from '../../testing/docs/desk.ts'
import {
  everyoneInCase,
  foldCase,
  groupHead,
  invited,
  mediator,
  partyA,
  partyB,
  untilPhase,
} from '../../testing/mediation/given-case.ts'
import { forge } from '../../testing/docs/forgery.ts'
import { appendProse } from '../minutes/edits.ts'
import { quoteProse } from '../minutes/quote.ts'
import type { GateCode } from '../gate/verdict.ts'
import { workingLaw } from './law.ts'
import { mayOpenPaper, rightsInPaper, workingRights } from './rights.ts'
import { WORKING, workingSchema } from './shape.ts'

const side = 'party-a'

const setPaper = (mayWrite: () => GateCode | null = () => null) => {
  const desk = createDesk(workingLaw, (writer) => workingRights(writer, mayWrite, workingSchema))
  const submit = (edit: (doc: Y.Doc) => void) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(desk.doc))
    const before = Y.encodeStateVector(copy)
    edit(copy)
    const verdict = desk.submit(side, Y.encodeStateAsUpdate(copy, before))
    return verdict.verdict === 'refuse' ? verdict.code : verdict.verdict
  }
  return { desk, submit, write: (words: string) => submit((doc) => appendProse(doc, [['paragraph', words]])) }
}

const forged = (into: string, content: Y.Item['content']) =>
  forge([{ client: 9, structs: [{ into, content }] }])
const element = (name: string) =>
  new Y.ContentType(new Y.XmlElement(name) as unknown as Y.AbstractType<unknown>)

test('W1 takes what the minutes take and nothing else', () => {
  const { desk, write } = setPaper()
  expect(write('最低能接受两千。')).toBe('apply')
  expect(Object.values(quoteProse(desk.doc, 'working').fields)).toEqual(['最低能接受两千。'])
  for (const [into, content] of [
    [WORKING, element('instalment')],
    [WORKING, element('blank')],
    [WORKING, new Y.ContentString('字')],
    ['prose/terms', element('paragraph')],
  ] as const)
    expect(desk.submit(side, forged(into, content))).toMatchObject({ code: 'working.unknownNode' })
  const text = [...desk.doc.store.clients.entries()].flatMap(([client, structs]) =>
    structs
      .filter(({ id, length }) => length > 0 && id.client === client)
      .filter((one) => one instanceof Y.Item && one.content instanceof Y.ContentString)
      .map(({ id }) => id),
  )[0]!
  const hidden = forge([
    { client: 9, structs: [{ after: [text.client, text.clock], content: new Y.ContentString('\u202E') }] },
  ])
  expect(desk.submit(side, hidden)).toMatchObject({ code: 'working.badContent' })
})

test('W2 takes as many letters and nodes as a paper holds', () => {
  const { submit, write } = setPaper()
  const paragraphs = (count: number) =>
    submit((doc) =>
      doc.getXmlFragment(WORKING).push(Array.from({ length: count }, () => new Y.XmlElement('paragraph'))),
    )
  expect(write('字'.repeat(limits.workingCharsMax + 1))).toBe('working.tooLong')
  expect(write('字'.repeat(limits.workingCharsMax))).toBe('apply')
  expect(write('字')).toBe('working.tooLong')
  const room = limits.workingNodesMax - 2
  expect([paragraphs(room + 1), paragraphs(room), paragraphs(1)]).toEqual([
    'working.full',
    'apply',
    'working.full',
  ])
})

test('W3 asks the case for every update, and an older editor reads', () => {
  let answer: GateCode | null = null
  const { write } = setPaper(() => answer)
  expect(write('一')).toBe('apply')
  for (answer of ['working.over', 'working.mayNotEdit'] as const) expect(write('二')).toBe(answer)
  const answers = [null, workingSchema - 1, workingSchema, workingSchema + 1].map((schema) =>
    workingRights(side, () => null, schema).write(),
  )
  expect(answers).toEqual(['working.oldSchema', 'working.oldSchema', null, null])
})

test('W3 a room’s paper is there for the mediators and that side alone, and takes words until the case is over', () => {
  const state = foldCase(untilPhase('mediating'))
  const opens = (room: CaucusRoom) =>
    everyoneInCase.filter((actor) => mayOpenPaper(state, actor, room) === null).map(({ id }) => id)
  expect(opens('caucus/a')).toEqual([mediator.id, invited.id, partyA.id])
  expect(opens('caucus/b')).toEqual([mediator.id, invited.id, partyB.id, groupHead.id])
  expect(opens('notes')).toEqual([mediator.id, invited.id])
  for (const room of ['caucus/a', 'caucus/b', 'notes'] as const)
    for (const actor of everyoneInCase) {
      const may = mayOpenPaper(state, actor, room) === null
      const answer = rightsInPaper(state, actor, room, workingSchema).write()
      expect(answer).toBe(may ? null : 'working.mayNotEdit')
    }
  const late = (phase: 'effective' | 'failed' | 'archived') =>
    rightsInPaper(foldCase(untilPhase(phase)), mediator, 'notes', workingSchema).write()
  expect([late('effective'), late('failed'), late('archived')]).toEqual([
    null,
    'working.over',
    'working.mayNotEdit',
  ])
  expect(mayOpenPaper(foldCase(untilPhase('archived')), partyA, 'caucus/a')).toEqual({
    code: 'stream.notFound',
  })
})
