/** SQLite's primary result codes that say our statement was wrong; all others say the store could not do it. */
const ERROR = 1
const TOOBIG = 18
const CONSTRAINT = 19
const MISMATCH = 20
const MISUSE = 21
const RANGE = 25
const ours = new Set([ERROR, TOOBIG, CONSTRAINT, MISMATCH, MISUSE, RANGE])

const BUSY = 5
const LOCKED = 6
const FULL = 13
/** After these the connection is as good as before. */
const harmless = new Set([BUSY, LOCKED, FULL])

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null

export const isFault = (error: unknown): boolean => {
  const code = codeOf(error)
  return code !== null && !ours.has(code)
}

export const isBusy = (error: unknown): boolean => [BUSY, LOCKED].includes(codeOf(error)!)

/** An IO error or a file that turned read-only may stick to its connection: a fresh one heals it. */
export const needsReopening = (error: unknown): boolean => isFault(error) && !harmless.has(codeOf(error)!)
