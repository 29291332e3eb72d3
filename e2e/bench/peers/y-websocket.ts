// The server of y-websocket 2, the one most copied. The first argument is a SQLite file to store in.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Duplex } from 'node:stream'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import type * as Yjs from 'yjs'
import { listen } from './listen.ts'

// It has no types, brings a ws of its own, and wants the Yjs that `require` gives.
const require = createRequire(import.meta.url)
const Y = require('yjs') as typeof Yjs
const { setupWSConnection, setPersistence } = require('y-websocket-2/bin/utils')
const own = createRequire(require.resolve('y-websocket-2/bin/utils'))
const { Server: WebSocketServer } = own('ws')

/** A row an update, as its own LevelDB store has it; and as there, `bindState` is not waited for. */
function store(path: string) {
  const db = new DatabaseSync(path)
  db.exec('CREATE TABLE IF NOT EXISTS updates (name TEXT NOT NULL, data BLOB NOT NULL) STRICT')
  const read = db.prepare('SELECT data FROM updates WHERE name = ? ORDER BY rowid')
  const write = db.prepare('INSERT INTO updates (name, data) VALUES (?, ?)')
  setPersistence({
    provider: db,
    bindState: async (name: string, doc: Yjs.Doc) => {
      await turn()
      const rows = read.all(name)
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
