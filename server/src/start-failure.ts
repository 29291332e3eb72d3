import type { Config } from './config.ts'
import { StorageFault, StoreTooNew } from './storage/port.ts'

/** A start that would do harm; the message is the one line for the person at the terminal. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error

/** One line that says what to do; a fault of our own keeps its stack. */
export function whyNotStarted(error: unknown, { port, host, dataDir, databaseUrl }: Config): string {
  if (error instanceof StartRefused || error instanceof StoreTooNew) return error.message
  if (error instanceof StorageFault) {
    const where = databaseUrl ? 'at DATABASE_URL' : `in ${dataDir}`
    return `the store ${where} cannot be opened: ${error.message}`
  }
  if (isSystemError(error)) {
    const { code = '' } = error
    if (code === 'EADDRINUSE') return `port ${port} is taken; set PORT to another, or stop what listens there`
    if (code === 'EACCES') return `port ${port} may not be opened by this user; set PORT above 1023`
    if (code === 'EADDRNOTAVAIL') return `HOST is ${host}, which is no address of this machine`
    if (code.startsWith('ERR_OSSL'))
      return `TLS_CERT and TLS_KEY are no certificate and its key: ${error.message}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
