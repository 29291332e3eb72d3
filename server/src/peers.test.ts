import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/PEERS.md'), 'utf8')

test('each test that docs/PEERS.md names is there', () => {
  const rows = page.split('\n').flatMap((line) => {
    const [, , , file = '', title = ''] = line.split('|').map((cell) => cell.trim())
    return file.startsWith('`') ? [{ file: file.replaceAll('`', ''), title }] : []
  })
  expect(rows.length).toBeGreaterThan(15)
  for (const { file, title } of rows) expect(readFileSync(join(root, file), 'utf8')).toContain(title)
})
