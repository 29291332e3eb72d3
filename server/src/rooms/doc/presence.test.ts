import { limits } from '@linyi/shared/lib/limits'
import fc from 'fast-check'
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import { afterEach, expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { ForeignState } from '../../bus/port.ts'
import { createHandClock } from '../../testing/hand-clock.ts'
import { frameOf, readEntries, withoutOwn, writeEntry, type PresenceFrame } from './presence-entry.ts'
import { createPresence, type PresenceSource } from './presence.ts'

const frameMs = 100
const began = Date.UTC(2026, 10, 21)
const opened: Awareness[] = []
afterEach(() => opened.splice(0).forEach((awareness) => awareness.destroy()))

type Phone = {
  readonly awareness: Awareness
  readonly source: PresenceSource
  /** Frames that came from the server. */
  readonly heard: number[]
  drop: () => void
}

/** A room and stock clients in it: they echo every change they hear, as stock clients do. */
function openRoom(startsAt = began) {
  const clock = createHandClock(startsAt)
  const phones = new Set<Phone>()
  const names = new Map<string, string>()
  const frames: PresenceFrame[] = []
  const shared: (readonly ForeignState[])[] = []
  const presence = createPresence({
    clock,
    tagOf: (id) => ({ id, name: names.get(id) ?? `${id}的名字`, role: '' }),
    ownerOf: (client) => (client === 77 ? '张三' : null),
    audience: () => phones.size,
    share: (states) => shared.push(states),
    send: (frame) => {
      frames.push(frame)
      phones.forEach((phone) => show(phone, frame))
    },
  })

  const show = ({ awareness, source, heard }: Phone, frame: PresenceFrame) => {
    const { count, parts } = withoutOwn(frame, source.clients)
    if (count === 0) return
    heard.push(count)
    applyAwarenessUpdate(awareness, updateOf(count, parts), 'server')
  }

  const connect = (participant: string, awareness: Awareness): Phone => {
    const source = { participant, clients: new Set<number>() }
    const echo = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) =>
      presence.receive(source, encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]))
    const phone: Phone = {
      awareness,
      source,
      heard: [],
      drop: () => {
        awareness.off('update', echo)
        phones.delete(phone)
        presence.leave(source)
      },
    }
    awareness.on('update', echo)
    phones.add(phone)
    presence.receive(source, encodeAwarenessUpdate(awareness, [awareness.clientID]))
    show(phone, presence.all())
    return phone
  }

  const join = (participant: string): Phone => {
    const awareness = new Awareness(new Y.Doc())
    opened.push(awareness)
    awareness.setLocalState({ at: 0 })
    return connect(participant, awareness)
  }

  return { clock, presence, frames, shared, names, connect, join }
}

const updateOf = (count: number, parts: readonly Uint8Array[]): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, count)
  parts.forEach((part) => writeUint8Array(encoder, part))
  return toUint8Array(encoder)
}

const seenBy = (viewer: Phone, other: Phone) => viewer.awareness.getStates().get(other.awareness.clientID)

test('a state reaches the others with the name the server knows, whatever its client says', () => {
  const room = openRoom()
  const [a, b] = [room.join('梁伯'), room.join('陈女士')]
  a.awareness.setLocalState({ at: 3, user: { name: '主持人', role: 'moderator', id: '陈女士' } })
  room.clock.pass(frameMs)
  expect(seenBy(b, a)).toEqual({ at: 3, user: { id: '梁伯', name: '梁伯的名字', role: '', color: 0 } })
  expect(seenBy(a, b)).toMatchObject({ user: { id: '陈女士', color: 1 } })
})

test('nobody hears their own state, nor an answer to an echo', () => {
  const room = openRoom()
  const [a, b] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(10 * frameMs)
  expect(a.awareness.getLocalState()).toEqual({ at: 0 })
  const before = room.frames.length
  b.awareness.setLocalState({ at: 1 })
  room.clock.pass(10 * frameMs)
  expect(room.frames.length).toBe(before + 1)
  expect(a.heard.at(-1)).toBe(1)
})

