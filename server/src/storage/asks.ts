import type { BoxWrite, Storage, Unit } from './port.ts'

/** What a store does for the port besides committing units; slow ones are answered when they settle. */
export type Calls = Omit<Storage, 'epoch' | 'commit' | 'writeBox' | 'backup' | 'close'>

/** What is asked of whoever writes and reads the store: a thread beside this one, or a database. */
export type Ask =
  | { readonly unit: Unit }
  | { readonly box: BoxWrite }
  | { readonly call: keyof Calls; readonly args: readonly unknown[] }
  | { readonly backup: string }
  /** Always the last one: answered when the slow calls are done and the store is closed. */
  | { readonly close: true }

export type Request = Ask & { readonly id: number }

export type Answer =
  | { readonly id: number; readonly value: unknown }
  /** The store could not do it: `StorageFault`. */
  | { readonly id: number; readonly fault: string }
  /** Our own mistake: `Bug`. */
  | { readonly id: number; readonly bug: string }
