import type { IncomingMessage } from 'node:http'
import type { PageReads } from '@linyi/shared/protocol/page-views'
import type { WireError } from '@linyi/shared/protocol/messages'
import type { Prefs } from '#lib/prefs.ts'

declare global {
  namespace App {
    interface Platform {
      /** Express hands the app's reads over with the request: the pages import no server code. */
      req: IncomingMessage & { linyi: PageReads }
    }
    interface Locals {
      reads: PageReads
      prefs: Prefs
    }
    interface PageData {
      prefs: Prefs
      /** The demonstration store: every page and paper says so. */
      demo: boolean
      /** Of the public pages, for their forms. */
      formToken?: string
      problem?: WireError | null
    }
  }
}
