import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { MeetingState } from '@linyi/shared/domain/meeting-state'
import { startServer, type Server } from '../../fixtures/server.ts'
import { newId, openLine, signIn, type Answer, type DemoRole, type Visitor } from '../../fixtures/visit.ts'
import type { Seat } from '../load/seat.ts'
import { keepRoot } from './leftovers.ts'

/** Those who write straight onto a list of a council's meeting; each may have several windows open. */
const makers: readonly DemoRole[] = ['deputy', 'gridWorker', 'officer', 'head']
const hands = 20

/** A demonstration in which so many residents have come in by their phones: made once, copied for each run. */
export type Hall = {
  readonly folder: string
  readonly residents: readonly Visitor[]
  readonly writers: readonly Visitor[]
}

const halls = new Map<number, Promise<Hall>>()

export function hallOf(residents: number): Promise<Hall> {
  const hall = halls.get(residents) ?? fill(residents)
  halls.set(residents, hall)
  return hall
}

async function fill(count: number): Promise<Hall> {
  const server = await startServer({ demo: true })
  try {
    const writers = await Promise.all(makers.map((role) => signIn(server, role)))
    const residents: Visitor[] = []
    const come = async () => {
      for (let left = count - residents.length; left > 0; left = count - residents.length)
        residents.push(await signIn(server, 'resident'))
    }
    await Promise.all(Array.from({ length: hands }, come))
    const folder = join(keepRoot(), `hall-${count}`)
    await server.kill()
    cpSync(server.dataDir, folder, { recursive: true })
    cpSync(`${server.dataDir}.key`, `${folder}.key`)
    return { folder, residents, writers }
  } finally {
    await server.stop()
  }
}

export type House = {
  readonly server: Server
  readonly reader: (n: number) => Seat
  readonly writer: (n: number) => Seat
  /** Drafts so many meetings, each with a list of its own, and gives seats at them in turn. */
  readonly manyRooms: (count: number) => Promise<(n: number) => Seat>
}

export type HouseOptions = {
  readonly nodeArguments?: readonly string[]
  /** Something done to a copy of the hall's folder before it is served. */
  readonly change?: (folder: string, officer: Visitor) => void
}

let changed = 0

/** The real thing: accounts, the gate, every edit on disk before it is acked or sent. */
export async function openHouse(
  clients: number,
  { nodeArguments = [], change }: HouseOptions = {},
): Promise<House> {
  const hall = await hallOf(clients)
  let from = hall.folder
  if (change) {
    from = join(keepRoot(), `changed-${changed++}`)
    cpSync(hall.folder, from, { recursive: true })
    cpSync(`${hall.folder}.key`, `${from}.key`)
    change(from, hall.writers[0]!)
  }
  const server = await startServer({ demo: true, from, nodeArguments })
  const seat = ({ token, participant, ...at }: Visitor, meeting = at.meeting.id): Seat => ({
    url: `${server.url.replace('http', 'ws')}/collab/meeting/${meeting}/board?token=${token}&ack=1`,
    dialect: { speaks: 'y-websocket' },
    hello: [],
    author: participant.id,
  })
  return {
    server,
    reader: (n) => seat(hall.residents[n % hall.residents.length]!),
    writer: (n) => seat(hall.writers[n % hall.writers.length]!),
    manyRooms: async (count) => {
      const officer = await signIn(server, 'officer')
      const meetings = await draft(server, officer, count)
      return (n) => seat(officer, meetings[n % count])
    },
  }
}

async function draft(server: Server, officer: Visitor, count: number): Promise<readonly string[]> {
  const line = await openLine(server, officer)
  const { station, facts } = (line.opened as unknown as { snapshot: MeetingState }).snapshot.meeting
  const drafted = Array.from({ length: count }, newId)
  for (const [n, id] of drafted.entries()) {
    const command = { type: 'meeting.draft', id, station, facts, agenda: [] }
    const answer = (await line.socket.emitWithAck('meeting:command', command)) as Answer
    if (!answer.ok) throw new Error(answer.error.en)
    // Within one line's bound of commands a second.
    if (n % 20 === 19) await new Promise((next) => setTimeout(next, 1000))
  }
  line.close()
  return drafted
}
