import { limits } from '@linyi/shared/lib/limits'
import { afterEach, describe, expect, it } from 'vitest'
import { codeOf, endAll, following, openHall, phoneOf, setExpected } from '../testing/hall.ts'
import { anotherMeeting, newId } from '../testing/meeting.ts'

afterEach(endAll)

describe('bad input', () => {
  const command = { id: 'one', type: 'roll.setExpected', meeting: newId(), expected: 1 }
  const bodies: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'roll.join'],
    ['a list', [command]],
    ['bytes', new Uint8Array(8)],
    ['no type', { ...command, type: undefined }],
    ['a type of the wrong type', { ...command, type: {} }],
    ['a name from the prototype', { ...command, type: '__proto__' }],
    ['an unknown type', { ...command, type: 'roll.burn' }],
    ['an id that is too long', { ...command, id: 'x'.repeat(65) }],
    ['a field nobody knows', { ...command, also: 1 }],
    ['a wrong field', { ...command, expected: '1' }],
    ['a name of 10,000 characters', { ...command, type: 'roll.join', name: '长'.repeat(10_000) }],
  ]

  it('is refused as a command, and the line goes on', async () => {
    const hall = await openHall()
    const { phone, ack } = await following(hall, hall.scene.officer)
    for (const [what, body] of bodies)
      expect([what, codeOf(await phone.command(body))]).toEqual([
        what,
        expect.stringMatching(/^command\.(malformed|unknown)$/),
      ])
    expect(await phone.command(setExpected(hall.scene, 9))).toEqual({ ok: true, seq: ack.seq + 1 })
  })

  it('is refused where more is to be done than to decide it', async () => {
    const hall = await openHall()
    const { phone } = await following(hall, hall.scene.officer)
    const { meeting } = hall.scene
    for (const fields of [
      { type: 'erasure.erase', participant: newId(), ground: 'asked' },
      { type: 'erasure.eraseWords', entries: [1] },
    ])
      expect(codeOf(await phone.command({ id: newId(), meeting, ...fields }))).toBe('command.byRoute')
  })

  const openings: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'meeting'],
    ['no stream', {}],
    ['a stream that cannot be one', { meeting: '../etc' }],
    ['a since below nothing', { meeting: newId(), since: -1 }],
    ['a since that is no number', { meeting: newId(), since: 'all' }],
    ['a since that is no whole number', { meeting: newId(), since: 1.5 }],
    ['an epoch that is too long', { meeting: newId(), since: 1, epoch: 'x'.repeat(65) }],
  ]

  it('is refused as an opening, and the line goes on', async () => {
    const hall = await openHall()
    const phones = await Promise.all(openings.map(() => phoneOf(hall, hall.scene.officer)))
    const codes = await Promise.all(
      openings.map(async ([, body], index) => codeOf(await phones[index]!.open(body))),
    )
    expect(codes).toEqual(openings.map(() => 'command.malformed'))
    expect(codeOf(await phones[0]!.open({ meeting: hall.scene.meeting }))).toBe('ok')
  })

  it('of unknown names or without a way to answer is told so', async () => {
    const hall = await openHall()
    const phone = await phoneOf(hall, hall.scene.officer)
    expect(codeOf(await phone.ask('meeting:burn', {}))).toBe('message.unknown')
    expect(codeOf(await phone.ask('__proto__', {}))).toBe('message.unknown')
    phone.socket.emit('meeting:burn', {})
    phone.socket.emit('meeting:command', setExpected(hall.scene, 9))
    phone.socket.emit('meeting:open', { meeting: hall.scene.meeting })
    await phone.until(({ notices }) => notices.length === 3)
    expect(phone.notices.map(({ error }) => error.code)).toEqual([
      'message.unknown',
      'message.noAck',
      'message.noAck',
    ])
  })

  it('that is too large is refused, and cut when it is far too large; others notice nothing', async () => {
    const hall = await openHall()
    const { scene } = hall
    const [large, larger, other] = await Promise.all(
      [scene.officer, scene.head, scene.chair].map((asker) => following(hall, asker)),
    )
    const around = JSON.stringify({ ...setExpected(scene, 9), pad: '' }).length
    const of = (bytes: number) => ({ ...setExpected(scene, 9), pad: 'x'.repeat(bytes - around) })
    expect(codeOf(await large!.phone.command(of(limits.commandBytesMax)))).toBe('command.malformed')
    expect(codeOf(await large!.phone.command(of(limits.commandBytesMax + 1)))).toBe('command.tooLarge')
    larger!.phone.socket.emit('meeting:command', of(2 * limits.commandBytesMax), () => {})
    await larger!.phone.until(({ socket }) => !socket.connected)
    expect(await large!.phone.command(setExpected(scene, 9))).toMatchObject({ ok: true })
    await other!.phone.until(({ events }) => events.length === 1)
  })

  it('that comes too fast is refused, and cut when it does not end', async () => {
    const now = Date.now()
    const hall = await openHall({ now: () => now })
    const { phone } = await following(hall, hall.scene.officer)
    const sent = limits.commandsPerConnectionPerSecondMax + 5
    const codes = await Promise.all(
      Array.from({ length: sent }, async (_, n) => codeOf(await phone.command(setExpected(hall.scene, n)))),
    )
    expect(codes.filter((code) => code === 'ok')).toHaveLength(limits.commandsPerConnectionPerSecondMax)
    expect(codes.slice(-5)).toEqual(Array(5).fill('command.tooMany'))
    for (let n = 0; n < 10 * limits.commandsPerConnectionPerSecondMax; n++)
      phone.socket.emit('meeting:command', {}, () => {})
    await phone.until(({ socket }) => !socket.connected)
  })

  it('that opens too often is refused until a second has passed', async () => {
    let now = Date.now()
    const hall = await openHall({ now: () => now })
    const phone = await phoneOf(hall, hall.scene.officer)
    const open = async () => codeOf(await phone.open({ meeting: hall.scene.meeting }))
    for (let n = 0; n < limits.opensPerConnectionPerSecondMax; n++) expect(await open()).toBe('ok')
    expect(await open()).toBe('command.tooMany')
    now += 1000
    expect(await open()).toBe('ok')
  })

  it('that opens one stream more than a line may follow is refused, and what it follows stays open', async () => {
    let now = Date.now()
    const hall = await openHall({ now: () => now })
    const { scene } = hall
    const more = await Promise.all(
      Array.from({ length: limits.streamsPerConnectionMax }, () => anotherMeeting(hall.house, scene)),
    )
    const phone = await phoneOf(hall, scene.officer)
    const open = async (meeting: string) => {
      now += 1000
      return codeOf(await phone.open({ meeting }))
    }
    for (const meeting of [scene.meeting, ...more.slice(1)]) expect(await open(meeting)).toBe('ok')
    expect(await open(more[0]!)).toBe('stream.full')
    expect(await open(scene.meeting)).toBe('ok')
  })

  it('below Socket.IO harms no other line', async () => {
    const hall = await openHall()
    const { phone } = await following(hall, hall.scene.officer)
    const address = hall.url.replace('http', 'ws')
    for (const garbage of [
      '4',
      '42',
      '42["meeting:open"',
      '451-["x",{"_placeholder":true,"num":9}]',
      '\u0000',
      '9'.repeat(99),
    ]) {
      const raw = new WebSocket(`${address}/socket.io/?EIO=4&transport=websocket`)
      await new Promise((opened) => (raw.onopen = opened))
      const closed = new Promise((settled) => (raw.onclose = settled))
      raw.send(garbage)
      raw.send(new Uint8Array(64))
      raw.send('1')
      await closed
    }
    expect(await phone.command(setExpected(hall.scene, 9))).toMatchObject({ ok: true })
  })

  it('from other pages gets no leave to read: there are no CORS headers', async () => {
    const hall = await openHall()
    const response = await fetch(`${hall.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'http://elsewhere.example' },
    })
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
