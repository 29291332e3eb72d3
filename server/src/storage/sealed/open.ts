import { existsSync } from 'node:fs'
import type { Instant } from '@linyi/shared/domain/decider'
import { StartRefused } from '../../start-failure.ts'
import { StorageFault, type Storage } from '../port.ts'
import { newMasterKey, readKeyFile, writeKeyFile, type MasterKey } from './key-file.ts'
import { openKeyring, unwrap } from './keyring.ts'
import { sealedStorage } from './sealed.ts'

/**
 * The store with what belongs to cases opened by the master keys in a file, which is made where there is none.
 * @param isJoined other nodes serve the same store
 * @throws StartRefused with the one line for the operator when cases are sealed and the file is missing, damaged or another,
 * or when other nodes have another
 */
export async function openSealed(
  storage: Storage,
  path: string,
  now: Instant,
  isJoined = false,
): Promise<Storage> {
  const sealed = await storage.keys()
  if (sealed.length > 0 && !existsSync(path))
    throw new StartRefused(
      `KEY_FILE ${path} is missing, and ${sealed.length} mediation cases are sealed with it: put its copy there`,
    )
  if (!existsSync(path)) writeKeyFile(path, [newMasterKey(now)])
  const masters = () => readMasters(path)
  const known = masters()
  const shut = sealed.filter((one) => !opens(known, one))
  if (shut.length > 0)
    throw new StartRefused(
      `KEY_FILE ${path} opens ${sealed.length - shut.length} of ${sealed.length} mediation cases: put the copy of the right one there`,
    )
  await agreeOn(storage, path, known, isJoined)
  return sealedStorage(storage, await openKeyring(storage, masters))
}

/** The master key a store was begun with, or rotated to last: named by its id, which tells nothing of it. */
export const masterSetting = 'masterKey'

/** Nodes with a key each would seal cases that the others cannot open, so it is asked before the first one is sealed. */
async function agreeOn(
  storage: Storage,
  path: string,
  known: readonly MasterKey[],
  isJoined: boolean,
): Promise<void> {
  const own = known.at(-1)!.id
  const first = await storage.settingOr(masterSetting, own)
  if (known.some(({ id }) => id === first)) return
  // Alone, and by now nothing is sealed under another: it was lost before anybody needed it.
  if (!isJoined) return storage.putSetting(masterSetting, own)
  throw new StartRefused(
    `KEY_FILE ${path} has the key ${own}, and this store belongs to ${first}: copy the file from where it was made`,
  )
}

function readMasters(path: string): readonly MasterKey[] {
  try {
    return readKeyFile(path) ?? []
  } catch (error) {
    throw new StartRefused((error as Error).message)
  }
}

function opens(masters: readonly MasterKey[], key: Parameters<typeof unwrap>[1]): boolean {
  try {
    unwrap(masters, key)
    return true
  } catch (error) {
    if (error instanceof StorageFault) return false
    throw error
  }
}
