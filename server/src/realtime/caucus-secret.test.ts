import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { askFrame, presenceFrame } from '@linyi/shared/client/doc-client/wire'
import { appendProse } from '@linyi/shared/docs/minutes/edits'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { workingSchema } from '@linyi/shared/docs/working/shape'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createMedium } from '../bus/memory.ts'
import { createLog } from '../log.ts'
import type { Asker } from '../rooms/port.ts'
import { openCase, type CaseScene } from '../testing/case.ts'
import { ask, openCounter, type Counter } from '../testing/counter.ts'
import { endAll, Phone } from '../testing/hall.ts'
import { openHouse } from '../testing/house.ts'
import { openLine, type Line } from '../testing/line.ts'
import { newId } from '../testing/meeting.ts'
import { attachCollab } from './collab.ts'
import { attachGateway } from './gateway.ts'

const needles = {
  line: '底线是三万块',
  notes: '乙方松口了',
  paper: '先谈补偿再谈道歉',
  file: '一张谁也不知道的欠条',
  fileName: '欠条.png',
  gist: '愿意谈',
}
/** Of the case itself: both sides know these, the disk does not. */
const known = { title: '出嫁女土地权益', name: '许女士' }
const unknown = '01JABCDEF0123456789ABCDEFG'

let counter: Counter
let scene: CaseScene
let url: string
const logged: string[] = []
const onBus: unknown[] = []
const ends: (() => unknown)[] = []
const tokens = new Map<Asker, string>()

const log = createLog('trace', { write: (line) => void logged.push(line) })

const tokenOf = async (asker: Asker): Promise<string> => {
  const { token, write } = counter.logins.create(asker.person, asker.meeting, 3650)
  if (!tokens.has(asker)) await counter.storage.commit({ directory: [write] })
  return tokens.get(asker) ?? (tokens.set(asker, token), token)
}

/** Somebody's phone, with every byte that ever came to it. */
async function phoneOf(asker: Asker) {
  const phone = new Phone(url, await tokenOf(asker))
  const bytes: string[] = []
  phone.socket.io.on('open', () =>
    phone.socket.io.engine.on('packet', ({ data }) => bytes.push(String(data))),
  )
  await new Promise((connected) => phone.socket.once('connect', () => connected(undefined)))
  ends.push(() => phone.socket.disconnect())
  return { phone, bytes }
}

/** Somebody's line to a doc, with every byte that ever came over it. */
async function lineTo(asker: Asker, doc: string, schema = workingSchema) {
  const line = await openLine(
    `${url.replace('http', 'ws')}/collab/${doc}?token=${await tokenOf(asker)}&schema=${schema}&ack=1`,
  )
  ends.push(line.close)
  return { line, bytes: line.bytes }
}
const synced = async (line: Line) => {
  line.send(askFrame(Y.encodeStateVector(line.copy)))
  await line.until(() => line.said('update').some(({ complete }) => complete))
}

const command = (type: string, fields: object = {}, id: string = scene.id) => ({
  id: newId(),
  type,
  case: id,
  ...fields,
})
const shown = (value: unknown): string => JSON.stringify(value)
const expectNone = (text: string | Buffer, of: object = needles) => {
  for (const needle of Object.values(of))
    expect(text.includes(needle as string), needle as string).toBe(false)
}

beforeAll(async () => {
  const medium = createMedium()
  const spy = medium.connect()
  spy.subscribe((message) => onBus.push(message))
  counter = await openCounter({ house: await openHouse({ medium, log }) })
  scene = await openCase(counter, known.title)
  const server: Server = createServer()
  const deps = { ...counter, log, publicOrigin: undefined }
  const edges = [attachGateway(server, deps), attachCollab(server, deps)]
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ends.push(() => {
    edges.forEach((edge) => edge.close())
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })
})
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  await endAll()
  await counter.close()
})

