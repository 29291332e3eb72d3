import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import { limits } from '@linyi/shared/lib/limits'
import type { Config } from '../config.ts'

/** How often it looks for requests whose head does not end. */
const lookEveryMs = 1000

const bounds: ServerOptions = {
  // Node refuses as many as it is told.
  maxHeaderSize: limits.headerBytesMax + 1,
  headersTimeout: limits.unauthenticatedMsMax,
  connectionsCheckingInterval: lookEveryMs,
}

/** What listens, with a bound on what somebody may send before anybody knows who they are. Never by address: a hall is one. */
export const listenerFor = (tls: Config['tls'], http: RequestListener): Server | SecureServer =>
  tls
    ? createSecureServer({ ...bounds, cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, http)
    : createServer(bounds, http)
