import type { Answer, Request } from '../asks.ts'

/** Units of one batch and what goes into boxes share one transaction; calls follow it. */
export type ToWorker = { readonly batch: readonly Request[] }

export type FromWorker =
  | { readonly opened: { readonly epoch: string } }
  | { readonly refused: { readonly message: string; readonly tooNew: boolean } }
  /** `taken` when all of a batch but its slow calls is answered, so the next one may come. */
  | { readonly answers: readonly Answer[]; readonly taken: boolean }