describe('what happens in a private room', () => {
  test('reaches nobody else by any way, neither its words nor that, when or how often it happened', async () => {
    const side = await phoneOf(scene.partyB)
    const outside = await phoneOf(scene.stranger)
    const opened = await side.phone.open({ case: scene.id })
    if (!opened.ok) throw new Error(opened.error.code)
    const settlement = await lineTo(scene.partyB, `case/${scene.id}/settlement`, settlementSchema)
    await synced(settlement.line)
    const before = [side.bytes.length, settlement.bytes.length, outside.bytes.length]

    const [a, mediator] = [await phoneOf(scene.partyA), await phoneOf(scene.mediator)]
    for (const { phone } of [a, mediator])
      expect(await phone.open({ case: scene.id, room: 'caucus/a' })).toMatchObject({ ok: true })
    expect(await mediator.phone.open({ case: scene.id, room: 'notes' })).toMatchObject({ ok: true })
    const line = newId()
    const acts = [
      [a, command('caucus.say', { room: 'caucus/a', line, words: needles.line })],
      [mediator, command('caucus.ask', { room: 'caucus/a', line, gist: needles.gist })],
      [a, command('caucus.mayTell', { room: 'caucus/a', line, gist: needles.gist, answer: 'yes' })],
      [mediator, command('caucus.say', { room: 'notes', line: newId(), words: needles.notes })],
    ] as const
    for (const [{ phone }, act] of acts) expect(await phone.command(act)).toMatchObject({ ok: true })

    const paper = await lineTo(scene.mediator, `case/${scene.id}/caucus/a`)
    await synced(paper.line)
    paper.line.write((copy) => appendProse(copy, [['paragraph', needles.paper]]))
    await paper.line.stored(1)
    const awareness = new Awareness(paper.line.copy)
    awareness.setLocalState({ at: needles.paper })
    paper.line.send(presenceFrame(encodeAwarenessUpdate(awareness, [awareness.clientID])))
    awareness.destroy()

    const png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.from(needles.file),
    ])
    const where = `room=caucus/a&name=${encodeURIComponent(needles.fileName)}`
    const sent = await fetch(`${counter.url}/api/cases/${scene.id}/files?${where}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(scene.partyA)}` },
      body: new Uint8Array(png),
    })
    expect(sent.status).toBe(200)
    const { file } = (await sent.json()) as { file: string }

    // Nothing but pings may have come meanwhile; the next thing that happens in the open has the next number.
    await scene.act(scene.mediator, 'case.askOpen', { party: scene.a })
    await side.phone.until(({ events }) => events.length > 0)
    expect(side.phone.events.map(({ seq }) => seq)).toEqual([opened.seq + 1])
    expect(side.phone.batches).toHaveLength(1)
    expect(side.bytes.slice(before[0]).filter((bytes) => bytes.includes('meeting:'))).toHaveLength(1)
    expect(settlement.bytes).toHaveLength(before[1]!)
    expect(outside.bytes).toHaveLength(before[2]!)

    // Those whose room it is have it all: so what is looked for below could be found.
    expect(a.bytes.join()).toContain(needles.line)
    expect(mediator.bytes.join()).toContain(needles.notes)
    expect(Buffer.concat(paper.bytes).length).toBeGreaterThan(0)

    const snapshot = await side.phone.open({ case: scene.id })
    const answers = [
      snapshot,
      await ask(counter, 'GET', '/api/me/export', { token: await tokenOf(scene.partyB) }),
      await ask(counter, 'GET', `/api/stations/${scene.station}/cases`, {
        token: await tokenOf(scene.other),
      }),
      await ask(counter, 'GET', `/api/cases/${scene.id}/files/${file}`, {
        token: await tokenOf(scene.partyB),
      }),
      await ask(counter, 'GET', `/api/stations/${scene.station}/mediation-figures?year=2026`),
      await ask(counter, 'GET', '/healthz'),
      await ask(counter, 'GET', '/metrics'),
    ]
    expectNone(shown(answers))
    // What went wrong says no more: commands that are refused, files and rooms that are not theirs, words that do not parse.
    const wrong = [
      await side.phone.command(
        command('caucus.mayTell', { room: 'caucus/a', line, gist: 'x', answer: 'yes' }),
      ),
      await side.phone.command(command('caucus.say', { room: 'caucus/a', line, words: 'x' })),
      await side.phone.command(command('caucus.say', { room: 'caucus/b', line: 1, words: 'x' })),
      await side.phone.open({ case: scene.id, room: 'caucus/a', since: 1 }),
      ...(await Promise.all(
        [`files/${file}`, 'files?room=caucus/a&name=x.png', 'dossier.zip', 'papers/cover/form.docx'].map(
          async (path) =>
            (
              await fetch(`${counter.url}/api/cases/${scene.id}/${path}`, {
                headers: { authorization: `Bearer ${await tokenOf(scene.partyB)}` },
                ...(path.startsWith('files?') && { method: 'POST', body: new Uint8Array(png) }),
              })
            ).text(),
        ),
      )),
    ]
    expectNone(shown(wrong))
    expectNone(side.bytes.join() + outside.bytes.join())
    expectNone(Buffer.concat(settlement.bytes))
  })

  test('is in no paper, opened down to its last file: not of the other side, nor in the dossier of who keeps it', async () => {
    const get = async (by: Asker, path: string) => {
      const headers = { authorization: `Bearer ${await tokenOf(by)}` }
      return fetch(`${counter.url}/api/cases/${scene.id}/${path}`, { headers })
    }
    let opened = 0
    /** Names and words of all that a zip holds, and what is zipped in it in turn; letters stand in Word files between marks. */
    const wordsIn = (zip: Uint8Array): string =>
      Object.entries(unzipSync(zip))
        .map(([name, bytes]) => {
          opened++
          const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
          const words = strFromU8(bytes)
          return [name, words, words.replace(/<[^>]+>/g, ''), isZip ? wordsIn(bytes) : ''].join('\n')
        })
        .join('\n')
    const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())
    for (const by of [scene.partyA, scene.partyB, scene.mediator, scene.head]) {
      const { papers } = (await (await get(by, 'papers')).json()) as { papers: { form: string }[] }
      expect(papers.length).toBeGreaterThan(2)
      const read = await Promise.all(
        papers.map(async ({ form }) => wordsIn(await bytesOf(await get(by, `papers/${form}/form.docx`)))),
      )
      expect(read.join()).toContain(known.name)
      expectNone(read.join())
    }
    for (const by of [scene.mediator, scene.head]) {
      const dossier = wordsIn(await bytesOf(await get(by, 'dossier.zip')))
      expect(dossier).toContain(known.name)
      expectNone(dossier)
    }
    expect(opened).toBeGreaterThan(100)
  })

  test('shows nobody in it to the other side, who see each other in the paper of the case', async () => {
    const room = await lineTo(scene.mediator, `case/${scene.id}/caucus/a`)
    const [here, there] = [
      await lineTo(scene.mediator, `case/${scene.id}/settlement`, settlementSchema),
      await lineTo(scene.partyB, `case/${scene.id}/settlement`, settlementSchema),
    ]
    for (const { line } of [room, here, there]) await synced(line)
    const tell = ({ line }: typeof room, at: string) => {
      const awareness = new Awareness(line.copy)
      awareness.setLocalState({ at })
      line.send(presenceFrame(encodeAwarenessUpdate(awareness, [awareness.clientID])))
      awareness.destroy()
    }
    tell(room, needles.paper)
    tell(here, '写到这里')
    const heard = () => Buffer.concat(there.bytes).toString()
    await expect.poll(heard).toContain('写到这里')
    expect(heard()).toContain('谢调解员')
    expectNone(Buffer.concat(there.bytes))
  })

  test('is answered to the other side and to outsiders byte for byte as what never was', async () => {
    const rooms = ['caucus/a', 'notes']
    for (const asker of [scene.partyB, scene.stranger, scene.other, scene.head]) {
      const { phone, bytes } = await phoneOf(asker)
      const never = shown(await phone.open({ case: unknown, room: 'caucus/a' }))
      const say = { line: newId(), words: 'x' }
      for (const room of rooms) {
        expect(shown(await phone.open({ case: scene.id, room }))).toBe(never)
        expect(shown(await phone.open({ case: scene.id, room, since: 1 }))).toBe(never)
        expect(shown(await phone.command(command('caucus.say', { ...say, room })))).toBe(never)
        expect(shown(await phone.command(command('caucus.say', { ...say, room }, unknown)))).toBe(never)
        const denied = await Promise.all(
          [scene.id, unknown].map(async (id) => {
            const { line, bytes: heard } = await lineTo(asker, `case/${id}/${room}`)
            return [await line.closed, Buffer.concat(heard).toString('base64')]
          }),
        )
        expect(denied[0]).toEqual(denied[1])
      }
      expectNone(bytes.join())
    }
  })

  test('and the case itself are answered to a stranger as what never was, whatever they send', async () => {
    for (const asker of [scene.stranger, scene.other, scene.chair]) {
      const { phone } = await phoneOf(asker)
      const never = shown(await phone.open({ case: unknown }))
      expect(shown(await phone.open({ case: scene.id }))).toBe(never)
      for (const [type, fields] of [
        ['case.begin', {}],
        ['case.askOpen', { party: scene.a }],
        ['party.acknowledgeRights', { party: scene.a }],
        ['case.terminate', { party: null, reason: '不谈了', routes: [] }],
        ['settlement.finalise', { hash: 'a'.repeat(64) }],
        ['settlement.reopen', { part: 'terms', reason: '再看' }],
      ] as const) {
        const answers = await Promise.all(
          [scene.id, unknown].map((id) => phone.command(command(type, fields, id))),
        )
        expect(shown(answers[0])).toBe(shown(answers[1]))
      }
      const { line } = await lineTo(asker, `case/${scene.id}/settlement`, settlementSchema)
      expect((await line.closed).code).toBe(4403)
    }
  })

  test('is in clear neither in the store, its log or a copy, nor on the bus, nor in what is logged', async () => {
    const folder = dirname(counter.path)
    await counter.storage.backup(join(folder, 'copy.sqlite'))
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(files.length).toBeGreaterThan(2)
    for (const bytes of files) expectNone(bytes, { ...needles, ...known })
    expect(onBus.length).toBeGreaterThan(0)
    expectNone(shown(onBus), { ...needles, ...known })
    expectNone(shown(logged), { ...needles, ...known })
  })

  test('ends for a party who is signed out, on lines that are open too', async () => {
    const { line } = await lineTo(scene.partyA, `case/${scene.id}/caucus/a`)
    await synced(line)
    await counter.logins.revokeAll(scene.partyA.person)
    expect((await line.closed).code).toBe(4401)
    expect(line.ws.readyState).toBe(WebSocket.CLOSED)
  })
})