test('the state of somebody else can be neither written nor removed', () => {
  const room = openRoom()
  const [a, b, forger] = [room.join('梁伯'), room.join('陈女士'), room.join('伍代表')]
  room.clock.pass(frameMs)
  const victim = a.awareness.clientID
  for (const [clock, state] of [
    [1, '{"at":9}'],
    [began * 2, '{"at":9}'],
    [began * 2, 'null'],
  ] as const) {
    expect(room.presence.receive(forger.source, updateOf(1, [writeEntry(victim, clock, state)]))).toBe('read')
  }
  room.clock.pass(10 * frameMs)
  expect(seenBy(b, a)).toMatchObject({ at: 0, user: { id: '梁伯' } })
  forger.drop()
  room.clock.pass(frameMs)
  expect(seenBy(b, a)).toBeDefined()
})

test('an id that the doc knows as somebody else’s cannot be shown', () => {
  const room = openRoom()
  const [viewer, forger] = [room.join('梁伯'), room.join('陈女士')]
  room.presence.receive(forger.source, updateOf(1, [writeEntry(77, 1, '{"at":1}')]))
  room.clock.pass(frameMs)
  expect(viewer.awareness.getStates().has(77)).toBe(false)
})

test('who comes back after a line drop is seen at once, under the clock they had', () => {
  const room = openRoom()
  const [viewer, phone] = [room.join('梁伯'), room.join('陈女士')]
  for (let at = 1; at < 20; at++) phone.awareness.setLocalState({ at })
  room.clock.pass(frameMs)
  phone.drop()
  room.clock.pass(frameMs)
  expect(seenBy(viewer, phone)).toBeUndefined()
  room.connect('陈女士', phone.awareness)
  room.clock.pass(frameMs)
  expect(seenBy(viewer, phone)).toMatchObject({ at: 19 })
})

test('who comes back before the old line is found dead is seen, also when it then ends', () => {
  const room = openRoom()
  const [viewer, old] = [room.join('梁伯'), room.join('陈女士')]
  room.connect('陈女士', old.awareness).awareness.setLocalState({ at: 5 })
  room.clock.pass(frameMs)
  old.drop()
  room.clock.pass(frameMs)
  expect(seenBy(viewer, old)).toMatchObject({ at: 5 })
})

test('another tab of the same person takes nothing over by echoing', () => {
  const room = openRoom()
  const [viewer, first, second] = [room.join('梁伯'), room.join('陈女士'), room.join('陈女士')]
  room.clock.pass(frameMs)
  first.awareness.setLocalState({ at: 4 })
  room.clock.pass(frameMs)
  second.drop()
  room.clock.pass(frameMs)
  expect(seenBy(viewer, first)).toMatchObject({ at: 4 })
  expect(seenBy(viewer, second)).toBeUndefined()
})

test('the clocks go on where they were after a restart of the server', () => {
  const before = openRoom()
  const [viewer, phone] = [before.join('梁伯'), before.join('陈女士')]
  for (let at = 1; at < 50; at++) {
    phone.awareness.setLocalState({ at })
    before.clock.pass(1)
  }
  before.clock.pass(frameMs)
  viewer.drop()
  phone.drop()
  const after = openRoom(before.clock.now() + 1)
  const [again] = [after.connect('梁伯', viewer.awareness), after.connect('陈女士', phone.awareness)]
  phone.awareness.setLocalState({ at: 100 })
  after.clock.pass(frameMs)
  expect(seenBy(again, phone)).toMatchObject({ at: 100 })
})

test('one frame in 100 ms holds the latest state of everybody who moved', () => {
  const room = openRoom()
  const phones = ['甲', '乙', '丙', '丁'].map(room.join)
  room.clock.pass(10 * frameMs)
  const before = room.frames.length
  phones[0]!.awareness.setLocalState({ at: 1 })
  room.clock.pass(1)
  for (let at = 1; at <= 30; at++) {
    phones.forEach(({ awareness }) => awareness.setLocalState({ at }))
    room.clock.pass(1)
  }
  room.clock.pass(frameMs)
  expect(room.frames.slice(before).map(({ count }) => count)).toEqual([1, 4])
  expect(seenBy(phones[0]!, phones[3]!)).toMatchObject({ at: 30 })
})

test('renewals without change send nothing, until everyone is renewed in one frame', () => {
  const room = openRoom()
  const [a, b] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(10 * frameMs)
  const before = room.frames.length
  for (const { awareness } of [a, b]) awareness.setLocalState(awareness.getLocalState())
  room.clock.pass(10 * frameMs)
  expect(room.frames.length).toBe(before)
  const clockBefore = a.awareness.meta.get(b.awareness.clientID)!.clock
  const renewed = room.presence.renew()
  expect(renewed.count).toBe(2)
  const { count, parts } = withoutOwn(renewed, a.source.clients)
  applyAwarenessUpdate(a.awareness, updateOf(count, parts), 'server')
  expect(a.awareness.meta.get(b.awareness.clientID)!.clock).toBeGreaterThan(clockBefore)
})

