// npm run -s verify -- FILE [--root R] [--key K] [--receipt NUMBER]: checks an exported record by itself, offline, and
// looks for a receipt in it. Exit 0 when all holds.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rootDigitsMin, verifyRecord } from '@linyi/shared/record/verify-record'
import { receiptTyped } from '@linyi/shared/record/receipt'
import { receiptInRecord } from '@linyi/shared/record/receipt-in-record'
import { badReceipt, faultLine, heldLines, receiptLine, usage, type Compared } from './verify-words.ts'

/** As people copy them: in groups, in capitals. */
const hexOf = (typed: string | undefined, digitsMin: number): string | null => {
  if (typed === undefined) return null
  const digits = typed.replace(/[\s-]/g, '').toLowerCase()
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < digitsMin || digits.length > 64) throw new Error(usage)
  return digits
}

/** @throws the usage, for what is no proper question */
function parsed() {
  const text = { type: 'string' } as const
  const options = { root: text, key: text, receipt: text }
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

/** Case, spaces and hyphens do not matter. */
function numberOf(typed: string | undefined): string | null {
  if (typed === undefined) return null
  const number = receiptTyped(typed)
  if (number === null) throw new Error(`${badReceipt}\n${usage}`)
  return number
}

function readArguments(): Compared & { readonly file: string; readonly receipt: string | null } {
  const { values, positionals } = parsed()
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(usage)
  const [root, key] = [hexOf(values.root, rootDigitsMin), hexOf(values.key, 64)]
  return { file, root, key, receipt: numberOf(values.receipt) }
}

function verify(): boolean {
  const { file, root, key, receipt } = readArguments()
  const report = verifyRecord(readFile(file), { ...(root && { root }), ...(key && { key }) })
  if (report.fault) {
    console.log(`✗ ${faultLine(report.fault)}`)
    return false
  }
  for (const line of heldLines(report, { root, key })) console.log(line)
  if (receipt === null) return true
  const found = receiptInRecord(report, receipt)
  console.log(receiptLine(report, receipt, found))
  return found !== null
}

try {
  process.exitCode = verify() ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
