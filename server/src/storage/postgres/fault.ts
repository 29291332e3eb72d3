/** Classes of SQLSTATE that say our statement was wrong; all else says that the database could not do it. */
const ours = ['22', '23', '2F', '39', '42', 'P0', 'LY']
const NOT_PERMITTED = '42501'
const DEADLOCK = '40P01'
const LOCK_TIMEOUT = '55P03'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const isOfDatabase = (error: unknown): boolean => error instanceof Error && 'severity' in error

/** A lost connection has no code of the database's, or none at all. */
export const isFault = (error: unknown): boolean => {
  const code = codeOf(error)
  return !isOfDatabase(error) || code === NOT_PERMITTED || !ours.some((kind) => code.startsWith(kind))
}

/** Nothing was written, and the same again may go through. */
export const isDeadlock = (error: unknown): boolean => isOfDatabase(error) && codeOf(error) === DEADLOCK

export const isLockTimeout = (error: unknown): boolean =>
  isOfDatabase(error) && codeOf(error) === LOCK_TIMEOUT
