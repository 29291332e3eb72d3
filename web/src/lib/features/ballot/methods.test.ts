import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ballotMethod } from '@linyi/shared/domain/ballot/schema'
import { expect, test } from 'vitest'

const here = import.meta.dirname
const tables = ['desks.ts', 'phones.ts', 'ways.ts', 'wall/walls.ts']
const read = (path: string) => readFileSync(join(here, path), 'utf8')
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(svelte|ts)$/.test(path) && !path.endsWith('.test.ts'),
)

test.each(tables)('%s has a line for every way of voting', (table) => {
  for (const method of ballotMethod.options)
    expect(read(table)).toMatch(new RegExp(`^ *${method}: |{ ${method}: |, ${method}: `, 'm'))
})

test.each(ballotMethod.options)('of %s only its own folder and the tables know', (method) => {
  const strangers = files.filter((path) => !path.startsWith(`${method}/`) && !tables.includes(path))
  const naming = strangers.filter((path) => read(path).includes(`/${method}/`))
  expect(naming).toEqual([])
})
