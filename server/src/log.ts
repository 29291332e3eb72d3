import pino, { type DestinationStream, type Logger, type LevelWithSilent } from 'pino'

export type Log = Logger

/**
 * Structured lines, one JSON object each, on stderr: stdout is for the person at the terminal. Nothing personal goes
 * in (no name, address, token, query string): callers log codes, counts, opaque ids and route patterns, never a request.
 * @param destination where the lines go instead, for tests
 */
export const createLog = (
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination(2),
): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' }, destination)
