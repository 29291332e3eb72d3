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

const READONLY = 8
const IOERR = 10
/** Of IO errors those of writing: write, fsync, of a folder too, and truncate. */
const writing = new Set([3, 4, 5, 6].map((kind) => IOERR | (kind << 8)))

const wholeCodeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null

const codeOf = (error: unknown): number | null => {
  const whole = wholeCodeOf(error)
  return whole === null ? null : whole & 0xff
}

export const isFault = (error: unknown): boolean => {
  const code = codeOf(error)
  return code !== null && !ours.has(code)
}

export const isBusy = (error: unknown): boolean => [BUSY, LOCKED].includes(codeOf(error)!)

/** An IO error or a file that turned read-only may stick to its connection: a fresh one heals it. */
export const needsReopening = (error: unknown): boolean => isFault(error) && !harmless.has(codeOf(error)!)

/** What is there can still be read over the same connection. */
export const spoilsWritingAlone = (error: unknown): boolean =>
  codeOf(error) === READONLY || writing.has(wholeCodeOf(error)!)
