import { commandSchemas, parseCommand } from '@linyi/shared/protocol/commands'
import type { CommandAck } from '@linyi/shared/protocol/messages'
import { badInputsOf, type BadInput } from '@linyi/shared/testing/bad-input'
import { commandSamples } from '@linyi/shared/testing/samples'
import { afterEach, expect, it } from 'vitest'
import { endAll, following, openHall, setExpected, type Hall } from '../testing/hall.ts'

afterEach(endAll)

const casesPerCommand = 4
const sampleId = commandSamples.get('roll.join')!['meeting']

/** As it comes out at the other end; null for what no JSON can say. */
function overTheWire(command: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(command)) as unknown
  } catch {
    return null
  }
}
/** What our own client cannot walk to send it is sent by hand, below. */
const deep = /^(lists in lists|objects in objects)$/
const isStillWrong = ({ what, command }: BadInput): boolean => {
  if (deep.test(what)) return false
  const sent = overTheWire(command)
  return sent !== null && !parseCommand(sent).ok
}

/** Some of each command's bad inputs, chosen so that every sort of wrong comes up somewhere. */
function chosen(): readonly (readonly [type: string, bad: BadInput])[] {
  const times = new Map<string, number>()
  const rarest = (one: BadInput, other: BadInput) => (times.get(one.what) ?? 0) - (times.get(other.what) ?? 0)
  return [...commandSchemas.keys()].flatMap((type) => {
    const few = badInputsOf(type).filter(isStillWrong).sort(rarest).slice(0, casesPerCommand)
    for (const { what } of few) times.set(what, (times.get(what) ?? 0) + 1)
    return few.map((bad) => [type, bad] as const)
  })
}

/** Everything that is stored of a meeting, its station and its people. */
async function stored({ house, scene }: Hall): Promise<unknown> {
  const { storage } = house
  return {
    meetings: await storage.listStreams('meeting'),
    stations: await storage.listStreams('station'),
    events: await storage.readStream(scene.stream, 0),
    board: await storage.readDoc(`${scene.stream}/board`),
    people: await storage.participants(scene.meeting),
  }
}

/** To the meeting at hand, unless that is what is wrong, so that nothing but the bad field stands in the way. */
function addressed(command: unknown, { meeting, station }: Hall['scene']): unknown {
  const real = { meeting, station }
  const fields = Object.entries(command as object).map(([name, value]) =>
    value === sampleId && Object.hasOwn(real, name) ? [name, real[name as keyof typeof real]] : [name, value],
  )
  return Object.fromEntries(fields)
}

it('whatever is wrong with a command is told to its sender in both languages, and changes nothing', async () => {
  let now = Date.now()
  const hall = await openHall({ now: () => now })
  const { phone, ack } = await following(hall, hall.scene.head)
  const before = await stored(hall)
  const told: unknown[] = []
  for (const [type, { what, field, command }] of chosen()) {
    now += 1000
    const answer: CommandAck = await phone.command(addressed(overTheWire(command), hall.scene))
    if (answer.ok || answer.error.code !== 'command.malformed') told.push([type, field, what, answer])
    else
      expect([answer.error.zh, answer.error.en]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.stringMatching(/\w/),
      ])
  }
  expect(told).toEqual([])
  expect(phone.notices).toEqual([])
  expect(await stored(hall)).toEqual(before)
  expect(await phone.command(setExpected(hall.scene, 9))).toEqual({ ok: true, seq: ack.seq + 1 })
}, 60_000)

it('a command deeper than any stack is refused, and no other line notices', async () => {
  const hall = await openHall()
  const { phone, ack } = await following(hall, hall.scene.officer)
  const before = await stored(hall)
  const tower = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const raw = new WebSocket(`${hall.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const heard: string[] = []
  const listeners = new Set<() => void>()
  raw.onmessage = ({ data }) => {
    heard.push(String(data))
    listeners.forEach((listener) => listener())
  }
  const hears = (start: string) =>
    new Promise<string>((found) => {
      const look = () => {
        const message = heard.find((one) => one.startsWith(start))
        if (message !== undefined) found(message)
      }
      listeners.add(look)
      look()
    })
  await hears('0')
  raw.send(`40${JSON.stringify({ token: phone.token })}`)
  await hears('40')
  raw.send(`421["meeting:command",${tower}]`)
  expect(await hears('431')).toMatch(/command\.(malformed|tooLarge)/)
  raw.send(`422["meeting:command",{"id":"x","type":"roll.rename","name":${tower}}]`)
  expect(await hears('432')).toMatch(/command\.(malformed|tooLarge)/)
  raw.send(`423["meeting:open",${tower}]`)
  expect(await hears('433')).toMatch(/command\.(malformed|tooLarge)/)
  raw.close()
  expect(await stored(hall)).toEqual(before)
  expect(await phone.command(setExpected(hall.scene, 9))).toEqual({ ok: true, seq: ack.seq + 1 })
})
