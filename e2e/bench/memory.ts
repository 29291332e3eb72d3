// npm run bench -- memory: what a connection costs a server that has nothing to do: 1,000 in one doc, and 5 in each of 200.
import { interleave, pause, type Stage } from './suite/interleave.ts'
import { readOptions } from './suite/options.ts'
import { usedBy } from './suite/proc.ts'
import { createRows, print, say, writeJson, type Column } from './suite/table.ts'

const clients = 1000
const rooms = 200

const columns: readonly Column[] = [
  { name: 'beforeMb', title: 'before MB' },
  { name: 'withMb', title: 'with MB' },
  { name: 'kbEach', title: 'kB each' },
  { name: 'afterMb', title: 'after MB' },
]

const options = readOptions({ seconds: 5 })
const rows = createRows()

async function play({ peer, running, crew }: Stage, isOneRoom: boolean) {
  const seat = isOneRoom ? running.reader : await running.manyRooms(rooms)
  // The first has the doc loaded, and what the server needs for anybody at all.
  await crew.open([seat(0), seat(1)])
  await crew.tell({ do: 'leave' })
  await pause(options.seconds * 1000)
  const before = usedBy(running.pid).residentKb
  await crew.open(Array.from({ length: clients }, (_, n) => seat(n)))
  await pause(options.seconds * 1000)
  const during = usedBy(running.pid).residentKb
  await crew.tell({ do: 'leave' })
  await pause(options.seconds * 1000)
  rows.add(peer.name, isOneRoom ? `${clients} in one room` : `${clients / rooms} in each of ${rooms} rooms`, {
    beforeMb: before / 1000,
    withMb: during / 1000,
    kbEach: (during - before) / clients,
    afterMb: usedBy(running.pid).residentKb / 1000,
  })
}

await interleave(options, clients, (stage) => play(stage, true))
await interleave(options, clients, (stage) => play(stage, false))
print(rows.all(), columns, 'kbEach')
say(
  `\nResident memory as the system counts it, after ${options.seconds} s of rest and without asking anybody to collect their garbage: before
anybody came, with all of them in, and after they left. "kB each" is the growth for each connection; with many rooms what
a room costs is in it. Medians of ${options.repeats} runs.`,
)
writeJson(options.json, 'memory', rows.all())
