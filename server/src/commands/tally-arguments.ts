import { parseArgs } from 'node:util'
import type { OptionName } from '@linyi/shared/domain/counting/rule'
import type { CountOptions } from '@linyi/shared/domain/counting/options'
import { countingRules, type RuleId } from '@linyi/shared/domain/counting/rules'
import { limits } from '@linyi/shared/lib/limits'

export type Asked = {
  readonly rule: RuleId
  readonly file: string
  readonly json: boolean
  readonly options: CountOptions
}

/** What is wrong with the arguments, in one line. */
export class BadArguments extends Error {}

const usage =
  'npm run -s tally -- --rule RULE FILE [--json] [--seats K] [--all N] [--present N] [--utility cost|cardinality]'

const known = {
  rule: { type: 'string' },
  json: { type: 'boolean' },
  seats: { type: 'string' },
  all: { type: 'string' },
  present: { type: 'string' },
  utility: { type: 'string' },
} as const

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true })
  } catch (error) {
    const [why] = String((error as Error).message).split('. ')
    throw new BadArguments(`参数不对（${why}） · Bad arguments: ${usage}`)
  }
}

function ruleOf(name: string | undefined): RuleId {
  if (name !== undefined && Object.hasOwn(countingRules, name)) return name as RuleId
  const all = Object.keys(countingRules).join(' ')
  throw new BadArguments(`请用 --rule 说明怎么算 · --rule must be one of: ${all}`)
}

function whole(name: OptionName, value: string | undefined, max: number): number | null {
  if (value === undefined) return null
  const number = /^\d{1,15}$/.test(value) ? Number(value) : 0
  if (number >= 1 && number <= max) return number
  throw new BadArguments(
    `--${name} 要写 1 到 ${max} 的整数，不是“${value}” · --${name} must be a whole number from 1 to ${max}, not “${value}”`,
  )
}

function utilityOf(value = 'cost'): CountOptions['utility'] {
  if (value === 'cost' || value === 'cardinality') return value
  throw new BadArguments(`--utility 只能是 cost 或 cardinality · --utility must be cost or cardinality`)
}

/** Reads the command line. Throws `BadArguments` with one line that says what to write instead. */
export function asked(args: readonly string[]): Asked {
  const { values, positionals } = parse(args)
  const rule = ruleOf(values.rule)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new BadArguments(`用法 · Usage: ${usage}`)
  const { takes } = countingRules[rule]
  const strange = (['seats', 'all', 'present', 'utility'] as const).find(
    (name) => values[name] !== undefined && !(takes as readonly OptionName[]).includes(name),
  )
  if (strange) throw new BadArguments(`${rule} 用不上 --${strange} · ${rule} takes no --${strange}`)
  const options: CountOptions = {
    seats: whole('seats', values.seats, limits.candidatesPerFileMax),
    all: whole('all', values.all, limits.papersPerFileMax),
    present: whole('present', values.present, limits.papersPerFileMax),
    utility: utilityOf(values.utility),
  }
  if (options.all !== null && options.present !== null && options.present > options.all)
    throw new BadArguments('实到不能比应到多 · --present cannot be more than --all')
  return { rule, file, json: values.json ?? false, options }
}
