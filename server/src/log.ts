import { writeSync } from 'node:fs'
import pino, { type DestinationStream, type Logger, type LevelWithSilent } from 'pino'

export type Log = Logger

const stderr = 2

/**
 * A line that cannot be written (a file on a full disk, a pipe nobody reads) is dropped: the server neither waits for
 * its log nor falls for it. Pino's own destination tries for ever, and nothing else runs meanwhile.
 */
const lines: DestinationStream = {
  write: (line) => {
    try {
      writeSync(stderr, line)
    } catch {
      // There is nowhere left to say so.
    }
  },
}

/**
 * Structured lines, one JSON object each, on stderr: stdout is for the person at the terminal. Nothing personal goes
 * in (no name, address, token, query string): callers log codes, counts, opaque ids and route patterns, never a request.
 * @param destination where the lines go instead, for tests
 */
export const createLog = (level: LevelWithSilent, destination: DestinationStream = lines): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' }, destination)
