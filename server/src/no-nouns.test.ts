import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ballotMethod } from '@linyi/shared/domain/ballot/schema'
import { expect, it } from 'vitest'

const here = import.meta.dirname
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.startsWith('testing/'))
  .map((path) => ({ path, text: readFileSync(join(here, path), 'utf8') }))

const naming = (pattern: RegExp, folders = /^/): readonly string[] =>
  files.filter(({ path, text }) => folders.test(path) && pattern.test(text)).map(({ path }) => path)

it('a further way of voting touches no server code: none of it imports the rules of ballots or names a way', () => {
  const ways = ballotMethod.options.join('|')
  expect(naming(new RegExp(`domain/ballot|BallotMethod|method: ['"](${ways})['"]`))).toEqual([])
})

it('what runs a decider names no command and no event of what people decide', () => {
  const nouns = /['"`](roll|issue|floor|motion|ballot|resolution|minutes|rating)\.[a-z]/
  expect(naming(nouns, /^(rooms|realtime|storage|bus)\//)).toEqual([])
})
