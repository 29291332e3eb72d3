// The server of y-websocket 2, the one most copied. The first argument is a SQLite file to store in.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as answered } from 'node:timers/promises'
import type * as Yjs from 'yjs'
import { listen } from './listen.ts'

// It has no types, brings a ws of its own, and wants the Yjs that `require` gives.
const require = createRequire(import.meta.url)
const Y = require('yjs') as typeof Yjs
const { setupWSConnection, setPersistence } = require('y-websocket-2/bin/utils')
const own = createRequire(require.resolve('y-websocket-2/bin/utils'))
const { Server: WebSocketServer } = own('ws')

/**
 * A row an update, as its own LevelDB store has it, which answers from a thread of its own, some rows at a time; and as
 * there, `bindState` is not waited for.
 */
function store(path: string) {
  const db = new DatabaseSync(path)
  db.exec('CREATE TABLE IF NOT EXISTS updates (name TEXT NOT NULL, data BLOB NOT NULL) STRICT')
  const read = db.prepare('SELECT data FROM updates WHERE name = ? ORDER BY rowid LIMIT 1000 OFFSET ?')
  const write = db.prepare('INSERT INTO updates (name, data) VALUES (?, ?)')
  setPersistence({
    provider: db,
    bindState: async (name: string, doc: Yjs.Doc) => {
      const rows: Record<string, unknown>[] = []
      for (let page: Record<string, unknown>[] = [{}], at = 0; page.length > 0; at += page.length) {
        await answered(1)
        page = read.all(name, at)
        rows.push(...page)
      }
      const kept = new Y.Doc()
      kept.transact(() => rows.forEach((row) => Y.applyUpdate(kept, row['data'] as Uint8Array)))
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept))
      doc.on('update', (update: Uint8Array) => void write.run(name, update))
    },
    writeState: async () => undefined,
  })
}

const [file] = process.argv.slice(2)
if (file !== undefined) store(file)
const wss = new WebSocketServer({ noServer: true })
const server = createServer()
server.on('upgrade', (req, socket: Duplex, head) =>
  wss.handleUpgrade(req, socket, head, (ws: unknown) => setupWSConnection(ws, req)),
)
listen(server)
