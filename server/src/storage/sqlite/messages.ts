import type { BoxWrite, Unit } from '../port.ts'
import type { Calls } from './calls.ts'

/** What the main thread asks of the worker. */
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

/** Units of one batch and what goes into boxes share one transaction; calls follow it. */
export type ToWorker = { readonly batch: readonly Request[] }

export type FromWorker =
  | { readonly opened: { readonly epoch: string } }
  | { readonly refused: { readonly message: string; readonly tooNew: boolean } }
  /** `taken` when all of a batch but its slow calls is answered, so the next one may come. */
  | { readonly answers: readonly Answer[]; readonly taken: boolean }
