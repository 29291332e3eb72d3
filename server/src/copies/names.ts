import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Instant } from '@linyi/shared/domain/decider'
import { limits } from '@linyi/shared/lib/limits'
import { storePath } from '../store-path.ts'

const chinaOffsetMs = 8 * 60 * 60_000
const dayMs = 24 * 60 * 60_000

/** 20261126-193012, as the station's wall clock shows it. */
const stamp = (at: Instant): string =>
  new Date(at + chinaOffsetMs).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')

export const copyName = (at: Instant): string => `linyi-${stamp(at)}`
/** Where copies go that are given no other place. */
export const ownCopies = (dataDir: string): string => join(dataDir, 'copies')
/** What a restore put aside. */
export const asideName = (at: Instant): string => `before-restore-${stamp(at)}`

const isCopy = (name: string): boolean => /^linyi-\d{8}-\d{6}$/.test(name)

/** Copies that lie beside the store: made before a migration, put aside by a restore. */
const isBeside = (dataDir: string, name: string): boolean =>
  name.startsWith(`${basename(storePath(dataDir))}.version-`) || /^before-restore-\d{8}-\d{6}$/.test(name)

/** Removes what is older than copies are kept, of those in a folder that `fits`. Answers their names. */
function dropOld(folder: string, fits: (name: string) => boolean, now: Instant): readonly string[] {
  const old = readdirSync(folder).filter(
    (name) => fits(name) && now - statSync(join(folder, name)).mtimeMs > limits.copyDaysMax * dayMs,
  )
  for (const name of old) rmSync(join(folder, name), { recursive: true })
  return old
}

/** A copy keeps the names of who was erased since: so none is kept longer than it was promised (decisions 6). */
export const dropOldCopies = (folder: string, now: Instant): readonly string[] => dropOld(folder, isCopy, now)
export const dropOldBeside = (dataDir: string, now: Instant): readonly string[] => {
  const own = ownCopies(dataDir)
  const beside = dropOld(dataDir, (name) => isBeside(dataDir, name), now)
  return existsSync(own) ? [...beside, ...dropOldCopies(own, now)] : beside
}
