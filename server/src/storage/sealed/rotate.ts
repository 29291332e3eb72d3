import type { Instant } from '@linyi/shared/domain/decider'
import { limits } from '@linyi/shared/lib/limits'
import type { Storage } from '../port.ts'
import { newMasterKey, readKeyFile, writeKeyFile } from './key-file.ts'
import { unwrap, wrap } from './keyring.ts'
import { masterSetting } from './open.ts'

const dayMs = 24 * 60 * 60_000

export type Rotated = { readonly cases: number; readonly dropped: number }

/**
 * Wraps the key of every case under a new master key. Older master keys stay in the file as long as copies are kept
 * that need them, and go with the first rotation after that. Safe while the server runs: it reads the file anew when it
 * meets a key it does not know.
 * @throws with the one line that says why nothing was done
 */
export async function rotateKeys(
  storage: Pick<Storage, 'keys' | 'rewrapKeys' | 'putSetting'>,
  path: string,
  now: Instant,
): Promise<Rotated> {
  const before = readKeyFile(path)
  if (!before) throw new Error(`${path} 不在 · there is no such KEY_FILE`)
  const master = newMasterKey(now)
  const sealed = await storage.keys()
  const anew = sealed.map((one) => wrap(master, one.holder, unwrap(before, one)))
  // The new one is in the file before anything needs it; each key was in use until the next was made.
  const stillNeeded = before.filter((_, index) => {
    const until = before[index + 1]?.madeAt ?? now
    return now - until <= limits.copyDaysMax * dayMs
  })
  writeKeyFile(path, [...before, master])
  await storage.rewrapKeys(anew)
  await storage.putSetting(masterSetting, master.id)
  writeKeyFile(path, [...stillNeeded, master])
  return { cases: anew.length, dropped: before.length - stillNeeded.length }
}
