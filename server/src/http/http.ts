import { healthPath, readyPath } from '@linyi/shared/protocol/addresses'
import express, { type Express, type RequestHandler } from 'express'
import type { Edge } from './edge.ts'
import { health, ready } from './health.ts'
import { securityHeaders } from './headers.ts'
import { metricsPage } from './metrics.ts'
import { mountRoutes } from './mount.ts'
import { withReference } from './openapi.ts'
import { pages } from './pages.ts'
import { createPhoneProbe, type PhoneProbe } from './phone-probe.ts'
import { requestLog } from './request-log.ts'
import type { Route } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { boxRoutes } from './routes/boxes.ts'
import { casePaperRoutes } from './routes/case-papers.ts'
import { caseRoutes } from './routes/cases.ts'
import { dossierRoutes } from './routes/dossiers.ts'
import { findingRoutes } from './routes/findings.ts'
import { caseFileRoutes } from './routes/case-files.ts'
import { demoRoutes } from './routes/demo.ts'
import { deviceRoutes } from './routes/devices.ts'
import { erasureRoutes } from './routes/erasures.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { joinRoutes } from './routes/join.ts'
import { ownRoutes } from './routes/me.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { paperRoutes } from './routes/papers.ts'
import { partyLinkRoutes } from './routes/party-links.ts'
import { projectorRoutes } from './routes/projector.ts'
import { recordRoutes } from './routes/records.ts'
import { setupRoutes } from './routes/setup.ts'

/** Every route there is. The demo's sign-in is there in a demo only. */
export const routeTable = (edge: Edge, probe: PhoneProbe): readonly Route[] =>
  withReference([
    ...accountRoutes(edge),
    ...setupRoutes(edge, probe),
    ...invitationRoutes(edge),
    ...joinRoutes(edge),
    ...deviceRoutes(edge),
    ...projectorRoutes(edge),
    ...meetingRoutes(edge),
    ...recordRoutes(edge),
    ...paperRoutes(edge),
    ...erasureRoutes(edge),
    ...ownRoutes(edge),
    ...boxRoutes(edge),
    ...caseRoutes(edge),
    ...dossierRoutes(edge),
    ...findingRoutes(edge),
    ...casePaperRoutes(edge),
    ...partyLinkRoutes(edge),
    ...caseFileRoutes(edge),
    ...(edge.demo ? demoRoutes(edge) : []),
  ])

export type HttpOptions = {
  readonly publicOrigin: string | undefined
  /** Addresses of proxies whose forwarded headers are believed; undefined: nobody's. */
  readonly trustProxy: string | undefined
  readonly metricsToken: string | undefined
}

/** The HTTP edge: health, metrics, the API, and the pages behind everything else. */
export function createHttp(
  edge: Edge,
  web: RequestHandler,
  { publicOrigin, trustProxy, metricsToken }: HttpOptions,
): Express {
  const app = express()
  const probe = createPhoneProbe()
  app.disable('x-powered-by')
  app.disable('etag')
  if (trustProxy)
    app.set(
      'trust proxy',
      trustProxy.split(',').map((address) => address.trim()),
    )
  app.use(requestLog(edge.log, edge.meter), securityHeaders)
  app.get(healthPath, health(edge))
  app.get(readyPath, ready)
  app.get('/metrics', metricsPage(edge.metrics, metricsToken))
  mountRoutes(app, routeTable(edge, probe), { logins: edge.logins, log: edge.log, publicOrigin })
  app.use(pages(edge, probe, web))
  return app
}
