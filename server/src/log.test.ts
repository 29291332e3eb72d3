import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a log on a full disk loses its lines, and the server goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linyi-log-'))
  const file = join(folder, 'log')
  const program = join(import.meta.dirname, 'log.child.ts')
  const limited = `ulimit -f 1 && exec "$0" "$1" 2>"$2"`
  const said = await new Promise((done, failed) => {
    execFile('sh', ['-c', limited, process.execPath, program, file], (error, out) =>
      error ? failed(error) : done(out),
    )
  })
  expect(said).toBe('still here\n')
  const lines = readFileSync(file, 'utf8').split('\n')
  expect(JSON.parse(lines[0]!)).toMatchObject({ line: 0, message: 'said into a log that has no room' })
  expect(lines.length).toBeLessThan(20)
  rmSync(folder, { recursive: true })
})
