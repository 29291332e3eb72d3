/** The outcome of a step that may be refused: refusal is a value, never an exception. */
export type Result<T, R> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: R }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const fail = <R>(error: R): Result<never, R> => ({ ok: false, error })