test('a large room gets fewer states a frame and misses nobody', () => {
  const clock = createHandClock(began)
  const shown = new Map<number, number>()
  const counts: number[] = []
  const presence = createPresence({
    clock,
    tagOf: (id) => ({ id, name: id, role: '' }),
    ownerOf: () => null,
    audience: () => 5000,
    share: () => undefined,
    send: (frame) => {
      counts.push(frame.count)
      frame.spans.forEach((_, client) => shown.set(client, (shown.get(client) ?? 0) + 1))
    },
  })
  for (let client = 1; client <= 50; client++) {
    const source = { participant: `p${client}`, clients: new Set<number>() }
    presence.receive(source, updateOf(1, [writeEntry(client, 0, '{}')]))
  }
  clock.pass(10_000)
  expect(Math.max(...counts)).toBe(limits.presenceStatesPerSecondMax / 10 / 5000)
  expect([...shown.values()]).toEqual(Array.from({ length: 50 }, () => 1))
})

test('a new name is stamped without anybody moving', () => {
  const room = openRoom()
  const [viewer, renamed] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(frameMs)
  room.names.set('陈女士', '陈老师')
  room.presence.restamp('陈女士')
  room.clock.pass(frameMs)
  expect(seenBy(viewer, renamed)).toMatchObject({ user: { name: '陈老师' } })
})

test.each([
  ['at the bound', limits.presenceBytesMax, 'read'],
  ['one past it', limits.presenceBytesMax + 1, 'tooLarge'],
] as const)('a state %s is %s bytes long: %s', (_, bytes, outcome) => {
  const room = openRoom()
  const state = `"${'x'.repeat(bytes - 8)}"`
  const source = { participant: '梁伯', clients: new Set<number>() }
  expect(room.presence.receive(source, updateOf(1, [writeEntry(1, 0, `{"s":${state}}`)]))).toBe(outcome)
})

test('a connection speaks for few ids, and invented ones are not shown', () => {
  const room = openRoom()
  const viewer = room.join('梁伯')
  const source = { participant: '陈女士', clients: new Set<number>() }
  const invented = Array.from({ length: 5000 }, (_, i) => writeEntry(i + 1, 0, '{}'))
  room.presence.receive(source, updateOf(invented.length, invented))
  room.clock.pass(10 * frameMs)
  expect(viewer.awareness.getStates().size).toBe(1 + limits.presenceIdsPerConnectionMax)
})

test('a room shows so many and forgets who left, oldest first', () => {
  const room = openRoom()
  for (let client = 1; client <= limits.presenceIdsPerRoomMax + limits.presenceShownPerRoomMax; client++) {
    const source = { participant: '陈女士', clients: new Set<number>() }
    room.presence.receive(source, updateOf(1, [writeEntry(client, 0, '{}')]))
    if (client <= limits.presenceIdsPerRoomMax) room.presence.leave(source)
    room.clock.pass(frameMs)
  }
  expect(room.presence.all().count).toBe(limits.presenceShownPerRoomMax)
  const late = { participant: '陈女士', clients: new Set<number>() }
  room.presence.receive(late, updateOf(1, [writeEntry(1_000_000, 0, '{}')]))
  expect(late.clients.size).toBe(0)
})

test('whose an id was is remembered of so many, and of one more the first is forgotten', () => {
  const room = openRoom()
  const show = (participant: string, client: number) => {
    const source = { participant, clients: new Set<number>() }
    room.presence.receive(source, updateOf(1, [writeEntry(client, 0, '{}')]))
    const isShown = source.clients.has(client)
    room.presence.leave(source)
    room.clock.pass(frameMs)
    return isShown
  }
  const first = 1000
  for (let n = 0; n < limits.presenceIdsPerRoomMax; n++) expect(show('陈女士', first + n)).toBe(true)
  expect(show('梁伯', first)).toBe(false)
  expect(show('陈女士', first + limits.presenceIdsPerRoomMax)).toBe(true)
  expect(show('梁伯', first + 1)).toBe(false)
  expect(show('梁伯', first)).toBe(true)
})

