import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { Instant } from '@linyi/shared/domain/decider'
import { erasureListPath } from '../erasure/list.ts'
import { signingKeyPath } from '../records/signing-key.ts'
import { copyStore } from '../storage/sqlite/backup.ts'
import { storePath } from '../store-path.ts'
import { withWholeStore, type Station } from '../store.ts'
import { digestOf, manifestName, type Manifest } from './manifest.ts'
import { copyName, dropOldBeside, dropOldCopies } from './names.ts'

export type Made = { readonly path: string; readonly dropped: readonly string[] }

/**
 * Copies the whole station into a folder of its own, while it serves or not: the store as it stands at one moment,
 * the key that signs records, the list of erasures. Copies that are past their time go once this one is whole.
 * Rejects with the line that says why there is none.
 */
export async function makeCopy(station: Station, into: string, now: Instant): Promise<Made> {
  const { dataDir, databaseUrl } = station
  const store = storePath(dataDir)
  if (databaseUrl === undefined && !existsSync(store))
    throw new Error(`${store} 里没有数据 · there is no store; set DATA_DIR as the server has it`)
  const path = join(into, copyName(now))
  const part = `${path}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true, mode: 0o700 })
  const copied = join(part, basename(store))
  if (databaseUrl === undefined) await copyStore(store, copied)
  else await withWholeStore(station, (whole) => whole.copyTo(copied))
  // After the store: an erasure in between stands on the list, and is done again on the copy.
  for (const file of [erasureListPath(dataDir), signingKeyPath(dataDir)])
    if (existsSync(file)) copyFileSync(file, join(part, basename(file)))
  writeManifest(
    part,
    [store, erasureListPath(dataDir), signingKeyPath(dataDir)].map((file) => basename(file)),
    now,
  )
  renameSync(part, path)
  return { path, dropped: [...dropOldCopies(into, now), ...dropOldBeside(dataDir, now)] }
}

function writeManifest(folder: string, names: readonly string[], madeAt: Instant): void {
  const files = names.filter((name) => existsSync(join(folder, name)))
  const manifest: Manifest = {
    format: 'linyi-backup',
    v: 1,
    madeAt,
    files: Object.fromEntries(files.map((name) => [name, digestOf(join(folder, name))])),
  }
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  for (const name of [...files, manifestName]) toDisk(join(folder, name))
}

/** A stick may be pulled the moment we say it is done. */
function toDisk(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
