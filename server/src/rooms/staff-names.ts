import { nameKey } from '@linyi/shared/domain/roll/names'
import type { Storage } from '../storage/port.ts'

/** What the people with a role of one station are called, and who once had one. */
export type StaffNames = {
  readonly nameOf: (person: string) => string | null
  /** The person who bears a name, compared by `nameKey`. */
  readonly holder: (name: string) => string | null
  readonly drop: (person: string) => void
  /** Asks the directory for those not yet known; whether anybody became known. Rejects with `StorageFault`. */
  readonly learn: (persons: readonly string[]) => Promise<boolean>
}

export function createStaffNames(storage: Storage): StaffNames {
  const names = new Map<string, string>()
  const holders = new Map<string, string>()
  return {
    nameOf: (person) => names.get(person) ?? null,
    holder: (name) => holders.get(nameKey(name)) ?? null,
    drop: (person) => {
      holders.delete(nameKey(names.get(person) ?? ''))
      names.delete(person)
    },
    learn: async (persons) => {
      const unknown = persons.filter((person) => !names.has(person))
      const found = await Promise.all(unknown.map((person) => storage.person(person)))
      found.forEach((row, index) => {
        if (!row) return
        names.set(unknown[index]!, row.name)
        holders.set(nameKey(row.name), unknown[index]!)
      })
      return found.some((row) => row !== null)
    },
  }
}
