import type { Lab } from '../contract/lab.ts'
import { newMasterKey } from './key-file.ts'
import { openKeyring } from './keyring.ts'
import { sealedStorage } from './sealed.ts'

const master = newMasterKey(0)
const everything = { ofName: () => 'all', ofGathering: () => 'all', begins: () => false }

/** A store of which all that can be sealed is, under one key: for the contract that every store keeps. */
export const sealingEverything = <Of extends Lab>(lab: Of): Of => ({
  ...lab,
  open: async () => {
    const storage = await lab.open()
    const keys = await openKeyring(storage, () => [master])
    const { write } = keys.make('all')
    if (write) await storage.commit({ keys: [write] })
    keys.kept('all')
    return sealedStorage(storage, keys, everything)
  },
})
