import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let root: string | null = null

/** A folder for what several runs share; it goes with the process. */
export function keepRoot(): string {
  if (root !== null) return root
  const made = mkdtempSync(join(tmpdir(), 'linyi-bench-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  return (root = made)
}
