import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Instant } from '@linyi/shared/domain/decider'
import { erasureListPath } from '../erasure/list.ts'
import { signingKeyPath } from '../records/signing-key.ts'
import { whyUnfit } from '../storage/sqlite/fitness.ts'
import type { WholeStore } from '../storage/whole-store.ts'
import { storePath } from '../store-path.ts'
import { withWholeStore, type Station } from '../store.ts'
import { readManifest } from './manifest.ts'
import { asideName } from './names.ts'

export type Restored = {
  readonly madeAt: Instant
  /** Where what was there before lies now; null when nothing was. */
  readonly aside: string | null
}

/**
 * Puts a copy in the place of the store. Nothing is lost by it: what was there is put aside first. What was erased
 * since the copy was made is erased again at the next start, by the list beside the store, which only ever grows.
 * Rejects with the line that says why nothing was done.
 */
export async function restoreCopy(station: Station, from: string, now: Instant): Promise<Restored> {
  const { dataDir, databaseUrl } = station
  const { madeAt } = readManifest(from)
  const copied = join(from, basename(storePath(dataDir)))
  const unfit = whyUnfit(copied)
  if (unfit) throw new Error(unfit)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return withWholeStore(station, async (store) => {
    if (await store.isInUse())
      throw new Error(
        `${databaseUrl ? 'DATABASE_URL' : dataDir} 正在用，先停下服务 · is in use: stop the server first`,
      )
    const aside = await putAside(dataDir, store, now)
    await store.fill(copied, () => {
      takeErasures(from, dataDir)
      takeKey(from, dataDir)
    })
    return { madeAt, aside }
  })
}

async function putAside(dataDir: string, store: WholeStore, now: Instant): Promise<string | null> {
  const files = [signingKeyPath(dataDir), erasureListPath(dataDir)].filter((file) => existsSync(file))
  const isEmpty = await store.isEmpty()
  if (isEmpty && files.length === 0) return null
  const aside = join(dataDir, asideName(now))
  mkdirSync(aside, { mode: 0o700 })
  for (const file of files) copyFileSync(file, join(aside, basename(file)))
  if (!isEmpty) await store.copyTo(join(aside, basename(storePath(dataDir))))
  return aside
}

/** Both lists, each line once: on the same machine ours is the longer one, on another there is only theirs. */
function takeErasures(from: string, dataDir: string): void {
  const path = erasureListPath(dataDir)
  const lines = [path, join(from, basename(path))].flatMap((file) =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [],
  )
  const each = [...new Set(lines.filter((line) => line !== ''))]
  if (each.length > 0) writeFileSync(path, `${each.join('\n')}\n`, { mode: 0o600 })
}

/** The records in the copy were signed with the key beside it. */
function takeKey(from: string, dataDir: string): void {
  const path = signingKeyPath(dataDir)
  const copied = join(from, basename(path))
  if (existsSync(copied)) copyFileSync(copied, path)
}
