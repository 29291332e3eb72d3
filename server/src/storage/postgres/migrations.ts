import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'migrations')

const read = (version: string): string =>
  readdirSync(join(folder, version))
    .toSorted()
    .map((file) => readFileSync(join(folder, version, file), 'utf8'))
    .join('\n')

/**
 * Migration n brings a store from version n-1 to n (`store_version`): the files of folder n in the order of their names.
 * One that was released never changes again.
 */
export const migrations: readonly string[] = readdirSync(folder)
  .toSorted((a, b) => Number(a) - Number(b))
  .map(read)
