import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { appendWords } from '@linyi/shared/docs/settlement/edits'
import { quoteSettlement } from '@linyi/shared/docs/settlement/quote'
import { settlementSchema } from '@linyi/shared/docs/settlement/shape'
import { listIssues } from '@linyi/shared/docs/board/list'
import { verifyChain } from '@linyi/shared/record/verify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { connectRedis } from './bus/redis.ts'
import { writeIn } from './demo/doc-writer.ts'
import type { DocRoom } from './rooms/doc/room.ts'
import { openCase } from './testing/case.ts'
import { openCollabHouse, serveCollab, type CollabHouse, type Guest } from './testing/collab-house.ts'
import { raiseOn } from './testing/collab-people.ts'
import { openHouse, type House } from './testing/house.ts'
import { done, send } from './testing/meeting.ts'
import { hasPostgres, startPostgres, type Postgres } from './testing/postgres.ts'
import { hasRedis, startRedis, type Redis } from './testing/redis.ts'

describe.skipIf(!hasPostgres() || !hasRedis())(
  'two nodes on one PostgreSQL and one Redis',
  { timeout: 60_000 },
  () => {
    let postgres: Postgres
    let redis: Redis
    let folder: string
    let one: CollabHouse
    let other: House & { readonly url: string; readonly close: () => Promise<void> }
    const open: WebsocketProvider[] = []

    beforeAll(async () => {
      postgres = await startPostgres()
      redis = await startRedis()
    })
    afterAll(async () => {
      await postgres.stop()
      await redis.stop()
    })

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'linyi-nodes-'))
      const database = postgres.url(await postgres.create())
      const node = async () => ({
        path: join(folder, 'linyi.db'),
        database,
        bus: await connectRedis({ url: redis.url, station: database }),
      })
      one = await openCollabHouse(await node())
      const house = await openHouse(await node())
      const { url, close } = await serveCollab(house)
      other = { ...house, url, close }
    })
    afterEach(async () => {
      for (const provider of open.splice(0)) provider.destroy()
      await one.close()
      await other.close()
      rmSync(folder, { recursive: true, force: true })
    })

    /** Somebody's phone, connected to a node. */
    const phoneAt = async (
      { url }: { readonly url: string },
      { token }: Guest,
    ): Promise<WebsocketProvider> => {
      const provider = new WebsocketProvider(url, one.doc, new Y.Doc(), {
        params: { token },
        WebSocketPolyfill: WebSocket as never,
        disableBc: true,
      })
      open.push(provider)
      if (!provider.synced) await new Promise((resolve) => provider.once('sync', resolve))
      return provider
    }
    const copyOf = (room: DocRoom): Y.Doc => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, room.beyond(Y.encodeStateVector(copy)))
      return copy
    }
    const titlesAt = ({ doc }: WebsocketProvider) => listIssues(doc).map(({ title }) => title)
    const until = (holds: () => void | Promise<void>) => vi.waitFor(holds, { timeout: 40_000, interval: 20 })
    const eventsAt = async (house: House) => {
      const room = (await house.rooms.open(one.stream))!
      const { seq } = room.durable()
      room.close()
      return seq
    }

    it('decide one stream together: every command once, and both know all of it', async () => {
      const held = (await other.rooms.open(one.stream))!
      const commands = Array.from({ length: 40 }, (_, n) =>
        done([one, other][n % 2]!, one.officer, {
          type: 'roll.setExpected',
          meeting: one.meeting,
          expected: n,
        }),
      )
      const seqs = await Promise.all(commands)
      expect(new Set(seqs).size).toBe(40)
      const entries = await one.storage.readStream(one.stream, 0)
      expect(verifyChain(one.stream, entries)).toMatchObject({ ok: true })
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
      await until(async () => {
        expect(held.durable().seq).toBe(entries.length)
        expect(await eventsAt(one)).toBe(entries.length)
      })
      held.close()
    })

    it('do a command once that came to both', async () => {
      const id = 'SAME'.padEnd(26, '0')
      const command = { id, type: 'roll.setExpected', meeting: one.meeting, expected: 7 }
      const before = (await one.storage.readStream(one.stream, 0)).length
      const executed = await Promise.all([one, other].map((node) => send(node, one.officer, command)))
      expect(executed).toEqual([
        { ok: true, seq: before + 1, by: expect.any(String) },
        { ok: true, seq: before + 1, by: expect.any(String) },
      ])
      expect(await one.storage.readStream(one.stream, 0)).toHaveLength(before + 1)
    })

    it('bring edits of one doc together, whichever node they came to', async () => {
      const people = [await one.official('王代表'), await one.official('李代表')]
      const phones = [await phoneAt(one, people[0]!), await phoneAt(other, people[1]!)]
      for (let n = 0; n < 15; n++) {
        phones.forEach(({ doc }, i) => raiseOn(doc, people[i]!, `第 ${n} 件，在 ${i}`))
        await sleep(5)
      }
      await until(() => {
        for (const phone of phones) expect(titlesAt(phone)).toHaveLength(30)
      })
      expect(Y.encodeStateVector(phones[0]!.doc)).toEqual(Y.encodeStateVector(phones[1]!.doc))
      const { updates } = await one.storage.readDoc(one.doc)
      const stored = new Y.Doc()
      updates.forEach((update) => Y.applyUpdate(stored, update))
      expect(listIssues(stored)).toHaveLength(30)
    })

    it('see who is there and where they write, under the name that each node knows', async () => {
      const people = [await one.official('王代表'), await one.official('李代表')]
      const [here, there] = [await phoneAt(one, people[0]!), await phoneAt(other, people[1]!)]
      here.awareness.setLocalState({ writing: 'issue-1', user: { name: '自称' } })
      const seen = { writing: 'issue-1', user: { id: people[0]!.participant, name: '王代表' } }
      await until(() => expect([...there.awareness.getStates().values()]).toMatchObject([{}, seen]))
      const late = await phoneAt(other, people[1]!)
      await until(() =>
        expect([...late.awareness.getStates().values()]).toContainEqual(
          expect.objectContaining({ writing: 'issue-1' }),
        ),
      )
      here.destroy()
      await until(() =>
        expect([...late.awareness.getStates().values()]).not.toContainEqual(
          expect.objectContaining({ writing: 'issue-1' }),
        ),
      )
    })

    it('let nobody wait for what they were told on the other node, though this one has not heard of it', async () => {
      const held = (await other.rooms.open(one.stream))!
      redis.signal('SIGSTOP')
      const officer = await one.appoint('新联络员', 'liaisonOfficer')
      const seq = await done(other, officer, { type: 'roll.setExpected', meeting: one.meeting, expected: 9 })
      const deputy = await one.official('新代表')
      const phone = await phoneAt(other, deputy)
      raiseOn(phone.doc, deputy, '刚任命就写')
      await until(async () => expect((await one.storage.readDoc(one.doc)).updates).toHaveLength(1))
      expect(await eventsAt(one)).toBe(seq)
      redis.signal('SIGCONT')
      held.close()
    })

    it('refuse on one node what was forbidden on the other', async () => {
      const guest = await one.official('王代表')
      const phone = await phoneAt(other, guest)
      raiseOn(phone.doc, guest, '赶上了')
      await until(async () => expect((await one.storage.readDoc(one.doc)).updates).toHaveLength(1))
      await one.logins.revokeAll(guest.person)
      await until(() => expect(phone.wsconnected).toBe(false))
      raiseOn(phone.doc, guest, '没赶上')
      const later = await one.official('李代表')
      const fresh = await phoneAt(other, later)
      raiseOn(fresh.doc, later, '后来的')
      await until(async () => expect((await one.storage.readDoc(one.doc)).updates).toHaveLength(2))
      expect(titlesAt(fresh).toSorted()).toEqual(['后来的', '赶上了'])
    })

    it('forget who was erased on the other: their name, and on whose list it stands', async () => {
      const guest = await one.resident('梁伯')
      const held = (await other.rooms.open(one.stream))!
      const station = (await other.rooms.open(`station/${one.station}`))!
      await until(() => expect(held.people().all.map(({ name }) => name)).toContain('梁伯'))
      const whom = { person: guest.person, place: { meeting: one.meeting, participant: guest.participant } }
      expect(await one.erasures.erase(guest, whom, 'own')).toMatchObject({ ok: true })
      await until(() => expect(held.people().all.map(({ name }) => name)).not.toContain('梁伯'))
      await other.erasures.resume()
      expect(other.erasures.toLookAt()).toEqual(one.erasures.toLookAt())
      station.close()
      held.close()
    })

    it('hear of entries that were rewritten on the other', async () => {
      const held = (await other.rooms.open(one.stream))!
      const before = held.edition()
      await one.rooms.rewrite(one.stream, async () => undefined)
      await until(() => expect(held.edition()).not.toBe(before))
      held.close()
    })

    it('carry nothing of a case that somebody who listens in Redis, or reads the database’s files, could read', async () => {
      const needles = { title: '出嫁女土地权益', said: '底线是三万块', written: '乙方补给甲方一千五' }
      const port = Number(new URL(redis.url).port)
      const heard: string[] = []
      const monitor = connect(port, '127.0.0.1', () => monitor.write('MONITOR\r\n'))
      monitor.on('data', (bytes) => heard.push(bytes.toString('utf8')))
      const scene = await openCase(one, needles.title, one)
      const doc = `${scene.stream}/settlement`
      const held = (await other.docs.open(doc))!
      await scene.say(scene.mediator, 'caucus/a', needles.said)
      await writeIn(
        one.docs,
        doc,
        { participant: scene.idOf(scene.mediator), schema: settlementSchema },
        (copy) => appendWords(copy, 'prose/terms', needles.written),
      )
      await until(() => expect(quoteSettlement(copyOf(held)).fields['words/terms']).toBe(needles.written))
      const all = heard.join('')
      expect(all).toContain(scene.stream)
      // MONITOR writes what is no ASCII in digits, byte by byte.
      const inDigits = (words: string) =>
        [...Buffer.from(words)].map((byte) => `\\x${byte.toString(16)}`).join('')
      for (const needle of Object.values(needles))
        for (const form of [needle, inDigits(needle)]) expect(all).not.toContain(form)
      // A meeting's title is there, so that a case's would be found.
      expect(await postgres.holds('北园新村议事会')).toBe(true)
      for (const needle of Object.values(needles)) expect(await postgres.holds(needle)).toBe(false)
      monitor.destroy()
    })

    it('go on without Redis, more slowly, and as before when it is back without its memory', async () => {
      const people = [await one.official('王代表'), await one.official('李代表')]
      const phones = [await phoneAt(one, people[0]!), await phoneAt(other, people[1]!)]
      await redis.kill()
      raiseOn(phones[0]!.doc, people[0]!, '断了也要写')
      await done(one, one.officer, { type: 'roll.setExpected', meeting: one.meeting, expected: 77 })
      const { length } = await one.storage.readStream(one.stream, 0)
      await until(() => expect(titlesAt(phones[1]!)).toContain('断了也要写'))
      await until(async () => expect(await eventsAt(other)).toBe(length))
      await redis.start()
      raiseOn(phones[1]!.doc, people[1]!, '又通了')
      await until(() => expect(titlesAt(phones[0]!)).toContain('又通了'))
    })
  },
)
