import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { limits } from '@linyi/shared/lib/limits'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Removes the copies that migrations left beside a store once they have outlived their time: a name that was erased
 * since stands in them still (decisions 6).
 * @param path of the store, or any store there: its folder need not exist
 */
export function removeOldCopies(path: string, now: number): void {
  for (const file of copiesOf(path))
    if (now - statSync(file).mtimeMs > limits.copyDaysMax * dayMs) rmSync(file, { force: true })
}

function copiesOf(path: string): readonly string[] {
  try {
    const start = `${basename(path)}.version-`
    return readdirSync(dirname(path))
      .filter((name) => name.startsWith(start))
      .map((name) => join(dirname(path), name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
