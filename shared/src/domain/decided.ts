import { fail, ok, type Result } from '../lib/result.ts'
import type { Decision } from './decider.ts'
import { reject, type Rejection, type RejectionCode } from './rejection.ts'

/** A decision that is nothing but events. */
export const decided = <E>(...events: readonly E[]): Result<Decision<E>, Rejection> => ok({ events })

export const refused = (
  code: RejectionCode,
  params?: Readonly<Record<string, string | number>>,
): Result<never, Rejection> => fail(reject(code, params))
