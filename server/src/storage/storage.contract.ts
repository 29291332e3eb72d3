import { afterEach, beforeEach, describe } from 'vitest'
import { directoryContract } from './contract/directory.contract.ts'
import { besideContract } from './contract/beside.contract.ts'
import { boxContract } from './contract/boxes.contract.ts'
import { docContract } from './contract/docs.contract.ts'
import { erasureContract } from './contract/erasures.contract.ts'
import { faultContract } from './contract/faults.contract.ts'
import type { Lab } from './contract/lab.ts'
import { raceContract } from './contract/races.contract.ts'
import { recordContract } from './contract/records.contract.ts'
import { streamContract } from './contract/streams.contract.ts'
import type { Storage } from './port.ts'

/** What every store must do; each test has a store of its own. */
export const storageContract = (name: string, openLab: () => Promise<Lab>): void => {
  describe(name, () => {
    let lab: Lab
    let storage: Storage

    beforeEach(async () => {
      lab = await openLab()
      storage = await lab.open()
    })
    afterEach(async () => {
      await storage.close()
      await lab.remove()
    })

    const current = (): Storage => storage
    const reopen = async (): Promise<void> => {
      await storage.close()
      storage = await lab.open()
    }

    streamContract(current)
    docContract(current)
    besideContract(current)
    directoryContract(current)
    faultContract(current, () => lab, reopen)
    raceContract(current)
    recordContract(current)
    erasureContract(current)
    boxContract(current, reopen)
  })
}
