// npm run -s verify -- FILE [--root R] [--key K]: checks an exported record by itself, offline. Exit 0 when all holds.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rootDigitsMin, verifyRecord } from '@linyi/shared/record/verify-record'
import { faultLine, heldLines, usage, type Compared } from './verify-words.ts'

/** As people copy them: in groups, in capitals. */
const hexOf = (typed: string | undefined, digitsMin: number): string | null => {
  if (typed === undefined) return null
  const digits = typed.replace(/[\s-]/g, '').toLowerCase()
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < digitsMin || digits.length > 64) throw new Error(usage)
  return digits
}

/** @throws the usage, for what is no proper question */
function parsed() {
  const options = { root: { type: 'string' }, key: { type: 'string' } } as const
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    throw new Error(usage)
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`${path} 读不到 · cannot be read: ${code}`, { cause: error })
  }
}

function readArguments(): Compared & { readonly file: string } {
  const { values, positionals } = parsed()
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(usage)
  return { file, root: hexOf(values.root, rootDigitsMin), key: hexOf(values.key, 64) }
}

function verify(): boolean {
  const { file, root, key } = readArguments()
  const report = verifyRecord(readFile(file), { ...(root && { root }), ...(key && { key }) })
  if (report.fault) {
    console.log(`✗ ${faultLine(report.fault)}`)
    return false
  }
  for (const line of heldLines(report, { root, key })) console.log(line)
  return true
}

try {
  process.exitCode = verify() ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
