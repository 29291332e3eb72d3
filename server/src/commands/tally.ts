// npm run -s tally -- --rule RULE FILE [--json]: counts a ballot file with the code that counts a meeting's ballots.
import { readFileSync, statSync } from 'node:fs'
import type { Election } from '@linyi/shared/domain/counting/election'
import { readElection } from '@linyi/shared/domain/counting/files/read'
import type { Outcome } from '@linyi/shared/domain/counting/outcome'
import { countingRules } from '@linyi/shared/domain/counting/rules'
import { storyOf } from '@linyi/shared/domain/counting/story/story'
import { limits } from '@linyi/shared/lib/limits'
import { asked, BadArguments, type Asked } from './tally-arguments.ts'
import { countFaultLine, fileFaultLine } from './tally-words.ts'

/** A character takes up to four bytes. */
const fileBytesMax = 4 * limits.ballotFileCharsMax

function textOf(file: string): string {
  try {
    if (statSync(file).size <= fileBytesMax) return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Error(`读不到 ${file}（${code}） · cannot read ${file} (${code})`, { cause: error })
  }
  throw new Error(fileFaultLine(file, { line: 1, why: 'tooLarge', what: '' }))
}

function read(file: string): Election {
  const election = readElection(file, textOf(file))
  if (!election.ok) throw new Error(fileFaultLine(file, election.error))
  return election.value
}

function count({ rule, options }: Asked, election: Election): Outcome {
  const outcome = countingRules[rule].count(election, options)
  if (!outcome.ok) throw new Error(countFaultLine(outcome.error))
  return outcome.value
}

function print({ rule, json }: Asked, { title, candidates }: Election, outcome: Outcome): void {
  const { ties, winners, rounds, ballots, invalid } = outcome
  if (json) return console.log(JSON.stringify({ rule, ties, winners, rounds, ballots, invalid }))
  const names = new Map(candidates.map(({ id, name }) => [id, name && name !== id ? `${id} ${name}` : id]))
  const story = [countingRules[rule].name, ...storyOf(outcome, (id) => names.get(id)!)]
  const head = title === '' ? [] : [title]
  console.log([...head, ...story.map(({ zh }) => zh), '', ...story.map(({ en }) => en)].join('\n'))
}

try {
  const question = asked(process.argv.slice(2))
  const election = read(question.file)
  print(question, election, count(question, election))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof BadArguments ? 2 : 1
}
