// Hocuspocus as it comes, in memory; the first argument is its `flushDelay`, the second a SQLite file to store in.
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import { listen } from './listen.ts'

const [flushDelay = '0', file] = process.argv.slice(2)

/** One row a doc, as its own SQLite extension has it. */
function stored(path: string) {
  const db = new DatabaseSync(path)
  db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT')
  const read = db.prepare('SELECT data FROM documents WHERE name = ?')
  const write = db.prepare('INSERT OR REPLACE INTO documents (name, data) VALUES (?, ?)')
  return {
    onLoadDocument: async ({ documentName, document }: { documentName: string; document: Y.Doc }) => {
      const row = read.get(documentName)
      if (row) Y.applyUpdate(document, row['data'] as Uint8Array)
    },
    onStoreDocument: async ({ documentName, document }: { documentName: string; document: Y.Doc }) => {
      write.run(documentName, Y.encodeStateAsUpdate(document))
    },
  }
}

const server = new Server({
  flushDelay: Number(flushDelay),
  quiet: true,
  stopOnSignals: false,
  ...(file === undefined ? {} : stored(file)),
})
listen(server.httpServer)
