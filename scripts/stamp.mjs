import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const isTest = (/** @type {string} */ name) => /\.(test|contract)\.ts$/.test(name)

/** @returns {string[]} every file at or under `path`, in a fixed order, tests left out */
function filesUnder(/** @type {string} */ path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return isTest(path) ? [] : [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/**
 * SHA-256 over the names and bytes of the files at or under `paths`: equal as long as none was changed, added or removed.
 * @param {string} base folder the names are relative to, so that moving the project keeps the stamp
 * @param {readonly string[]} paths
 * @param {string} [also] anything else the work depends on
 */
export function stampOf(base, paths, also = '') {
  const hash = createHash('sha256').update(also)
  for (const file of paths.flatMap((path) => filesUnder(join(base, path)))) {
    const bytes = readFileSync(file)
    hash.update(`\0${file.slice(base.length)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Whether `file` holds exactly this stamp. */
export const stampHolds = (/** @type {string} */ file, /** @type {string} */ stamp) =>
  existsSync(file) && readFileSync(file, 'utf8') === stamp
