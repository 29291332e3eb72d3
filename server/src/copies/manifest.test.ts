import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { digestOf } from './manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'linyi-digest-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([0, 1, 1024 * 1024, 2.5 * 1024 * 1024])(
  'the digest of %i bytes is that of all of them',
  (bytes) => {
    const path = join(folder, 'store')
    const content = Buffer.alloc(bytes, '邻议')
    writeFileSync(path, content)
    expect(digestOf(path)).toBe(createHash('sha256').update(content).digest('hex'))
  },
)
