import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { askFrame } from '@linyi/shared/client/doc-client/wire'
import { createIssue } from '@linyi/shared/docs/board/edits'
import { textOf } from '@linyi/shared/docs/board/list'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSqlite } from '../storage/sqlite/sqlite.ts'
import { draftOf } from '../testing/board-room.ts'
import { openLine, type Line } from '../testing/line.ts'

const program = fileURLToPath(new URL('./collab-durable.child.ts', import.meta.url))

/** How often the process is killed; the long form asks for more. */
const kills = Number(process.env['KILLS'] ?? 5)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linyi-durable-'))
})
afterEach(() => rm(folder, { recursive: true }))

type Served = { url: string; doc: string; tokens: string[]; participants: string[] }

const serve = async (path: string) => {
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, ...(JSON.parse(line) as Served) }
}

/** Frames on their way at once. */
const underwayMax = 10

/** Types letter by letter until the line ends, noting how far each frame brought the copy. */
const typeOn = async (line: Line, participant: string): Promise<number[]> => {
  const clocks: number[] = []
  line.copy.on('update', (_, origin) => {
    if (origin === null) clocks.push(Y.getState(line.copy.store, line.copy.clientID))
  })
  const issue = draftOf('水')
  line.write((copy) => createIssue(copy, participant, issue))
  while (line.ws.readyState === line.ws.OPEN) {
    line.write((copy) => {
      const title = textOf(copy, issue.id, 'title')!
      if (title.length < 100) title.insert(1, '浸')
      else title.delete(1, 50)
    })
    await line.stored(clocks.length - underwayMax).catch(() => undefined)
  }
  return clocks
}

const storedIn = async (path: string, doc: string): Promise<Y.Doc> => {
  const storage = await openSqlite({ path })
  const copy = new Y.Doc()
  const { updates } = await storage.readDoc(doc)
  updates.forEach((update) => Y.applyUpdate(copy, update))
  await storage.close()
  return copy
}

test(
  'what was acked, and what anybody has seen, outlives SIGKILL at whatever point',
  { timeout: 60_000 + kills * 12_000 },
  async () => {
    for (let round = 0; round < kills; round++) {
      const path = join(folder, `${round}.sqlite`)
      const { child, url, doc, tokens, participants } = await serve(path)
      const lines = await Promise.all(tokens.map((token) => openLine(`${url}?token=${token}&ack=1`)))
      lines.forEach((line) => line.send(askFrame(new Uint8Array([0]))))
      const typing = lines.map((line, i) => typeOn(line, participants[i]!))
      const killAfter = 1 + Math.floor(Math.random() * 100)
      await Promise.race(lines.map((line) => line.stored(killAfter)))
      child.kill('SIGKILL')
      const clocks = await Promise.all(typing)
      const stored = await storedIn(path, doc)
      lines.forEach((line, i) => {
        const acked = line.said('stored').at(-1)?.frames ?? 0
        expect(Y.getState(stored.store, line.copy.clientID)).toBeGreaterThanOrEqual(
          acked === 0 ? 0 : clocks[i]![acked - 1]!,
        )
        for (const other of lines.filter((one) => one !== line)) {
          const seen = Y.getState(line.copy.store, other.copy.clientID)
          expect(Y.getState(stored.store, other.copy.clientID)).toBeGreaterThanOrEqual(seen)
        }
      })
      expect(lines.some((line) => (line.said('stored').at(-1)?.frames ?? 0) >= killAfter)).toBe(true)
    }
  },
)