test.each([
  ['nothing', new Uint8Array()],
  ['a count without entries', new Uint8Array([200])],
  ['bytes after the end', new Uint8Array([0, 0])],
  ['a state that is no JSON', updateOf(1, [writeEntry(1, 0, '{')])],
  ['a state that is no object', updateOf(1, [writeEntry(1, 0, '7')])],
  ['a list', updateOf(1, [writeEntry(1, 0, '[]')])],
])('%s is malformed', (_, update) => {
  const source = { participant: '梁伯', clients: new Set<number>() }
  expect(openRoom().presence.receive(source, update)).toBe('malformed')
})

test('whatever bytes come, presence answers and nobody else changes', () => {
  const room = openRoom()
  const [viewer, shown] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(frameMs)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const source = { participant: '伍代表', clients: new Set<number>() }
      room.presence.receive(source, bytes)
      room.presence.leave(source)
      room.clock.pass(frameMs)
      expect(seenBy(viewer, shown)).toMatchObject({ at: 0, user: { id: '陈女士' } })
    }),
  )
})

test('a frame without one’s own entries is the frame of the others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300), { maxLength: 20 }), fc.array(fc.nat(300)), (clients, own) => {
      const entries = new Map(clients.map((client) => [client, writeEntry(client, 1, `{"at":${client}}`)]))
      const { count, parts } = withoutOwn(frameOf(entries), new Set(own))
      const left = [...readEntries(updateOf(count, parts))].map(({ client }) => client)
      expect(left).toEqual(clients.filter((client) => !own.includes(client)))
    }),
  )
})

const stateOf = (room: ReturnType<typeof openRoom>, client: number) =>
  [...readEntries(updateOf(room.presence.all().count, [room.presence.all().body]))].find(
    (one) => one.client === client,
  )

test('who is at another node is shown here under the name this one knows, until that node is silent for long', () => {
  const room = openRoom()
  const viewer = room.join('梁伯')
  room.presence.foreign('a', [{ client: 5, participant: '陈女士', state: { at: 1 } }])
  room.clock.pass(frameMs)
  expect(viewer.awareness.getStates().get(5)).toMatchObject({ at: 1, user: { name: '陈女士的名字' } })
  expect(room.shared.flat().map(({ participant }) => participant)).toEqual(['梁伯'])
  room.clock.pass(40_000)
  room.presence.foreign('a', [{ client: 5, participant: '陈女士', state: { at: 1 } }])
  room.clock.pass(40_000)
  room.presence.renew()
  expect(stateOf(room, 5)).toBeDefined()
  room.clock.pass(10_000)
  room.presence.renew()
  room.clock.pass(frameMs)
  expect(stateOf(room, 5)).toBeUndefined()
})

test('another node can neither show nor remove somebody else’s id', () => {
  const room = openRoom()
  const [a, b] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(frameMs)
  const client = a.awareness.clientID
  room.presence.foreign('a', [{ client, participant: '伍代表', state: { at: 9 } }])
  room.presence.foreign('a', [{ client, participant: '梁伯', state: null }])
  room.clock.pass(10 * frameMs)
  expect(seenBy(b, a)).toMatchObject({ at: 0, user: { id: '梁伯' } })
})

test('whoever comes back at another node is there, and that they left here says nothing any more', () => {
  const room = openRoom()
  const [a, b] = [room.join('梁伯'), room.join('陈女士')]
  room.clock.pass(frameMs)
  const client = a.awareness.clientID
  room.presence.foreign('a', [{ client, participant: '梁伯', state: { at: 7 } }])
  a.drop()
  room.clock.pass(frameMs)
  expect(seenBy(b, a)).toMatchObject({ at: 7 })
  const back = room.connect('梁伯', a.awareness)
  room.presence.foreign('a', [{ client, participant: '梁伯', state: null }])
  room.clock.pass(frameMs)
  expect(seenBy(b, back)).toMatchObject({ at: 0 })
})

test('the last one to go is shared as gone', () => {
  const room = openRoom()
  const a = room.join('梁伯')
  room.clock.pass(frameMs)
  expect(room.presence.own()).toEqual([
    { client: a.awareness.clientID, participant: '梁伯', state: { at: 0 } },
  ])
  a.drop()
  room.presence.stop()
  expect(room.shared.at(-1)).toEqual([{ client: a.awareness.clientID, participant: '梁伯', state: null }])
})
